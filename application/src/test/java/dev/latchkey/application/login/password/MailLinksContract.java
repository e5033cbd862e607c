package dev.latchkey.application.login.password;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.application.accounts.AccountsFixture;
import dev.latchkey.application.accounts.NewAccount;
import dev.latchkey.application.accounts.Newcomer;
import dev.latchkey.application.shared.AtOnce;
import dev.latchkey.application.shared.Some;
import dev.latchkey.domain.accounts.EmailAddress;
import dev.latchkey.domain.accounts.User;
import dev.latchkey.domain.login.LinkPurpose;
import dev.latchkey.domain.login.LinkToken;
import dev.latchkey.domain.sessions.TokenHash;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What all {@link MailLinks} promise, whatever they are stored in. */
public interface MailLinksContract extends AccountsFixture {
    Instant NOW = Some.NOW;
    Duration LIFE = Duration.ofMinutes(30);

    MailLinks links();

    @Test
    default void a_link_is_good_once() {
        User user = reader();
        TokenHash token = issued(user, LinkPurpose.RESET_PASSWORD);

        assertThat(links().ownerOf(token, LinkPurpose.RESET_PASSWORD, NOW)).contains(user.id());
        assertThat(use(token))
                .contains(new MailLinks.Used(user.id(), user.email().orElseThrow()));
        assertThat(use(token)).isEmpty();
        assertThat(links().ownerOf(token, LinkPurpose.RESET_PASSWORD, NOW)).isEmpty();
    }

    @Test
    default void of_many_who_follow_a_link_at_once_one_arrives() {
        for (int round = 0; round < 10; round++) {
            TokenHash token = issued(reader(), LinkPurpose.RESET_PASSWORD);

            List<Boolean> used = AtOnce.call(64, i -> use(token).isPresent());

            assertThat(used.stream().filter(was -> was)).hasSize(1);
        }
    }

    @Test
    default void a_link_is_over_to_the_microsecond() {
        TokenHash token = issued(reader(), LinkPurpose.RESET_PASSWORD);

        assertThat(links().use(token, LinkPurpose.RESET_PASSWORD, NOW.plus(LIFE)))
                .isEmpty();
        assertThat(links().use(token, LinkPurpose.RESET_PASSWORD, NOW.plus(LIFE).minusNanos(1_000)))
                .isPresent();
    }

    @Test
    default void a_link_is_good_for_its_own_purpose_only() {
        TokenHash token = issued(reader(), LinkPurpose.VERIFY_EMAIL);

        assertThat(use(token)).isEmpty();
        assertThat(links().use(token, LinkPurpose.VERIFY_EMAIL, NOW)).isPresent();
    }

    @Test
    default void a_newer_link_makes_the_older_one_of_its_kind_useless() {
        User user = reader();
        TokenHash older = issued(user, LinkPurpose.RESET_PASSWORD);
        TokenHash verification = issued(user, LinkPurpose.VERIFY_EMAIL);
        TokenHash newer = issued(user, LinkPurpose.RESET_PASSWORD);

        assertThat(use(older)).isEmpty();
        assertThat(use(newer)).isPresent();
        assertThat(links().use(verification, LinkPurpose.VERIFY_EMAIL, NOW)).isPresent();
    }

    @Test
    default void a_link_that_was_revoked_is_good_for_nothing() {
        User user = reader();
        TokenHash token = issued(user, LinkPurpose.RESET_PASSWORD);

        links().revoke(user.id(), LinkPurpose.VERIFY_EMAIL);
        assertThat(links().ownerOf(token, LinkPurpose.RESET_PASSWORD, NOW)).isPresent();

        links().revoke(user.id(), LinkPurpose.RESET_PASSWORD);
        assertThat(use(token)).isEmpty();
    }

    @Test
    default void a_link_to_another_address_than_the_account_has_is_good_for_nothing() {
        User user = reader();
        TokenHash token = issued(user, Some.email(), LinkPurpose.RESET_PASSWORD);

        assertThat(use(token)).isEmpty();
    }

    /** Whoever wrote the address into their account could hand it to its reader, with a way in of their own left open. */
    @Test
    default void a_link_to_an_unproved_address_sets_no_password_where_there_is_another_way_in() {
        User squatter = reader();
        TokenHash token = issued(squatter, LinkPurpose.RESET_PASSWORD);
        TokenHash verification = issued(squatter, LinkPurpose.VERIFY_EMAIL);

        var unused = accounts().movePhone(squatter.id(), Some.phone(), NOW);

        assertThat(links().ownerOf(token, LinkPurpose.RESET_PASSWORD, NOW)).isEmpty();
        assertThat(use(token)).isEmpty();
        assertThat(links().use(verification, LinkPurpose.VERIFY_EMAIL, NOW)).isPresent();
        assertThat(accounts().verifyEmail(squatter.id(), squatter.email().orElseThrow(), NOW))
                .isTrue();
        assertThat(use(token)).isPresent();
    }

    @Test
    default void a_link_to_an_address_that_is_wanted_leads_to_it_as_it_was_written() {
        User user = reader();
        EmailAddress wanted = new EmailAddress("Anna-" + Some.email().value());
        TokenHash token = issued(user, wanted, LinkPurpose.CHANGE_EMAIL);

        assertThat(links().use(token, LinkPurpose.VERIFY_EMAIL, NOW)).isEmpty();
        assertThat(links().use(token, LinkPurpose.CHANGE_EMAIL, NOW)).contains(new MailLinks.Used(user.id(), wanted));
        assertThat(links().use(token, LinkPurpose.CHANGE_EMAIL, NOW)).isEmpty();
    }

    @Test
    default void several_who_want_one_address_do_not_disturb_each_other() {
        User first = reader();
        User second = reader();
        EmailAddress wanted = Some.email();
        TokenHash ofFirst = issued(first, wanted, LinkPurpose.CHANGE_EMAIL);
        TokenHash ofSecond = issued(second, wanted, LinkPurpose.CHANGE_EMAIL);

        assertThat(links().use(ofFirst, LinkPurpose.CHANGE_EMAIL, NOW))
                .contains(new MailLinks.Used(first.id(), wanted));
        assertThat(links().use(ofSecond, LinkPurpose.CHANGE_EMAIL, NOW))
                .contains(new MailLinks.Used(second.id(), wanted));
    }

    @Test
    default void links_of_banned_and_of_deleted_accounts_are_good_for_nothing() {
        User banned = reader();
        User deleted = reader();
        TokenHash first = issued(banned, LinkPurpose.RESET_PASSWORD);
        TokenHash second = issued(deleted, LinkPurpose.RESET_PASSWORD);

        ban(banned.id());
        delete(deleted.id());

        assertThat(use(first)).isEmpty();
        assertThat(use(second)).isEmpty();
    }

    private Optional<MailLinks.Used> use(TokenHash token) {
        return links().use(token, LinkPurpose.RESET_PASSWORD, NOW);
    }

    private TokenHash issued(User user, LinkPurpose purpose) {
        return issued(user, user.email().orElseThrow(), purpose);
    }

    private TokenHash issued(User user, EmailAddress email, LinkPurpose purpose) {
        TokenHash token = LinkToken.random(new SecureRandom()).hash();
        links().issue(new MailLinks.MailLink(user.id(), email, purpose, token, NOW, NOW.plus(LIFE)));
        return token;
    }

    private User reader() {
        return accounts()
                .open(new NewAccount(Some.email(), Newcomer.SILENT, Optional.empty(), Some.inviteCode(), NOW))
                .orElseThrow();
    }
}
