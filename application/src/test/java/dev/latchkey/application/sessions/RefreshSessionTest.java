package dev.latchkey.application.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.application.World;
import dev.latchkey.application.login.SignedIn;
import dev.latchkey.application.sessions.RefreshSession.Refreshed;
import dev.latchkey.application.shared.AtOnce;
import dev.latchkey.application.shared.Caller;
import dev.latchkey.application.shared.Some;
import dev.latchkey.domain.accounts.Role;
import dev.latchkey.domain.audit.AuditAction;
import dev.latchkey.domain.audit.AuditEvent;
import dev.latchkey.domain.sessions.AccessClaims;
import dev.latchkey.domain.sessions.RefreshToken;
import dev.latchkey.domain.shared.Refused;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Staying signed in, and what becomes of a token that comes twice: C-09 (a) to (g), V-3, V-5 and V-9b. */
class RefreshSessionTest {
    private static final Duration GRACE = World.SESSION_RULES.refreshGrace();

    private final World world = new World();
    private final SignedIn me = world.member();
    private final String first = me.tokens().refreshToken();

    @Test
    void a_refresh_gives_a_new_pair_for_the_same_session() {
        Caller before = world.callerOf(me);
        world.clock.advance(Duration.ofMinutes(10));

        Refreshed refreshed = refresh(first);

        assertThat(refreshed.tokens().refreshToken()).isNotEqualTo(first);
        assertThat(refreshed.user().id()).isEqualTo(me.user().id());
        assertThat(refreshed.tokens().accessLife()).isEqualTo(Duration.ofMinutes(15));
        assertThat(refreshed.tokens().refreshLife()).isEqualTo(Duration.ofDays(7));
        assertThat(caller(refreshed)).isEqualTo(before);
        // The old access token is not worth less for it.
        assertThat(world.callerOf(me)).isEqualTo(before);
    }

    @Test
    void a_lost_answer_is_given_again_with_the_same_refresh_token_and_the_same_token_id() {
        Refreshed lost = refresh(first);
        world.clock.advance(GRACE.minusMillis(1));

        Refreshed again = refresh(first);

        assertThat(again.tokens().refreshToken()).isEqualTo(lost.tokens().refreshToken());
        assertThat(claims(again)).isEqualTo(claims(lost));
        assertThat(again.tokens().accessLife())
                .isEqualTo(Duration.ofMinutes(15).minus(GRACE).plusMillis(1));
        assertThat(refresh(again.tokens().refreshToken()).user().id())
                .isEqualTo(me.user().id());
    }

    @Test
    void a_token_that_comes_back_too_late_ends_the_session_and_is_written_down() {
        String second = refresh(first).tokens().refreshToken();
        Caller caller = world.callerOf(me);
        world.clock.advance(GRACE);

        assertRefused(first, "session.reused");

        assertOver(second);
        assertThatThrownBy(() -> world.callerOf(me)).hasMessage("token.invalid");
        AuditEvent event = lastEvent();
        assertThat(event.action()).isEqualTo(AuditAction.SESSION_REUSED);
        assertThat(event.subject()).contains(me.user().id());
        assertThat(event.actor()).isEmpty();
        assertThat(event.details())
                .containsEntry("session", caller.session().value().toString())
                .containsEntry("cause", "token_reused");
    }

    @Test
    void the_end_is_told_to_other_instances() {
        Refreshed unused = refresh(first);
        world.clock.advance(GRACE);
        int before = world.rings.get();

        assertRefused(first, "session.reused");

        assertThat(world.rings.get()).isGreaterThan(before);
    }

    @Test
    void a_token_two_renewals_back_ends_the_session_inside_the_grace_too() {
        String second = refresh(first).tokens().refreshToken();
        String third = refresh(second).tokens().refreshToken();

        assertRefused(first, "session.reused");

        assertOver(third);
    }

    @Test
    void other_sessions_of_a_robbed_account_live_on() {
        world.clock.advance(Duration.ofMinutes(1));
        SignedIn laptop = world.signIn(me.user().phone().orElseThrow(), Some.origin());
        Refreshed unused = refresh(first);
        world.clock.advance(GRACE);

        assertRefused(first, "session.reused");

        assertThat(refresh(laptop.tokens().refreshToken()).user().id())
                .isEqualTo(me.user().id());
    }

    @Test
    void of_fifty_renewals_within_a_second_each_token_is_known_again() {
        for (int round = 0; round < 48; round += 12) {
            SignedIn victim = world.member();
            String token = victim.tokens().refreshToken();
            String stolen = "";
            for (int i = 0; i < 50; i++) {
                stolen = i == round ? token : stolen;
                token = refresh(token).tokens().refreshToken();
            }
            String old = stolen;

            assertRefused(old, "session.reused");
            assertOver(token);
        }
    }

    @Test
    void a_session_that_is_renewed_every_day_ends_after_thirty_days() {
        String token = first;
        for (int day = 1; day < 30; day++) {
            world.clock.advance(Duration.ofDays(1));
            token = refresh(token).tokens().refreshToken();
        }
        world.clock.advance(Duration.ofDays(1));

        assertOver(token);
    }

    @Test
    void a_session_that_is_not_renewed_for_a_week_is_over() {
        world.clock.advance(Duration.ofDays(7));

        assertOver(first);
    }

    @Test
    void whoever_was_signed_out_or_banned_cannot_refresh() {
        String second = refresh(first).tokens().refreshToken();
        world.signOut.signOut(world.callerOf(me), Some.origin());
        assertOver(second);
        // Neither does a repetition give away a pair, dead though it would be.
        assertOver(first);

        SignedIn banned = world.member();
        world.ban(banned.user().id());
        assertOver(banned.tokens().refreshToken());
    }

    @Test
    void a_new_role_is_in_the_next_token() {
        world.stores.accounts.change(me.user().id(), user -> user.role = Role.TEACHER);

        assertThat(claims(refresh(first)).role()).isEqualTo(Role.TEACHER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "null", "eyJhbGciOiJFUzI1NiJ9.e30.AA"})
    void what_is_no_refresh_token_is_over(String text) {
        assertOver(text);
    }

    @Test
    void an_access_token_or_a_made_up_one_is_no_refresh_token() {
        assertOver(me.tokens().accessToken());
        assertOver(RefreshToken.random(new Random(99)).secret());
    }

    @Test
    void many_who_refresh_at_once_get_the_same_pair_and_it_lives() {
        for (int round = 0; round < 20; round++) {
            SignedIn member = world.member();

            List<Refreshed> answers =
                    AtOnce.call(64, i -> refresh(member.tokens().refreshToken()));

            Set<String> pairs = new HashSet<>();
            answers.forEach(answer ->
                    pairs.add(answer.tokens().refreshToken() + claims(answer).tokenId()));
            assertThat(pairs).hasSize(1);
            assertThat(refresh(answers.get(0).tokens().refreshToken()).user().id())
                    .isEqualTo(member.user().id());
        }
    }

    @Test
    void two_tabs_that_refresh_at_once_are_never_signed_out() {
        String token = first;
        for (int round = 0; round < 1_000; round++) {
            String shared = token;
            List<Refreshed> tabs = AtOnce.call(2, i -> refresh(shared));
            assertThat(tabs.get(0).tokens().refreshToken())
                    .isEqualTo(tabs.get(1).tokens().refreshToken());
            token = tabs.get(0).tokens().refreshToken();
            world.clock.advance(Duration.ofMillis(100));
        }
    }

    @Test
    void nothing_that_was_refreshed_beside_a_sign_out_everywhere_lives_on() {
        for (int round = 0; round < 100; round++) {
            SignedIn member = world.member();
            Caller caller = world.callerOf(member);

            AtOnce.run(4, i -> {
                if (i == 0) {
                    world.signOutEverywhere.signOut(caller, Some.origin());
                } else {
                    refreshIfLive(member.tokens().refreshToken());
                }
            });

            assertOver(member.tokens().refreshToken());
            assertThatThrownBy(() -> world.callerOf(member)).hasMessage("token.invalid");
        }
    }

    private void refreshIfLive(String token) {
        try {
            Refreshed refreshed = refresh(token);
            assertThat(refreshed.tokens().refreshToken()).isNotEqualTo(token);
        } catch (Refused refused) {
            assertThat(refused).hasMessage("session.over");
        }
    }

    private Refreshed refresh(String token) {
        return world.refreshSession.refresh(token, Some.origin());
    }

    private Caller caller(Refreshed refreshed) {
        return world.authenticate.caller(refreshed.tokens().accessToken());
    }

    private AccessClaims claims(Refreshed refreshed) {
        return world.tokens.verify(refreshed.tokens().accessToken()).orElseThrow();
    }

    private void assertOver(String token) {
        assertRefused(token, "session.over");
    }

    private void assertRefused(String token, String code) {
        assertThatThrownBy(() -> refresh(token)).hasMessage(code);
    }

    private AuditEvent lastEvent() {
        List<AuditEvent> written = world.stores.audit.written();
        return written.get(written.size() - 1);
    }
}
