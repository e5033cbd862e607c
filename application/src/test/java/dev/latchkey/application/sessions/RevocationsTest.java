package dev.latchkey.application.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;

import dev.latchkey.application.World;
import dev.latchkey.application.login.SignedIn;
import dev.latchkey.application.sessions.RevocationLog.Line;
import dev.latchkey.application.sessions.RevocationLog.Mark;
import dev.latchkey.application.sessions.RevocationLog.News;
import dev.latchkey.application.shared.Some;
import dev.latchkey.application.shared.Unavailable;
import dev.latchkey.domain.accounts.Role;
import dev.latchkey.domain.sessions.AccessClaims;
import dev.latchkey.domain.sessions.AuthMethod;
import dev.latchkey.domain.sessions.Revocation;
import dev.latchkey.domain.sessions.SessionId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What an instance knows by itself, and when it has to ask: C-10 and C-17. */
class RevocationsTest {
    private final World world = new World();
    private final SignedIn me = world.member();
    private final SessionId mine = world.callerOf(me).session();

    /** Another instance on the same store: it hears what this one does only when it looks. */
    private final Revocations other = new Revocations(world.stores.sessions, () -> {}, world.clock, world.nanos::get);

    private final Authenticate elsewhere = new Authenticate(world.tokens, other, away(), world.clock);

    @Test
    void an_instance_that_has_just_looked_asks_nobody() {
        other.catchUp();

        assertThat(elsewhere.caller(me.tokens().accessToken()).user())
                .isEqualTo(me.user().id());
    }

    @Test
    void an_instance_that_never_looked_asks() {
        assertAsked();
    }

    @Test
    void an_instance_that_has_not_heard_for_a_second_asks() {
        other.catchUp();
        after(Revocations.BOUND.minusNanos(1));
        assertThat(elsewhere.caller(me.tokens().accessToken()).user())
                .isEqualTo(me.user().id());

        after(Duration.ofNanos(1));

        assertAsked();
    }

    @Test
    void what_was_written_while_a_look_went_on_does_not_count_as_seen() {
        Revocations slow = new Revocations(
                (mark, now) -> {
                    after(Revocations.BOUND);
                    return new News(List.of(), mark, false);
                },
                () -> {},
                world.clock,
                world.nanos::get);

        slow.catchUp();

        assertThat(slow.isRecent()).isFalse();
    }

    @Test
    void a_look_that_fails_makes_nothing_more_recent() {
        other.catchUp();
        after(Duration.ofMillis(600));
        assertThatThrownBy(() -> other.catchUp((mark, now) -> {
                    throw new Unavailable("away");
                }))
                .isInstanceOf(Unavailable.class);
        after(Duration.ofMillis(600));

        assertThat(other.isRecent()).isFalse();
    }

    @Test
    void an_end_is_known_after_the_next_look() {
        other.catchUp();
        world.signOut.signOut(world.callerOf(me), Some.origin());
        other.catchUp();

        assertThatThrownBy(() -> elsewhere.caller(me.tokens().accessToken())).hasMessage("token.invalid");
    }

    @Test
    void where_it_was_ended_it_is_known_at_once() {
        world.revocations.catchUp();

        world.signOut.signOut(world.callerOf(me), Some.origin());

        assertThat(world.revocations.isRecent()).isTrue();
        assertThatThrownBy(() -> world.callerOf(me)).hasMessage("token.invalid");
    }

    /** V-3: the token is of the same second as the ban, and no clock is compared. */
    @Test
    void a_ban_is_known_after_the_next_look() {
        other.catchUp();
        world.ban(me.user().id());
        other.catchUp();

        assertThatThrownBy(() -> elsewhere.caller(me.tokens().accessToken())).hasMessage("token.invalid");
    }

    @Test
    void another_role_is_known_after_the_next_look() {
        other.catchUp();
        world.stores.accounts.change(me.user().id(), user -> user.role = Role.TEACHER);
        world.stores.accounts.change(me.user().id(), user -> user.role = Role.MODERATOR);
        other.catchUp();

        assertThat(elsewhere.caller(me.tokens().accessToken()).role()).isEqualTo(Role.MODERATOR);
    }

    @Test
    void the_order_of_lines_about_one_session_is_told_by_their_numbers() {
        Instant until = Some.NOW.plusSeconds(900);
        Line teacher = new Line(1, new Revocation(mine, Optional.of(Role.TEACHER), until));
        Line admin = new Line(2, new Revocation(mine, Optional.of(Role.ADMIN), until));
        Line end = new Line(3, new Revocation(mine, Optional.empty(), until));

        other.catchUp((mark, now) -> new News(List.of(admin, teacher), Mark.START, false));
        assertThat(other.roleOf(claims())).contains(Role.ADMIN);

        other.catchUp((mark, now) -> new News(List.of(end, admin, teacher), Mark.START, false));
        assertThat(other.roleOf(claims())).isEmpty();
        other.catchUp((mark, now) -> new News(
                List.of(new Line(9, new Revocation(mine, Optional.of(Role.ADMIN), until))), Mark.START, false));
        assertThat(other.roleOf(claims())).isEmpty();
    }

    @Test
    void a_log_in_parts_is_read_to_its_end() {
        Line end = new Line(1, new Revocation(mine, Optional.empty(), Some.NOW.plusSeconds(900)));

        other.catchUp((mark, now) -> mark.equals(Mark.START)
                ? new News(List.of(), new Mark(1, 0), true)
                : new News(List.of(end), new Mark(2, 0), false));

        assertThat(other.roleOf(claims())).isEmpty();
    }

    @Test
    void after_a_break_everything_is_read_again() {
        other.catchUp((mark, now) -> new News(List.of(), new Mark(Long.MAX_VALUE / 8, 0), false));
        world.signOut.signOut(world.callerOf(me), Some.origin());

        other.startOver((mark, now) -> {
            assertThat(mark).isEqualTo(Mark.START);
            return world.stores.sessions.since(mark, now);
        });

        assertThat(other.roleOf(claims())).isEmpty();
    }

    @Test
    void what_is_over_is_forgotten() {
        world.signOut.signOut(world.callerOf(me), Some.origin());
        other.catchUp();
        assertThat(other.size()).isEqualTo(1);

        world.clock.advance(Duration.ofMinutes(15));
        after(Duration.ofMinutes(15));
        other.catchUp();

        assertThat(other.size()).isZero();
    }

    /** C-17: tokens that a clock has made old come back to life when it is set back, and so must their end. */
    @Test
    void a_clock_that_is_set_forwards_and_back_makes_no_ended_session_live() {
        world.signOut.signOut(world.callerOf(me), Some.origin());
        other.catchUp();

        world.clock.advance(Duration.ofHours(1));
        after(Duration.ofMinutes(2));
        other.catchUp();
        world.clock.advance(Duration.ofHours(-1));
        other.catchUp();

        assertThatThrownBy(() -> elsewhere.caller(me.tokens().accessToken())).hasMessage("token.invalid");
    }

    /** Whoever asks is told that it is away. */
    private static Sessions away() {
        return mock(Sessions.class, asked -> {
            throw new Unavailable("away");
        });
    }

    private void assertAsked() {
        assertThatThrownBy(() -> elsewhere.caller(me.tokens().accessToken())).isInstanceOf(Unavailable.class);
    }

    private void after(Duration duration) {
        world.nanos.addAndGet(duration.toNanos());
    }

    private AccessClaims claims() {
        return new AccessClaims(
                me.user().id(),
                mine,
                new UUID(1, 2),
                Role.STUDENT,
                AuthMethod.SMS,
                Some.NOW,
                Some.NOW.plusSeconds(900));
    }
}
