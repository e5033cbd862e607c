package dev.latchkey.application.login.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.application.accounts.AccountsFixture;
import dev.latchkey.application.accounts.NewAccount;
import dev.latchkey.application.accounts.Newcomer;
import dev.latchkey.application.login.password.Passwords;
import dev.latchkey.application.shared.AtOnce;
import dev.latchkey.application.shared.Some;
import dev.latchkey.domain.accounts.Identifier;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.accounts.TelegramId;
import dev.latchkey.domain.accounts.TelegramPerson;
import dev.latchkey.domain.accounts.User;
import dev.latchkey.domain.login.PasswordHash;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What all {@link TelegramLinks} promise, whatever they are stored in. */
public interface TelegramLinksContract extends AccountsFixture {
    Instant NOW = Some.NOW;
    Instant LATER = NOW.plusSeconds(60);

    TelegramLinks links();

    Passwords passwords();

    @Test
    default void a_telegram_that_is_linked_signs_in() {
        User user = someone();
        TelegramId telegram = Some.telegram();

        TelegramLinks.Linked linked =
                links().link(user.id(), person(telegram, "anna"), LATER).orElseThrow();

        assertThat(linked.from()).isEmpty();
        assertThat(linked.user().telegram()).hasValue(telegram);
        assertThat(linked.user().telegramUsername()).contains("anna");
        assertThat(linked.user().updatedAt()).isEqualTo(LATER);
        assertThat(accounts().find(user.id())).contains(linked.user());
        assertThat(accounts().signInByTelegram(person(telegram, "anna"), LATER).map(User::id))
                .contains(user.id());
    }

    @Test
    default void the_holder_of_a_phone_is_known_with_their_telegram() {
        User user = someone();
        PhoneNumber phone = user.phone().orElseThrow();
        assertThat(links().holderOf(phone)).contains(new TelegramLinks.Holder(user.id(), Optional.empty()));

        TelegramId telegram = linked(user);

        assertThat(links().holderOf(phone)).contains(new TelegramLinks.Holder(user.id(), Optional.of(telegram)));
        assertThat(links().holderOf(Some.phone())).isEmpty();
        assertThat(links().isTaken(telegram)).isTrue();
        assertThat(links().isTaken(Some.telegram())).isFalse();
    }

    @Test
    default void another_telegram_takes_the_place_of_the_first_which_is_free_then() {
        User user = someone();
        TelegramId first = linked(user);
        TelegramId second = Some.telegram();

        assertThat(links().link(user.id(), person(second, "b"), LATER)
                        .orElseThrow()
                        .from())
                .contains(first);
        assertThat(accounts().isTaken(first)).isFalse();
        assertThat(links().link(someone().id(), person(first, "c"), LATER)).isPresent();
    }

    @Test
    default void the_same_telegram_again_changes_nothing_but_the_name() {
        User user = someone();
        TelegramId telegram = linked(user);

        TelegramLinks.Linked again =
                links().link(user.id(), person(telegram, "other"), LATER).orElseThrow();

        assertThat(again.from()).contains(telegram);
        assertThat(again.user().telegramUsername()).contains("other");
        assertThat(again.user().updatedAt()).isEqualTo(NOW);
    }

    @Test
    default void a_telegram_of_another_account_stays_there() {
        User owner = someone();
        TelegramId telegram = linked(owner);
        User other = someone();

        assertThat(links().link(other.id(), person(telegram, "x"), LATER)).isEmpty();

        assertThat(accounts().find(other.id())).contains(other);
        assertThat(accounts().signInByTelegram(person(telegram, "anna"), LATER).map(User::id))
                .contains(owner.id());
    }

    @Test
    default void of_many_accounts_that_take_one_telegram_at_once_one_gets_it() {
        for (int round = 0; round < 10; round++) {
            TelegramId telegram = Some.telegram();
            List<User> users = Stream.generate(this::someone).limit(8).toList();

            List<Boolean> got = AtOnce.call(
                    8,
                    i -> links().link(users.get(i).id(), person(telegram, "anna"), LATER)
                            .isPresent());

            assertThat(got.stream().filter(was -> was)).hasSize(1);
        }
    }

    @Test
    default void who_has_a_phone_can_do_without_telegram() {
        User user = someone();
        TelegramId telegram = linked(user);

        assertThat(links().unlink(user.id(), LATER)).contains(telegram);
        assertThat(links().unlink(user.id(), LATER)).isEmpty();

        User found = accounts().find(user.id()).orElseThrow();
        assertThat(found.telegram()).isEmpty();
        assertThat(found.telegramUsername()).isEmpty();
        assertThat(found.updatedAt()).isEqualTo(LATER);
    }

    @Test
    default void who_has_a_password_and_a_name_to_go_with_it_can_do_without_telegram() {
        User byMail = opened(Some.email(), Newcomer.SILENT);
        linked(byMail);
        assertThat(links().unlink(byMail.id(), LATER)).isEmpty();
        passwords().set(byMail.id(), new PasswordHash("twin$x"), NOW);
        assertThat(links().unlink(byMail.id(), LATER)).isPresent();

        User byName =
                opened(Some.telegram(), new Newcomer(Optional.empty(), Optional.empty(), Optional.of(Some.username())));
        assertThat(links().unlink(byName.id(), LATER)).isEmpty();
        passwords().set(byName.id(), new PasswordHash("twin$x"), NOW);
        assertThat(links().unlink(byName.id(), LATER)).isPresent();

        User nameless = opened(Some.telegram(), Newcomer.SILENT);
        passwords().set(nameless.id(), new PasswordHash("twin$x"), NOW);
        assertThat(links().unlink(nameless.id(), LATER)).isEmpty();
    }

    @Test
    default void who_has_the_telegram_can_take_it_away_unless_it_is_the_last_way_in() {
        User user = someone();
        TelegramId telegram = linked(user);
        assertThat(links().unlink(Some.telegram(), LATER)).isEmpty();

        assertThat(links().unlink(telegram, LATER)).contains(user.id());
        assertThat(links().unlink(telegram, LATER)).isEmpty();
        assertThat(accounts().find(user.id()).orElseThrow().telegram()).isEmpty();

        TelegramId only = Some.telegram();
        User byTelegram = opened(only, Newcomer.SILENT);
        assertThat(links().unlink(only, LATER)).isEmpty();
        assertThat(links().isTaken(only)).isTrue();
        assertThat(accounts().find(byTelegram.id()).orElseThrow().telegram()).hasValue(only);
    }

    @Test
    default void a_ban_is_not_shaken_off_by_taking_the_telegram_elsewhere() {
        User user = someone();
        TelegramId telegram = linked(user);
        ban(user.id());

        assertThat(links().unlink(telegram, LATER)).isEmpty();
        assertThat(links().isTaken(telegram)).isTrue();
    }

    @Test
    default void of_many_who_unlink_at_once_one_does() {
        User user = someone();
        linked(user);

        List<Boolean> answers =
                AtOnce.call(16, i -> links().unlink(user.id(), LATER).isPresent());

        assertThat(answers.stream().filter(was -> was)).hasSize(1);
    }

    @Test
    default void what_is_deleted_has_no_telegram_and_gets_none() {
        User user = someone();
        linked(user);
        delete(user.id());

        assertThat(links().unlink(user.id(), LATER)).isEmpty();
        assertThat(links().link(user.id(), person(Some.telegram(), "anna"), LATER))
                .isEmpty();
    }

    private TelegramId linked(User user) {
        TelegramId telegram = Some.telegram();
        assertThat(links().link(user.id(), person(telegram, "anna"), NOW)).isPresent();
        return telegram;
    }

    private User opened(Identifier identifier, Newcomer newcomer) {
        return accounts()
                .open(new NewAccount(identifier, newcomer, Optional.empty(), Some.inviteCode(), NOW))
                .orElseThrow();
    }

    private static TelegramPerson person(TelegramId id, String username) {
        return TelegramPerson.called(id, Optional.of("Anna"), Optional.empty(), Optional.of(username));
    }
}
