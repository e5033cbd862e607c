package dev.latchkey.application.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.application.shared.AtOnce;
import dev.latchkey.application.shared.Some;
import dev.latchkey.application.shared.Transactions;
import dev.latchkey.domain.accounts.AccountStatus;
import dev.latchkey.domain.accounts.EmailAddress;
import dev.latchkey.domain.accounts.Language;
import dev.latchkey.domain.accounts.PersonName;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.accounts.Role;
import dev.latchkey.domain.accounts.TelegramId;
import dev.latchkey.domain.accounts.TelegramPerson;
import dev.latchkey.domain.accounts.User;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.accounts.Username;
import dev.latchkey.domain.invites.InviteCode;
import dev.latchkey.domain.shared.Change;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What all {@link Accounts} promise, whatever they are stored in. */
public interface AccountsContract extends AccountsFixture {
    Instant NOW = Some.NOW;
    Instant LATER = NOW.plusSeconds(3_600);

    Transactions transactions();

    /** Makes the system what it is before its first start: no account, and nobody has ever been the first. */
    void emptyTheSystem();

    /** Makes the account an administrator. */
    void makeAdmin(UserId id);

    @Test
    default void an_opened_account_is_found_as_it_was_opened() {
        PhoneNumber phone = Some.phone();
        InviteCode inviteCode = Some.inviteCode();
        Newcomer newcomer = new Newcomer(
                Optional.of(new PersonName("Анна-Мария")),
                Optional.of(new PersonName("O'Neil; --")),
                Optional.of(Some.username()));

        User opened = accounts()
                .open(new NewAccount(phone, newcomer, Optional.of(Language.RU), inviteCode, NOW))
                .orElseThrow();

        assertThat(accounts().find(opened.id())).contains(opened);
        assertThat(opened.phone()).contains(phone);
        assertThat(opened.firstName()).isEqualTo(newcomer.firstName());
        assertThat(opened.lastName()).isEqualTo(newcomer.lastName());
        assertThat(opened.username()).isEqualTo(newcomer.username());
        assertThat(opened.language()).contains(Language.RU);
        assertThat(opened.inviteCode()).isEqualTo(inviteCode);
        assertThat(opened.role()).isEqualTo(Role.STUDENT);
        assertThat(opened.status()).isEqualTo(AccountStatus.ACTIVE);
        assertThat(opened.createdAt()).isEqualTo(NOW);
        assertThat(opened.updatedAt()).isEqualTo(NOW);
        assertThat(opened.lastLoginAt()).contains(NOW);
    }

    @Test
    default void what_nobody_said_is_absent_and_not_empty() {
        User silent = someone();

        User found = accounts().find(silent.id()).orElseThrow();

        assertThat(found.username()).isEmpty();
        assertThat(found.firstName()).isEmpty();
        assertThat(found.lastName()).isEmpty();
        assertThat(found.email()).isEmpty();
        assertThat(found.emailVerified()).isFalse();
        assertThat(found.telegram()).isEmpty();
        assertThat(found.telegramUsername()).isEmpty();
        assertThat(found.activatedInviteCode()).isEmpty();
        assertThat(found.invitedCount()).isZero();
    }

    @Test
    default void any_number_of_accounts_have_no_username() {
        assertThat(someone().id()).isNotEqualTo(someone().id());
    }

    @Test
    default void an_unknown_number_is_nobody() {
        assertThat(accounts().find(new UserId(Long.MAX_VALUE))).isEmpty();
    }

    @Test
    default void a_phone_opens_one_account_only() {
        PhoneNumber phone = Some.phone();
        User first = someone(phone);
        Username username = Some.username();

        assertThat(accounts().open(account(phone, named(username)))).isEmpty();

        assertThat(accounts().isTaken(username)).isFalse();
        assertThat(accounts().signInByPhone(phone, NOW).map(User::id)).contains(first.id());
    }

    @Test
    default void a_telegram_opens_one_account_only_and_signs_in_to_it() {
        TelegramId telegram = Some.telegram();
        User opened = accounts()
                .open(new NewAccount(telegram, Newcomer.SILENT, Optional.empty(), Some.inviteCode(), NOW))
                .orElseThrow();

        assertThat(opened.telegram()).hasValue(telegram);
        assertThat(opened.phone()).isEmpty();
        assertThat(accounts().isTaken(telegram)).isTrue();
        assertThat(accounts().isTaken(Some.telegram())).isFalse();
        assertThat(accounts().open(new NewAccount(telegram, Newcomer.SILENT, Optional.empty(), Some.inviteCode(), NOW)))
                .isEmpty();

        User signedIn =
                accounts().signInByTelegram(person(telegram, "anna"), LATER).orElseThrow();
        assertThat(signedIn.id()).isEqualTo(opened.id());
        assertThat(signedIn.lastLoginAt()).contains(LATER);
        assertThat(signedIn.telegramUsername()).contains("anna");
        assertThat(accounts().find(opened.id())).contains(signedIn);
        assertThat(accounts().signInByTelegram(person(Some.telegram(), "anna"), LATER))
                .isEmpty();
    }

    @Test
    default void who_comes_by_telegram_has_their_names_there_from_the_beginning() {
        TelegramPerson anna =
                TelegramPerson.called(Some.telegram(), Optional.of("Anna"), Optional.empty(), Optional.of("anna"));

        User opened = accounts()
                .open(new NewAccount(anna.id(), Newcomer.of(anna), Optional.empty(), Some.inviteCode(), NOW))
                .orElseThrow();

        assertThat(opened.telegramUsername()).contains("anna");
        assertThat(opened.firstName()).contains(new PersonName("Anna"));
        assertThat(opened.username()).isEmpty();
        assertThat(opened.lastLoginAt()).contains(NOW);
        assertThat(accounts().find(opened.id())).contains(opened);
    }

    @Test
    default void a_name_at_telegram_that_was_given_up_is_forgotten_at_the_next_sign_in() {
        TelegramId telegram = Some.telegram();
        accounts().open(new NewAccount(telegram, Newcomer.SILENT, Optional.empty(), Some.inviteCode(), NOW));
        assertThat(accounts().signInByTelegram(person(telegram, "anna"), NOW)).isPresent();

        TelegramPerson nameless = TelegramPerson.called(telegram, Optional.empty(), Optional.empty(), Optional.empty());

        assertThat(accounts().signInByTelegram(nameless, LATER).flatMap(User::telegramUsername))
                .isEmpty();
    }

    @Test
    default void a_banned_telegram_is_found_and_its_last_sign_in_stays() {
        TelegramId telegram = Some.telegram();
        User user = accounts()
                .open(new NewAccount(telegram, Newcomer.SILENT, Optional.empty(), Some.inviteCode(), NOW))
                .orElseThrow();
        ban(user.id());

        User found =
                accounts().signInByTelegram(person(telegram, "anna"), LATER).orElseThrow();

        assertThat(found.isBanned()).isTrue();
        assertThat(found.lastLoginAt()).contains(NOW);
    }

    @Test
    default void a_deleted_account_gives_its_telegram_back() {
        TelegramId telegram = Some.telegram();
        User user = accounts()
                .open(new NewAccount(telegram, Newcomer.SILENT, Optional.empty(), Some.inviteCode(), NOW))
                .orElseThrow();

        delete(user.id());

        assertThat(accounts().signInByTelegram(person(telegram, "anna"), LATER)).isEmpty();
        assertThat(accounts().isTaken(telegram)).isFalse();
    }

    @Test
    default void of_many_who_open_an_account_with_one_telegram_at_once_one_does() {
        for (int round = 0; round < 10; round++) {
            TelegramId telegram = Some.telegram();

            List<Boolean> opened = AtOnce.call(
                    16,
                    i -> accounts()
                            .open(new NewAccount(telegram, Newcomer.SILENT, Optional.empty(), Some.inviteCode(), NOW))
                            .isPresent());

            assertThat(opened.stream().filter(was -> was)).hasSize(1);
        }
    }

    private static TelegramPerson person(TelegramId id, String username) {
        return TelegramPerson.called(id, Optional.of("Anna"), Optional.empty(), Optional.of(username));
    }

    @Test
    default void a_username_belongs_to_one_account_whatever_its_case() {
        Username username = Some.username();
        Username shouted = new Username(username.value().toUpperCase(Locale.ROOT));
        someone(Some.phone(), named(username));
        PhoneNumber phone = Some.phone();

        assertThat(accounts().isTaken(username)).isTrue();
        assertThat(accounts().isTaken(shouted)).isTrue();
        assertThat(accounts().open(account(phone, named(shouted)))).isEmpty();
        assertThat(accounts().signInByPhone(phone, NOW)).isEmpty();
    }

    @Test
    default void a_username_keeps_the_case_it_was_written_in() {
        Username username = new Username("Mixed." + Some.username().value().toUpperCase(Locale.ROOT));

        User opened = someone(Some.phone(), named(username));

        assertThat(accounts().find(opened.id()).flatMap(User::username)).contains(username);
    }

    @Test
    default void an_address_opens_one_account_whatever_its_case_and_is_not_proved_by_that() {
        EmailAddress address = new EmailAddress("Anna." + Some.username().value() + "@Example.org");
        EmailAddress shouted = new EmailAddress(address.value().toUpperCase(Locale.ROOT));

        User opened = accounts()
                .open(new NewAccount(address, Newcomer.SILENT, Optional.empty(), Some.inviteCode(), NOW))
                .orElseThrow();

        assertThat(opened.email()).contains(address);
        assertThat(opened.emailVerified()).isFalse();
        assertThat(opened.phone()).isEmpty();
        assertThat(accounts().isTaken(shouted)).isTrue();
        assertThat(accounts().open(new NewAccount(shouted, Newcomer.SILENT, Optional.empty(), Some.inviteCode(), NOW)))
                .isEmpty();
    }

    @Test
    default void an_account_gets_another_phone_in_the_place_of_its_own() {
        PhoneNumber old = Some.phone();
        PhoneNumber next = Some.phone();
        User user = someone(old);

        PhoneMoved moved = accounts().movePhone(user.id(), next, LATER).orElseThrow();

        assertThat(moved.from()).contains(old);
        assertThat(moved.user().phone()).contains(next);
        assertThat(moved.user().updatedAt()).isEqualTo(LATER);
        assertThat(accounts().find(user.id())).contains(moved.user());
        assertThat(accounts().isTaken(old)).isFalse();
    }

    @Test
    default void a_phone_of_another_is_not_moved_and_neither_is_one_to_nobody() {
        PhoneNumber old = Some.phone();
        User user = someone(old);
        PhoneNumber taken = Some.phone();
        someone(taken);

        assertThat(accounts().movePhone(user.id(), taken, LATER)).isEmpty();
        assertThat(accounts().movePhone(new UserId(Long.MAX_VALUE), Some.phone(), LATER))
                .isEmpty();

        assertThat(accounts().find(user.id()).flatMap(User::phone)).contains(old);
    }

    @Test
    default void of_many_who_take_one_phone_at_once_one_gets_it() {
        for (int round = 0; round < 10; round++) {
            PhoneNumber wanted = Some.phone();
            List<User> people = Stream.generate(() -> someone()).limit(8).toList();

            List<Optional<PhoneMoved>> moved =
                    AtOnce.call(8, i -> accounts().movePhone(people.get(i).id(), wanted, LATER));

            assertThat(moved.stream().flatMap(Optional::stream)).hasSize(1);
            assertThat(people.stream()
                            .filter(user -> accounts()
                                    .find(user.id())
                                    .flatMap(User::phone)
                                    .equals(Optional.of(wanted))))
                    .hasSize(1);
        }
    }

    @Test
    default void an_account_gets_another_address_which_is_not_proved_yet() {
        EmailAddress old = Some.email();
        EmailAddress next = new EmailAddress("Next-" + Some.email().value());
        User user = withEmail(old);
        accounts().verifyEmail(user.id(), old, NOW);

        EmailMoved moved = accounts().moveEmail(user.id(), next, LATER).orElseThrow();

        assertThat(moved.from()).contains(old);
        assertThat(moved.user().email()).contains(next);
        assertThat(moved.user().emailVerified()).isFalse();
        assertThat(moved.user().updatedAt()).isEqualTo(LATER);
        assertThat(accounts().find(user.id())).contains(moved.user());
        assertThat(accounts().isTaken(old)).isFalse();
        assertThat(accounts()
                        .moveEmail(someone().id(), old, LATER)
                        .orElseThrow()
                        .from())
                .isEmpty();
    }

    @Test
    default void an_address_of_another_is_not_moved_however_it_is_written_and_neither_is_one_to_nobody() {
        EmailAddress old = Some.email();
        User user = withEmail(old);
        EmailAddress taken = Some.email();
        withEmail(taken);
        EmailAddress loud = new EmailAddress(taken.value().toUpperCase(Locale.ROOT));

        assertThat(accounts().moveEmail(user.id(), loud, LATER)).isEmpty();
        assertThat(accounts().moveEmail(new UserId(Long.MAX_VALUE), Some.email(), LATER))
                .isEmpty();

        assertThat(accounts().find(user.id()).flatMap(User::email)).contains(old);
    }

    @Test
    default void of_many_who_take_one_address_at_once_one_gets_it() {
        for (int round = 0; round < 20; round++) {
            EmailAddress wanted = Some.email();
            List<User> people = Stream.generate(() -> someone()).limit(8).toList();

            List<Optional<EmailMoved>> moved =
                    AtOnce.call(8, i -> accounts().moveEmail(people.get(i).id(), wanted, LATER));

            assertThat(moved.stream().flatMap(Optional::stream)).hasSize(1);
            assertThat(people.stream()
                            .filter(user -> accounts()
                                    .find(user.id())
                                    .flatMap(User::email)
                                    .equals(Optional.of(wanted))))
                    .hasSize(1);
        }
    }

    private User withEmail(EmailAddress email) {
        return accounts()
                .open(new NewAccount(email, Newcomer.SILENT, Optional.empty(), Some.inviteCode(), NOW))
                .orElseThrow();
    }

    @Test
    default void an_identifier_is_taken_once_somebody_has_it() {
        PhoneNumber phone = Some.phone();

        assertThat(accounts().isTaken(phone)).isFalse();
        someone(phone);

        assertThat(accounts().isTaken(phone)).isTrue();
        assertThat(accounts().isTaken(new EmailAddress("nobody@example.org"))).isFalse();
    }

    @Test
    default void a_username_that_nobody_has_is_not_taken() {
        assertThat(accounts().isTaken(Some.username())).isFalse();
    }

    @Test
    default void an_invite_code_belongs_to_one_account() {
        InviteCode code = someone().inviteCode();
        PhoneNumber phone = Some.phone();

        assertThat(accounts().open(new NewAccount(phone, Newcomer.SILENT, Optional.empty(), code, NOW)))
                .isEmpty();
        assertThat(accounts().signInByPhone(phone, NOW)).isEmpty();
    }

    @Test
    default void parallel_first_sign_ins_of_one_phone_open_one_account() {
        for (int round = 0; round < 10; round++) {
            PhoneNumber phone = Some.phone();

            List<Optional<User>> opened = AtOnce.call(64, i -> accounts().open(account(phone, Newcomer.SILENT)));

            List<User> winners = opened.stream().flatMap(Optional::stream).toList();
            assertThat(winners).hasSize(1);
            assertThat(accounts().signInByPhone(phone, NOW).map(User::id))
                    .contains(winners.get(0).id());
        }
    }

    @Test
    default void parallel_newcomers_who_want_one_username_get_it_once() {
        for (int round = 0; round < 10; round++) {
            Username username = Some.username();

            List<Optional<User>> opened = AtOnce.call(64, i -> accounts().open(account(Some.phone(), named(username))));

            assertThat(opened.stream().flatMap(Optional::stream)).hasSize(1);
        }
    }

    @Test
    default void numbers_are_never_given_twice_however_many_come_at_once() {
        List<User> opened = AtOnce.call(64, i -> someone());

        assertThat(opened.stream().map(User::id).distinct()).hasSize(64);
    }

    @Test
    default void a_sign_in_by_phone_is_remembered() {
        PhoneNumber phone = Some.phone();
        User opened = someone(phone);

        Optional<User> signedIn = accounts().signInByPhone(phone, LATER);

        assertThat(signedIn.map(User::id)).contains(opened.id());
        assertThat(signedIn.flatMap(User::lastLoginAt)).contains(LATER);
        assertThat(accounts().find(opened.id())).isEqualTo(signedIn);
        assertThat(signedIn.map(User::updatedAt)).contains(NOW);
    }

    @Test
    default void an_unknown_phone_is_nobody() {
        assertThat(accounts().signInByPhone(Some.phone(), NOW)).isEmpty();
    }

    @Test
    default void a_banned_account_is_found_by_its_phone_but_does_not_sign_in() {
        PhoneNumber phone = Some.phone();
        User opened = someone(phone);
        ban(opened.id());

        Optional<User> refused = accounts().signInByPhone(phone, LATER);

        assertThat(refused.map(User::isBanned)).contains(true);
        assertThat(refused.flatMap(User::lastLoginAt)).contains(NOW);
        assertThat(accounts().find(opened.id()).flatMap(User::lastLoginAt)).contains(NOW);
    }

    @Test
    default void a_deleted_account_is_not_found() {
        PhoneNumber phone = Some.phone();
        User opened = someone(phone);

        delete(opened.id());

        assertThat(accounts().find(opened.id())).isEmpty();
        assertThat(accounts().signInByPhone(phone, LATER)).isEmpty();
        assertThat(accounts().edit(opened.id(), naming("Nobody"), LATER)).isEmpty();
    }

    @Test
    default void the_identifiers_of_a_deleted_account_are_free_again() {
        PhoneNumber phone = Some.phone();
        Username username = Some.username();
        User opened = someone(phone, named(username));
        delete(opened.id());

        assertThat(accounts().isTaken(username)).isFalse();
        User heir = someone(phone, named(username));

        assertThat(heir.id()).isNotEqualTo(opened.id());
    }

    @Test
    default void the_invite_code_of_a_deleted_account_is_given_to_nobody_else() {
        User opened = someone();
        delete(opened.id());

        assertThat(accounts()
                        .open(new NewAccount(
                                Some.phone(), Newcomer.SILENT, Optional.of(Language.EN), opened.inviteCode(), NOW)))
                .isEmpty();
    }

    @Test
    default void an_edit_puts_values_in_place_and_leaves_the_others() {
        User before = someone(Some.phone(), new Newcomer(name("Ann"), name("Smith"), Optional.of(Some.username())));

        User after = accounts()
                .edit(
                        before.id(),
                        new ProfileChanges(
                                Change.to(new PersonName("Anna")),
                                Change.keep(),
                                Change.keep(),
                                Change.to(Language.RU)),
                        LATER)
                .orElseThrow();

        assertThat(after.firstName()).isEqualTo(name("Anna"));
        assertThat(after.language()).contains(Language.RU);
        assertThat(after.lastName()).isEqualTo(before.lastName());
        assertThat(after.username()).isEqualTo(before.username());
        assertThat(after.phone()).isEqualTo(before.phone());
        assertThat(after.updatedAt()).isEqualTo(LATER);
        assertThat(after.createdAt()).isEqualTo(NOW);
        assertThat(after.lastLoginAt()).contains(NOW);
        assertThat(accounts().find(before.id())).contains(after);
    }

    @Test
    default void an_edit_clears_what_is_to_be_cleared() {
        Username username = Some.username();
        User before = someone(Some.phone(), new Newcomer(name("Ann"), name("Smith"), Optional.of(username)));

        User after = accounts()
                .edit(
                        before.id(),
                        new ProfileChanges(Change.clear(), Change.clear(), Change.clear(), Change.clear()),
                        LATER)
                .orElseThrow();

        assertThat(after.firstName()).isEmpty();
        assertThat(after.lastName()).isEmpty();
        assertThat(after.username()).isEmpty();
        assertThat(after.language()).isEmpty();
        assertThat(accounts().find(before.id())).contains(after);
        assertThat(accounts().isTaken(username)).isFalse();
    }

    @Test
    default void an_edit_that_wants_the_username_of_another_changes_nothing() {
        Username username = Some.username();
        someone(Some.phone(), named(username));
        User before = someone(Some.phone(), new Newcomer(name("Ann"), Optional.empty(), Optional.empty()));
        Username shouted = new Username(username.value().toUpperCase(Locale.ROOT));

        Optional<User> after = accounts()
                .edit(
                        before.id(),
                        new ProfileChanges(
                                Change.to(new PersonName("Anna")), Change.keep(), Change.to(shouted), Change.keep()),
                        LATER);

        assertThat(after).isEmpty();
        assertThat(accounts().find(before.id())).contains(before);
    }

    @Test
    default void people_may_write_their_own_username_in_another_case() {
        Username username = Some.username();
        User before = someone(Some.phone(), named(username));
        Username shouted = new Username(username.value().toUpperCase(Locale.ROOT));

        Optional<User> after = accounts().edit(before.id(), wanting(shouted), LATER);

        assertThat(after.flatMap(User::username)).contains(shouted);
    }

    @Test
    default void a_username_that_was_given_up_can_be_taken() {
        Username username = Some.username();
        User before = someone(Some.phone(), named(username));
        assertThat(accounts().edit(before.id(), wanting(Some.username()), LATER))
                .isPresent();

        User next = someone(Some.phone(), named(username));

        assertThat(next.username()).contains(username);
    }

    @Test
    default void parallel_edits_give_one_username_to_one_account() {
        for (int round = 0; round < 10; round++) {
            Username username = Some.username();
            List<User> users = Stream.generate(this::someone).limit(32).toList();

            List<Optional<User>> edited =
                    AtOnce.call(32, i -> accounts().edit(users.get(i).id(), wanting(username), LATER));

            assertThat(edited.stream().flatMap(Optional::stream)).hasSize(1);
            assertThat(users.stream()
                            .filter(user -> accounts()
                                    .find(user.id())
                                    .flatMap(User::username)
                                    .isPresent()))
                    .hasSize(1);
        }
    }

    @Test
    default void parallel_edits_of_one_account_lose_nothing() {
        User before = someone();
        ProfileChanges first =
                new ProfileChanges(Change.to(new PersonName("Ann")), Change.keep(), Change.keep(), Change.keep());
        ProfileChanges last =
                new ProfileChanges(Change.keep(), Change.to(new PersonName("Smith")), Change.keep(), Change.keep());

        assertThat(AtOnce.call(64, i -> accounts().edit(before.id(), i % 2 == 0 ? first : last, LATER)))
                .allMatch(Optional::isPresent);

        User after = accounts().find(before.id()).orElseThrow();
        assertThat(after.firstName()).isEqualTo(name("Ann"));
        assertThat(after.lastName()).isEqualTo(name("Smith"));
    }

    @Test
    default void a_student_is_given_the_role_to_begin_with_and_nobody_else_is() {
        User newcomer = someone();

        User teacher = accounts().preset(newcomer.id(), Role.TEACHER).orElseThrow();

        assertThat(teacher.role()).isEqualTo(Role.TEACHER);
        assertThat(accounts().find(newcomer.id())).contains(teacher);
        assertThat(accounts().preset(newcomer.id(), Role.STUDENT)).isEmpty();
        assertThat(accounts().find(newcomer.id())).contains(teacher);
        User gone = someone();
        delete(gone.id());
        assertThat(accounts().preset(gone.id(), Role.TEACHER)).isEmpty();
    }

    @Test
    default void the_first_account_of_an_empty_system_becomes_administrator() {
        emptyTheSystem();
        User first = someone();

        assertThat(accounts().claimFirst(first.id(), NOW)).isTrue();

        assertThat(accounts().find(first.id()).map(User::role)).contains(Role.ADMIN);
    }

    @Test
    default void there_is_one_first_account_in_the_life_of_a_system() {
        emptyTheSystem();
        User first = someone();
        accounts().claimFirst(first.id(), NOW);

        User second = someone();

        assertThat(accounts().claimFirst(second.id(), NOW)).isFalse();
        assertThat(accounts().find(second.id()).map(User::role)).contains(Role.STUDENT);
        assertThat(accounts().claimFirst(first.id(), LATER)).isFalse();
    }

    @Test
    default void whatever_becomes_of_the_first_account_nobody_is_first_again() {
        emptyTheSystem();
        User first = someone();
        accounts().claimFirst(first.id(), NOW);
        // Somebody has to stay who can do everything.
        makeAdmin(someone().id());

        ban(first.id());
        assertThat(accounts().claimFirst(someone().id(), LATER)).isFalse();
        delete(first.id());
        assertThat(accounts().claimFirst(someone().id(), LATER)).isFalse();
    }

    @Test
    default void who_comes_into_a_system_with_accounts_is_not_its_first_account() {
        emptyTheSystem();
        User old = someone();
        User young = someone();

        assertThat(accounts().claimFirst(young.id(), LATER)).isFalse();
        delete(old.id());
        assertThat(accounts().claimFirst(young.id(), LATER)).isFalse();
    }

    @Test
    default void who_has_only_written_an_address_keeps_nobody_from_being_first() {
        emptyTheSystem();
        User squatter = reader();
        User teacher = reader();
        assertThat(accounts().preset(teacher.id(), Role.TEACHER)).isPresent();
        User first = someone();

        assertThat(accounts().claimFirst(first.id(), NOW)).isTrue();

        assertThat(accounts().verifyEmail(squatter.id(), squatter.email().orElseThrow(), LATER))
                .isTrue();
        assertThat(accounts().claimFirst(squatter.id(), LATER)).isFalse();
    }

    @Test
    default void who_has_proved_an_address_or_was_made_administrator_was_first() {
        emptyTheSystem();
        User reader = reader();
        assertThat(accounts().verifyEmail(reader.id(), reader.email().orElseThrow(), NOW))
                .isTrue();
        assertThat(accounts().claimFirst(someone().id(), LATER)).isFalse();

        emptyTheSystem();
        makeAdmin(reader().id());
        assertThat(accounts().claimFirst(someone().id(), LATER)).isFalse();
    }

    @Test
    default void a_claim_that_is_rolled_back_leaves_the_chance_to_the_next() {
        emptyTheSystem();
        try {
            transactions().allOrNothing(() -> {
                assertThat(accounts().claimFirst(someone().id(), NOW)).isTrue();
                throw new IllegalStateException("After the claim");
            });
        } catch (IllegalStateException e) {
            assertThat(e).hasMessage("After the claim");
        }

        assertThat(accounts().claimFirst(someone().id(), NOW)).isTrue();
    }

    @Test
    default void parallel_first_sign_ups_make_one_administrator() {
        for (int round = 0; round < 10; round++) {
            emptyTheSystem();

            List<UserId> ids = AtOnce.call(
                    50,
                    i -> transactions().inOne(() -> {
                        UserId id = someone().id();
                        accounts().claimFirst(id, NOW);
                        return id;
                    }));

            assertThat(ids.stream()
                            .filter(id -> accounts().find(id).orElseThrow().role() == Role.ADMIN))
                    .hasSize(1);
        }
    }

    @Test
    default void parallel_claims_for_one_account_are_granted_once() {
        for (int round = 0; round < 10; round++) {
            emptyTheSystem();
            UserId first = someone().id();

            List<Boolean> claimed = AtOnce.call(64, i -> accounts().claimFirst(first, NOW));

            assertThat(claimed.stream().filter(was -> was)).hasSize(1);
        }
    }

    @Test
    default void an_account_is_found_by_its_address_in_any_case() {
        User user = reader();
        EmailAddress email = user.email().orElseThrow();

        assertThat(accounts().findByEmail(new EmailAddress(email.value().toUpperCase(Locale.ROOT))))
                .contains(user);
        assertThat(accounts().findByEmail(Some.email())).isEmpty();
        delete(user.id());
        assertThat(accounts().findByEmail(email)).isEmpty();
    }

    @Test
    default void an_account_is_found_by_its_telegram_and_that_is_no_sign_in() {
        TelegramId telegram = Some.telegram();
        User user = accounts()
                .open(new NewAccount(telegram, Newcomer.SILENT, Optional.empty(), Some.inviteCode(), Some.NOW))
                .orElseThrow();

        assertThat(accounts().findByTelegram(telegram)).contains(user);
        assertThat(accounts().findByTelegram(Some.telegram())).isEmpty();
        delete(user.id());
        assertThat(accounts().findByTelegram(telegram)).isEmpty();
    }

    @Test
    default void a_sign_in_by_number_is_remembered_unless_the_account_is_banned() {
        User user = reader();
        Instant later = Some.NOW.plusSeconds(60);

        assertThat(accounts().signIn(user.id(), later).flatMap(User::lastLoginAt))
                .contains(later);
        ban(user.id());
        assertThat(accounts().signIn(user.id(), later.plusSeconds(60)).flatMap(User::lastLoginAt))
                .contains(later);
        delete(user.id());
        assertThat(accounts().signIn(user.id(), later)).isEmpty();
    }

    @Test
    default void a_new_account_gets_the_role_that_was_chosen() {
        User user = reader();

        assertThat(accounts().preset(user.id(), Role.TEACHER).map(User::role)).contains(Role.TEACHER);
        assertThat(accounts().preset(user.id(), Role.STUDENT)).isEmpty();
        assertThat(accounts().find(user.id()).map(User::role)).contains(Role.TEACHER);
    }

    @Test
    default void an_address_is_verified_once_and_only_as_the_account_has_it() {
        User user = reader();
        EmailAddress email = user.email().orElseThrow();

        assertThat(accounts().verifyEmail(user.id(), Some.email(), Some.NOW)).isFalse();
        List<Boolean> verified = AtOnce.call(16, i -> accounts().verifyEmail(user.id(), email, Some.NOW));

        assertThat(verified.stream().filter(was -> was)).hasSize(1);
        assertThat(accounts().find(user.id()).map(User::emailVerified)).contains(true);
    }

    private User reader() {
        return accounts()
                .open(new NewAccount(Some.email(), Newcomer.SILENT, Optional.empty(), Some.inviteCode(), Some.NOW))
                .orElseThrow();
    }

    private static NewAccount account(PhoneNumber phone, Newcomer newcomer) {
        return new NewAccount(phone, newcomer, Optional.of(Language.EN), Some.inviteCode(), NOW);
    }

    private static Newcomer named(Username username) {
        return new Newcomer(Optional.empty(), Optional.empty(), Optional.of(username));
    }

    private static Optional<PersonName> name(String name) {
        return Optional.of(new PersonName(name));
    }

    private static ProfileChanges naming(String firstName) {
        return new ProfileChanges(Change.to(new PersonName(firstName)), Change.keep(), Change.keep(), Change.keep());
    }

    private static ProfileChanges wanting(Username username) {
        return new ProfileChanges(Change.keep(), Change.keep(), Change.to(username), Change.keep());
    }
}
