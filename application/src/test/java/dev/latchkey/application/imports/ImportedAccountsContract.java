package dev.latchkey.application.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.application.accounts.Accounts;
import dev.latchkey.application.imports.ImportedAccounts.Fate;
import dev.latchkey.application.imports.ImportedAccounts.Holder;
import dev.latchkey.application.imports.ImportedAccounts.Opened;
import dev.latchkey.application.imports.ImportedAccounts.Proposal;
import dev.latchkey.application.imports.ImportedAccounts.Tie;
import dev.latchkey.application.imports.ImportedAccounts.Tied;
import dev.latchkey.application.invites.Invites;
import dev.latchkey.application.login.password.Passwords;
import dev.latchkey.application.shared.AtOnce;
import dev.latchkey.application.shared.Some;
import dev.latchkey.application.shared.Transactions;
import dev.latchkey.domain.accounts.AccountStatus;
import dev.latchkey.domain.accounts.Role;
import dev.latchkey.domain.accounts.User;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.invites.InviteCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What all {@link ImportedAccounts} promise, whatever they are stored in. */
public interface ImportedAccountsContract {
    Instant NOW = Some.NOW;

    ImportedAccounts imports();

    Accounts accounts();

    Passwords passwords();

    Invites invites();

    Transactions transactions();

    /** Deletes the account as people's accounts are deleted. */
    void delete(UserId id);

    @Test
    default void who_arrives_has_an_account_as_the_file_says() {
        InviteCode code = Some.inviteCode();
        Arrival arrival = SomeArrival.full().code(code).of(7);

        Opened opened = openOne(arrival);

        assertThat(opened.fate()).isEqualTo(Fate.OPENED);
        assertThat(opened.line()).isEqualTo(7);
        assertThat(opened.codeKept()).isTrue();
        User user = user(opened);
        assertThat(user.phone()).isEqualTo(arrival.person().phone());
        assertThat(user.email()).isEqualTo(arrival.person().email());
        assertThat(user.emailVerified()).isTrue();
        assertThat(user.username()).isEqualTo(arrival.person().username());
        assertThat(user.firstName()).isEqualTo(arrival.person().firstName());
        assertThat(user.lastName()).isEqualTo(arrival.person().lastName());
        assertThat(user.telegram()).isEqualTo(arrival.person().telegram()).isPresent();
        assertThat(user.language()).isEqualTo(arrival.person().language());
        assertThat(user.role()).isEqualTo(Role.TEACHER);
        assertThat(user.status()).isEqualTo(AccountStatus.BANNED);
        assertThat(user.inviteCode()).isEqualTo(code);
        assertThat(user.createdAt()).isEqualTo(arrival.past().createdAt());
        assertThat(user.lastLoginAt()).isEqualTo(arrival.past().lastLoginAt());
        assertThat(passwords().of(user.id())).isEqualTo(arrival.password());
    }

    @Test
    default void what_the_file_does_not_say_is_absent() {
        Opened opened = openOne(SomeArrival.plain().of(1));

        User user = user(opened);
        assertThat(Stream.of(user.email(), user.username(), user.firstName(), user.lastName(), user.lastLoginAt()))
                .allMatch(Optional::isEmpty);
        assertThat(user.telegram()).isEmpty();
        assertThat(user.emailVerified()).isFalse();
        assertThat(user.role()).isEqualTo(Role.STUDENT);
        assertThat(user.status()).isEqualTo(AccountStatus.ACTIVE);
        assertThat(passwords().of(user.id())).isEmpty();
        assertThat(imports().tie(1_000)).isEmpty();
    }

    @Test
    default void accounts_are_numbered_in_the_order_of_the_file() {
        List<Arrival> arrivals = new ArrayList<>();
        for (int line = 50; line > 0; line--) {
            arrivals.add(SomeArrival.plain().of(line));
        }

        List<Opened> opened = open(arrivals);

        List<Long> numbers = opened.stream()
                .sorted((one, other) -> Long.compare(one.line(), other.line()))
                .map(each -> each.account().orElseThrow().value())
                .toList();
        assertThat(numbers).hasSize(50).isSorted();
    }

    @Test
    default void who_is_there_already_stays_as_they_are() {
        Arrival arrival = SomeArrival.full().of(1);
        UserId first = openOne(arrival).account().orElseThrow();
        User before = accounts().find(first).orElseThrow();

        Opened again = openOne(arrival);
        Opened changed = openOne(SomeArrival.full().id(arrival.id()).of(2));

        assertThat(again.fate()).isEqualTo(Fate.THERE);
        assertThat(again.account()).contains(first);
        assertThat(changed.fate()).isEqualTo(Fate.DIFFERS);
        assertThat(changed.account()).contains(first);
        assertThat(accounts().find(first)).contains(before);
    }

    @Test
    default void the_same_number_in_two_systems_is_two_people() {
        Arrival one = SomeArrival.plain().id("one", "1" + Some.key()).of(1);
        Arrival other = SomeArrival.plain().id("other", one.id().value()).of(2);

        assertThat(open(List.of(one, other)).stream().map(Opened::fate)).containsOnly(Fate.OPENED);
    }

    @Test
    default void who_was_deleted_is_not_brought_back() {
        Arrival arrival = SomeArrival.full().of(1);
        UserId id = openOne(arrival).account().orElseThrow();
        delete(id);

        Opened again = openOne(arrival);

        assertThat(again.fate()).isEqualTo(Fate.THERE);
        assertThat(accounts().find(id)).isEmpty();
        assertThat(accounts().isTaken(arrival.person().phone().orElseThrow())).isFalse();
    }

    @Test
    default void an_identifier_of_another_opens_nothing_and_the_others_of_the_batch_are_opened() {
        Arrival there = SomeArrival.full().of(1);
        UserId holder = openOne(there).account().orElseThrow();
        Arrival phone = SomeArrival.plain().phone(there.person().phone()).of(2);
        Arrival email =
                SomeArrival.plain().emailInCapitals(there.person().email()).of(3);
        Arrival username = SomeArrival.plain()
                .usernameInCapitals(there.person().username())
                .of(4);
        Arrival telegram =
                SomeArrival.plain().telegram(there.person().telegram()).of(5);
        Arrival free = SomeArrival.plain().of(6);
        List<Arrival> batch = List.of(phone, email, username, telegram, free);

        List<Opened> opened = open(batch);

        assertThat(opened)
                .filteredOn(each -> each.fate() == Fate.TAKEN)
                .extracting(Opened::line)
                .containsExactlyInAnyOrder(2L, 3L, 4L, 5L);
        assertThat(imports()
                        .holders(List.of(
                                phone,
                                email,
                                username,
                                telegram,
                                SomeArrival.plain().of(9))))
                .containsExactlyInAnyOrder(
                        new Holder(2, "phone", holder),
                        new Holder(3, "email", holder),
                        new Holder(4, "username", holder),
                        new Holder(5, "telegram_id", holder));
        assertThat(openOne(phone).fate()).isEqualTo(Fate.TAKEN);
    }

    @Test
    default void of_two_in_one_batch_who_want_the_same_the_first_of_the_file_has_it() {
        Arrival second = SomeArrival.plain().of(20);
        Arrival first = SomeArrival.plain().phone(second.person().phone()).of(10);

        List<Opened> opened = open(List.of(second, first));

        assertThat(opened)
                .filteredOn(each -> each.fate() == Fate.OPENED)
                .extracting(Opened::line)
                .containsExactly(10L);
    }

    @Test
    default void an_invite_code_of_another_is_replaced() {
        InviteCode taken = user(openOne(SomeArrival.plain().of(1))).inviteCode();
        InviteCode spare = Some.inviteCode();
        Arrival arrival = SomeArrival.plain().code(taken).of(2);

        Opened opened = open(List.of(new Proposal(arrival, spare)), NOW).get(0);

        assertThat(opened.fate()).isEqualTo(Fate.OPENED);
        assertThat(opened.codeKept()).isFalse();
        assertThat(user(opened).inviteCode()).isEqualTo(spare);
    }

    @Test
    default void a_code_that_could_not_be_kept_was_not_kept() {
        Opened opened = openOne(SomeArrival.plain().oldCode("TOO-LONG-FOR-US").of(1));

        assertThat(opened.codeKept()).isFalse();
    }

    @Test
    default void where_both_codes_are_taken_nothing_is_opened_until_another_spare_comes() {
        InviteCode taken = user(openOne(SomeArrival.plain().of(1))).inviteCode();
        Arrival arrival = SomeArrival.plain().code(taken).of(2);

        assertThat(open(List.of(new Proposal(arrival, taken)), NOW).get(0).fate())
                .isEqualTo(Fate.TAKEN);
        assertThat(imports().holders(List.of(arrival))).isEmpty();
        assertThat(openOne(arrival).fate()).isEqualTo(Fate.OPENED);
    }

    @Test
    default void people_are_tied_to_inviters_who_come_later_by_number_and_by_code() {
        Arrival inviter = SomeArrival.plain().oldCode("ABC-" + Some.key()).of(3);
        Arrival byNumber = SomeArrival.plain()
                .id(inviter.id().source(), Some.key())
                .invitedBy(inviter.id())
                .of(1);
        Arrival byCode = SomeArrival.plain()
                .id(inviter.id().source(), Some.key())
                .invitedByCode(inviter.invites().old())
                .of(2);
        List<Opened> opened = open(List.of(byNumber, byCode, inviter));

        List<Tied> tied = imports().tie(1_000);

        assertThat(tied).extracting(Tied::tie).containsExactly(Tie.TIED, Tie.TIED);
        UserId there = account(opened, 3);
        assertThat(invites().invitedBy(there, Optional.empty(), 10))
                .extracting(invited -> invited.id())
                .containsExactlyInAnyOrder(account(opened, 1), account(opened, 2));
        assertThat(invites().invitedBy(there, Optional.empty(), 10).get(0).joinedAt())
                .isEqualTo(byNumber.past().createdAt());
        assertThat(accounts().find(account(opened, 1)).orElseThrow().activatedInviteCode())
                .contains(accounts().find(there).orElseThrow().inviteCode());
        assertThat(imports().tie(1_000)).isEmpty();
    }

    @Test
    default void only_so_many_are_tied_and_the_first_of_them_first() {
        Arrival inviter = SomeArrival.plain().of(1);
        List<Arrival> batch = new ArrayList<>(List.of(inviter));
        for (int line = 2; line <= 6; line++) {
            batch.add(SomeArrival.plain()
                    .id(inviter.id().source(), Some.key())
                    .invitedBy(inviter.id())
                    .of(line));
        }
        List<Opened> unused = open(batch);

        assertThat(imports().tie(3)).extracting(Tied::line).containsExactlyInAnyOrder(2L, 3L, 4L);
        assertThat(imports().tie(3)).extracting(Tied::line).containsExactlyInAnyOrder(5L, 6L);
    }

    @Test
    default void nobody_is_tied_to_an_unknown_one_to_themselves_or_to_one_of_another_system() {
        Arrival self = SomeArrival.plain().of(1);
        Arrival own = SomeArrival.plain().id(self.id()).invitedBy(self.id()).of(1);
        Arrival stranger = SomeArrival.plain().invitedByNumber("nobody").of(2);
        Arrival elsewhere = SomeArrival.plain()
                .id("elsewhere", Some.key())
                .invitedBy(self.id())
                .of(3);
        List<Opened> unused = open(List.of(own, stranger, elsewhere));

        assertThat(imports().tie(1_000))
                .extracting(tied -> tied.line() + " " + tied.tie())
                .containsExactlyInAnyOrder("1 OWN", "2 UNKNOWN", "3 UNKNOWN");
    }

    @Test
    default void who_has_entered_a_code_meanwhile_keeps_their_inviter() {
        Arrival inviter = SomeArrival.plain().of(1);
        Arrival newcomer = SomeArrival.plain()
                .id(inviter.id().source(), Some.key())
                .invitedBy(inviter.id())
                .of(2);
        List<Opened> opened = open(List.of(inviter, newcomer));
        User other = user(openOne(SomeArrival.plain().of(3)));
        var unused = invites().record(account(opened, 2), other.id(), other.inviteCode(), NOW);

        assertThat(imports().tie(1_000)).extracting(Tied::tie).containsExactly(Tie.ALREADY);

        assertThat(invites().invitedBy(other.id(), Optional.empty(), 10)).hasSize(1);
    }

    @Test
    default void of_a_circle_the_one_who_came_last_is_untied() {
        String source = "circle";
        List<Arrival> circle = new ArrayList<>();
        List<String> ids = Stream.generate(Some::key).limit(4).toList();
        for (int i = 0; i < 4; i++) {
            circle.add(SomeArrival.plain()
                    .id(source, ids.get(i))
                    .invitedByNumber(ids.get((i + 1) % 4))
                    .of(i + 1));
        }
        circle.add(SomeArrival.plain()
                .id(source, Some.key())
                .invitedByNumber(ids.get(0))
                .of(5));
        List<Opened> opened = open(circle);

        List<UserId> untied = transactions()
                .inOne(() -> imports()
                        .untieCircles(imports().tie(1_000).stream()
                                .map(Tied::newcomer)
                                .toList()));

        assertThat(untied).containsExactly(account(opened, 4));
        assertThat(invites().hasInviter(account(opened, 4))).isFalse();
        assertThat(Stream.of(1, 2, 3, 5).map(line -> invites().hasInviter(account(opened, line))))
                .containsOnly(true);
    }

    @Test
    default void of_many_who_import_the_same_at_once_one_opens_each_account() {
        for (int round = 0; round < 5; round++) {
            List<Arrival> arrivals = new ArrayList<>();
            for (int line = 1; line <= 20; line++) {
                arrivals.add(SomeArrival.full().of(line));
            }

            List<List<Opened>> all = AtOnce.call(4, i -> transactions().inOne(() -> open(arrivals)));

            assertThat(all.stream().flatMap(List::stream).filter(each -> each.fate() == Fate.OPENED))
                    .hasSize(20);
            assertThat(all.stream().flatMap(List::stream).filter(each -> each.fate() == Fate.THERE))
                    .hasSize(60);
        }
    }

    default Opened openOne(Arrival arrival) {
        return open(List.of(arrival)).get(0);
    }

    default List<Opened> open(List<Arrival> arrivals) {
        return open(
                arrivals.stream()
                        .map(arrival -> new Proposal(arrival, Some.inviteCode()))
                        .toList(),
                NOW);
    }

    default List<Opened> open(List<Proposal> proposals, Instant now) {
        List<Opened> opened = imports().open(proposals, now);
        assertThat(opened)
                .extracting(Opened::line)
                .containsExactlyInAnyOrderElementsOf(
                        proposals.stream().map(each -> each.arrival().line()).toList());
        return opened;
    }

    default User user(Opened opened) {
        return accounts().find(opened.account().orElseThrow()).orElseThrow();
    }

    default UserId account(List<Opened> opened, long line) {
        return opened.stream()
                .filter(each -> each.line() == line)
                .findFirst()
                .flatMap(Opened::account)
                .orElseThrow();
    }
}
