package dev.latchkey.application.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.application.World;
import dev.latchkey.application.audit.RecordAudit;
import dev.latchkey.application.login.SignedIn;
import dev.latchkey.application.shared.AtOnce;
import dev.latchkey.application.shared.Caller;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.application.shared.Some;
import dev.latchkey.domain.accounts.Language;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.accounts.Role;
import dev.latchkey.domain.audit.AuditAction;
import dev.latchkey.domain.audit.AuditEvent;
import dev.latchkey.domain.sessions.AccessClaims;
import dev.latchkey.domain.sessions.AuthMethod;
import dev.latchkey.domain.sessions.AuthSession;
import dev.latchkey.domain.sessions.RefreshToken;
import dev.latchkey.domain.sessions.SessionRules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a sign-in is good for afterwards, and how it ends. */
class SessionTest {
    private final World world = new World();
    private final PhoneNumber phone = Some.phone();
    private final Origin home = new Origin("2001:db8::7", Some.network(), "Firefox", Optional.of(Language.EN));
    private final SignedIn me = world.signIn(phone, home);

    @Test
    void a_session_remembers_where_it_was_opened_and_only_the_hash_of_its_secret() {
        AuthSession session = world.stores.sessions.opened().get(0);

        assertThat(session.user()).isEqualTo(me.user().id());
        assertThat(session.tokens().method()).isEqualTo(AuthMethod.SMS);
        assertThat(session.device()).isEqualTo("Firefox");
        assertThat(session.address()).isEqualTo("2001:db8::7");
        assertThat(session.network()).isEqualTo(home.network());
        assertThat(session.openedAt()).isEqualTo(Some.NOW);
        assertThat(session.tokens().current())
                .isEqualTo(new RefreshToken(me.tokens().refreshToken()).hash());
    }

    @Test
    void a_client_is_told_how_long_its_tokens_are_good_for() {
        assertThat(me.tokens().accessLife()).isEqualTo(Duration.ofMinutes(15));
        assertThat(me.tokens().refreshLife()).isEqualTo(Duration.ofDays(7));
    }

    @Test
    void a_refresh_token_is_not_promised_for_longer_than_its_session_lives() {
        SessionRules brief = new SessionRules(
                Duration.ofMinutes(15), Duration.ofDays(7), Duration.ofDays(1), Duration.ofSeconds(10));
        Random random = new Random(3);
        OpenSession open =
                new OpenSession(world.stores.sessions, brief, random, new RecordAudit(world.stores.audit, world.clock));
        IssueTokens issue = new IssueTokens(new InMemoryAccessTokens(world.clock));

        Tokens tokens =
                issue.issue(open.open(me.user().id(), AuthMethod.SMS, home, world.clock.instant()), Role.STUDENT);

        assertThat(tokens.refreshLife()).isEqualTo(Duration.ofDays(1));
    }

    @Test
    void an_access_token_tells_who_calls() {
        AuthSession session = world.stores.sessions.opened().get(0);

        assertThat(world.callerOf(me)).isEqualTo(new Caller(me.user().id(), session.id(), Role.STUDENT));
    }

    @Test
    void an_access_token_says_who_since_when_and_until_when() {
        List<AccessClaims> signed = new ArrayList<>();
        AccessTokens listening = new AccessTokens() {
            @Override
            public String sign(AccessClaims claims) {
                signed.add(claims);
                return "token";
            }

            @Override
            public Optional<AccessClaims> verify(String token) {
                return Optional.empty();
            }
        };
        AuthSession session = world.stores.sessions.opened().get(0);
        IssueTokens issue = new IssueTokens(listening);
        OpenSession.Opened opened = new OpenSession.Opened(session, RefreshToken.random(new Random(4)));

        issue.issue(opened, Role.TEACHER);

        AccessClaims claims = signed.get(0);
        assertThat(claims.user()).isEqualTo(me.user().id());
        assertThat(claims.session()).isEqualTo(session.id());
        assertThat(claims.role()).isEqualTo(Role.TEACHER);
        assertThat(claims.method()).isEqualTo(AuthMethod.SMS);
        assertThat(claims.issuedAt()).isEqualTo(Some.NOW);
        assertThat(claims.expiresAt()).isEqualTo(Some.NOW.plus(Duration.ofMinutes(15)));
        assertThat(claims.tokenId()).isEqualTo(opened.refreshToken().tokenId());
    }

    @Test
    void two_sign_ins_have_two_sessions_and_nothing_in_common() {
        world.clock.advance(Duration.ofMinutes(1));
        SignedIn laptop = world.signIn(phone, Some.origin());

        assertThat(world.callerOf(laptop).session())
                .isNotEqualTo(world.callerOf(me).session());
        assertThat(laptop.tokens().accessToken()).isNotEqualTo(me.tokens().accessToken());
        assertThat(laptop.tokens().refreshToken()).isNotEqualTo(me.tokens().refreshToken());
    }

    @Test
    void an_access_token_is_worth_nothing_after_fifteen_minutes() {
        world.clock.advance(Duration.ofMinutes(15).minusSeconds(1));
        assertThat(world.callerOf(me).user()).isEqualTo(me.user().id());

        world.clock.advance(Duration.ofSeconds(1));

        assertNotBelieved(me.tokens().accessToken());
    }

    @Test
    void a_refresh_token_is_no_access_token() {
        assertNotBelieved(me.tokens().refreshToken());
        assertNotBelieved("");
    }

    @Test
    void a_role_that_was_given_meanwhile_counts_at_once() {
        world.stores.accounts.change(me.user().id(), user -> user.role = Role.MODERATOR);

        assertThat(world.callerOf(me).role()).isEqualTo(Role.MODERATOR);
    }

    @Test
    void a_ban_counts_at_once() {
        world.ban(me.user().id());

        assertNotBelieved(me.tokens().accessToken());
    }

    @Test
    void a_deleted_account_is_signed_out_at_once() {
        world.stores.accounts.delete(me.user().id());

        assertNotBelieved(me.tokens().accessToken());
    }

    @Test
    void a_token_that_names_the_session_of_another_is_not_believed() {
        InMemoryAccessTokens tokens = new InMemoryAccessTokens(world.clock);
        Authenticate authenticate = new Authenticate(tokens, world.revocations, world.stores.sessions, world.clock);
        AuthSession mine = world.stores.sessions.opened().get(0);
        String forged = tokens.sign(new AccessClaims(
                world.member().user().id(),
                mine.id(),
                new UUID(1, 2),
                Role.ADMIN,
                AuthMethod.SMS,
                Some.NOW,
                Some.NOW.plusSeconds(60)));

        assertThatThrownBy(() -> authenticate.caller(forged)).hasMessage("token.invalid");
    }

    @Test
    void the_role_in_the_token_is_not_believed() {
        InMemoryAccessTokens tokens = new InMemoryAccessTokens(world.clock);
        Authenticate authenticate = new Authenticate(tokens, world.revocations, world.stores.sessions, world.clock);
        AuthSession mine = world.stores.sessions.opened().get(0);
        String old = tokens.sign(new AccessClaims(
                me.user().id(),
                mine.id(),
                new UUID(1, 2),
                Role.ADMIN,
                AuthMethod.SMS,
                Some.NOW,
                Some.NOW.plusSeconds(60)));

        assertThat(authenticate.caller(old).role()).isEqualTo(Role.STUDENT);
    }

    @Test
    void who_signs_out_is_signed_out_at_once() {
        Caller caller = world.callerOf(me);

        world.signOut.signOut(caller, home);

        assertNotBelieved(me.tokens().accessToken());
        AuditEvent last = lastEvent();
        assertThat(last.action()).isEqualTo(AuditAction.SIGNED_OUT);
        assertThat(last.actor()).contains(me.user().id());
        assertThat(last.details())
                .isEqualTo(Map.of("session", caller.session().value().toString(), "cause", "signed_out"));
    }

    @Test
    void signing_out_one_device_leaves_the_others_signed_in() {
        world.clock.advance(Duration.ofMinutes(1));
        SignedIn laptop = world.signIn(phone, Some.origin());

        world.signOut.signOut(world.callerOf(me), home);

        assertThat(world.callerOf(laptop).user()).isEqualTo(me.user().id());
    }

    @Test
    void signing_out_many_times_at_once_is_no_fault_and_written_down_once() {
        Caller caller = world.callerOf(me);

        AtOnce.run(64, i -> world.signOut.signOut(caller, home));

        assertThat(world.stores.audit.written().stream().filter(event -> event.action() == AuditAction.SIGNED_OUT))
                .hasSize(1);
    }

    @Test
    void nothing_prints_a_token() {
        assertThat(me.tokens()).hasToString("Tokens[***]");
        assertThat(me.toString())
                .doesNotContain(me.tokens().accessToken(), me.tokens().refreshToken());
    }

    private void assertNotBelieved(String token) {
        assertThatThrownBy(() -> world.authenticate.caller(token)).hasMessage("token.invalid");
    }

    private AuditEvent lastEvent() {
        List<AuditEvent> written = world.stores.audit.written();
        return written.get(written.size() - 1);
    }
}
