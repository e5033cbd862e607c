package dev.latchkey.application.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.application.shared.AtOnce;
import dev.latchkey.application.shared.Some;
import dev.latchkey.domain.accounts.EmailAddress;
import dev.latchkey.domain.accounts.Language;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.accounts.Role;
import dev.latchkey.domain.accounts.User;
import dev.latchkey.domain.accounts.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What all {@link UnprovedEmails} promise, whatever they are stored in. */
public interface UnprovedEmailsContract extends AccountsFixture {
    Instant LATER = Some.NOW.plusSeconds(60);

    UnprovedEmails unproved();

    /** Gives the account another role. */
    void give(UserId id, Role role);

    @Test
    default void an_account_loses_an_address_that_was_only_written_and_nothing_else() {
        EmailAddress email = Some.email();
        PhoneNumber phone = Some.phone();
        User holder = holderOf(email);
        var unused = accounts().movePhone(holder.id(), phone, Some.NOW);
        EmailAddress shouted = new EmailAddress(email.value().toUpperCase(Locale.ROOT));

        assertThat(unproved().release(shouted, someone().id(), LATER)).contains(holder.id());

        User without = accounts().find(holder.id()).orElseThrow();
        assertThat(without.email()).isEmpty();
        assertThat(without.phone()).contains(phone);
        assertThat(without.updatedAt()).isEqualTo(LATER);
        assertThat(accounts().isTaken(email)).isFalse();
        assertThat(unproved().release(email, someone().id(), LATER)).isEmpty();
    }

    @Test
    default void an_address_that_was_proved_stays() {
        EmailAddress email = Some.email();
        User holder = holderOf(email);
        assertThat(accounts().verifyEmail(holder.id(), email, Some.NOW)).isTrue();

        assertThat(unproved().release(email, someone().id(), LATER)).isEmpty();

        assertThat(accounts().find(holder.id()).flatMap(User::email)).contains(email);
    }

    @Test
    default void nobody_takes_an_address_from_themselves() {
        EmailAddress email = Some.email();
        User holder = holderOf(email);

        assertThat(unproved().release(email, holder.id(), LATER)).isEmpty();

        assertThat(accounts().find(holder.id())).contains(holder);
    }

    @Test
    default void the_staff_keep_their_addresses() {
        for (Role role : Role.values()) {
            EmailAddress email = Some.email();
            User holder = holderOf(email);
            give(holder.id(), role);

            assertThat(unproved().release(email, someone().id(), LATER).isEmpty())
                    .as(role.name())
                    .isEqualTo(role.isStaff());
        }
    }

    @Test
    default void a_banned_account_keeps_nobodys_address() {
        EmailAddress email = Some.email();
        User holder = holderOf(email);
        ban(holder.id());

        assertThat(unproved().release(email, someone().id(), LATER)).contains(holder.id());
    }

    /** Either its holder has proved it and keeps it, or it is gone. */
    @Test
    default void who_proves_it_beside_that_keeps_it() {
        for (int round = 0; round < 30; round++) {
            EmailAddress email = Some.email();
            User holder = holderOf(email);
            UserId claimant = someone().id();

            List<Boolean> done = AtOnce.call(
                    2,
                    i -> i == 0
                            ? accounts().verifyEmail(holder.id(), email, LATER)
                            : unproved().release(email, claimant, LATER).isPresent());

            assertThat(done).containsOnlyOnce(true);
            assertThat(accounts().find(holder.id()).flatMap(User::email).isPresent())
                    .isEqualTo(done.get(0));
        }
    }

    private User holderOf(EmailAddress email) {
        return accounts()
                .open(new NewAccount(email, Newcomer.SILENT, Optional.of(Language.EN), Some.inviteCode(), Some.NOW))
                .orElseThrow();
    }
}
