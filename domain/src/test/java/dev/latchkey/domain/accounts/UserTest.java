package dev.latchkey.domain.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.domain.invites.InviteCode;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UserTest {
    private static final InviteCode FRIENDS = new InviteCode("FRIEND");

    @Test
    void only_a_banned_account_is_banned() {
        assertThat(user(AccountStatus.BANNED).isBanned()).isTrue();
        assertThat(user(AccountStatus.ACTIVE).isBanned()).isFalse();
    }

    @Test
    void entering_the_code_of_another_changes_nothing_else() {
        User before = user(AccountStatus.ACTIVE);

        User after = before.invitedWith(FRIENDS);

        assertThat(after.activatedInviteCode()).contains(FRIENDS);
        assertThat(after)
                .usingRecursiveComparison()
                .ignoringFields("activatedInviteCode")
                .isEqualTo(before);
    }

    @Test
    void nothing_that_tells_who_it_is_is_printed() {
        assertThat(user(AccountStatus.ACTIVE)).hasToString("User[42, STUDENT, ACTIVE]");
    }

    private static User user(AccountStatus status) {
        return new User(
                new UserId(42),
                Optional.of(new PhoneNumber("+79123456789")),
                Optional.of(new EmailAddress("anna@example.org")),
                true,
                Optional.of(new Username("anna")),
                Optional.of(new PersonName("Anna")),
                Optional.of(new PersonName("Kim")),
                Optional.empty(),
                Optional.of(new TelegramId(777)),
                Optional.of("anna_kim"),
                Role.STUDENT,
                status,
                Optional.of(Language.RU),
                new InviteCode("ANNA23"),
                Optional.empty(),
                3,
                Instant.EPOCH,
                Instant.EPOCH.plusSeconds(1),
                Optional.of(Instant.EPOCH.plusSeconds(2)),
                false);
    }
}
