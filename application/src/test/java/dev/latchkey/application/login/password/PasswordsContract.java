package dev.latchkey.application.login.password;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.application.accounts.AccountsFixture;
import dev.latchkey.application.accounts.NewAccount;
import dev.latchkey.application.accounts.Newcomer;
import dev.latchkey.application.shared.AtOnce;
import dev.latchkey.application.shared.Some;
import dev.latchkey.domain.accounts.EmailAddress;
import dev.latchkey.domain.accounts.User;
import dev.latchkey.domain.accounts.Username;
import dev.latchkey.domain.login.LoginName;
import dev.latchkey.domain.login.PasswordHash;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What all {@link Passwords} promise, whatever they are stored in. */
public interface PasswordsContract extends AccountsFixture {
    PasswordHash HASH = new PasswordHash("$argon2id$v=19$m=64,t=2,p=1$c29tZXNhbHQ$AAAA");
    PasswordHash OTHER = new PasswordHash("$argon2id$v=19$m=64,t=2,p=1$c29tZXNhbHQ$BBBB");

    Passwords passwords();

    @Test
    default void an_account_is_found_by_its_address_and_its_username_in_any_case() {
        EmailAddress email = Some.email();
        Username username = Some.username();
        User user = reader(email, username);
        passwords().set(user.id(), HASH, Some.NOW);

        for (String name : List.of(email.value(), username.value())) {
            for (String written : List.of(name, name.toUpperCase(Locale.ROOT), " " + name + " ")) {
                assertThat(passwords().find(new LoginName(written)))
                        .contains(new Passwords.Found(user.id(), Optional.of(HASH)));
            }
        }
    }

    @Test
    default void an_account_without_a_password_is_found_too() {
        EmailAddress email = Some.email();
        User user = reader(email, Some.username());

        assertThat(passwords().find(new LoginName(email.value())))
                .contains(new Passwords.Found(user.id(), Optional.empty()));
        assertThat(passwords().of(user.id())).isEmpty();
    }

    @Test
    default void what_is_nobodys_name_finds_nobody() {
        for (String name : List.of(
                "",
                "@",
                "a@",
                "%",
                "nobody",
                "' OR 1=1 --",
                "x".repeat(10_000),
                Some.email().value(),
                "\uFF20")) {
            assertThat(passwords().find(new LoginName(name))).as(name).isEmpty();
        }
    }

    @Test
    default void a_password_is_set_over_another() {
        User user = someone();
        passwords().set(user.id(), HASH, Some.NOW);
        passwords().set(user.id(), OTHER, Some.NOW);

        assertThat(passwords().of(user.id())).contains(OTHER);
        assertThat(passwords().holds(user.id(), OTHER)).isTrue();
        assertThat(passwords().holds(user.id(), HASH)).isFalse();
    }

    @Test
    default void a_first_password_is_set_once() {
        for (int round = 0; round < 10; round++) {
            User user = someone();

            List<Boolean> set = AtOnce.call(16, i -> passwords().setFirst(user.id(), hash(i), Some.NOW));

            assertThat(set.stream().filter(was -> was)).hasSize(1);
            assertThat(passwords().of(user.id())).contains(hash(set.indexOf(true)));
        }
    }

    @Test
    default void of_many_who_replace_a_password_one_does() {
        for (int round = 0; round < 10; round++) {
            User user = someone();
            passwords().set(user.id(), HASH, Some.NOW);

            List<Boolean> replaced = AtOnce.call(16, i -> passwords().replace(user.id(), HASH, hash(i), Some.NOW));

            assertThat(replaced.stream().filter(was -> was)).hasSize(1);
            assertThat(passwords().of(user.id())).contains(hash(replaced.indexOf(true)));
        }
    }

    @Test
    default void nothing_is_put_where_there_is_no_password_or_another() {
        User user = someone();

        assertThat(passwords().replace(user.id(), HASH, OTHER, Some.NOW)).isFalse();
        assertThat(passwords().of(user.id())).isEmpty();
    }

    @Test
    default void the_password_of_a_deleted_account_is_gone() {
        EmailAddress email = Some.email();
        User user = reader(email, Some.username());
        passwords().set(user.id(), HASH, Some.NOW);

        delete(user.id());

        assertThat(passwords().find(new LoginName(email.value()))).isEmpty();
        assertThat(passwords().of(user.id())).isEmpty();
        assertThat(passwords().holds(user.id(), HASH)).isFalse();
    }

    private User reader(EmailAddress email, Username username) {
        Newcomer newcomer = new Newcomer(Optional.empty(), Optional.empty(), Optional.of(username));
        return accounts()
                .open(new NewAccount(email, newcomer, Optional.empty(), Some.inviteCode(), Some.NOW))
                .orElseThrow();
    }

    private static PasswordHash hash(int number) {
        return new PasswordHash(HASH.text() + number);
    }
}
