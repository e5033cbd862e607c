package dev.latchkey.application.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.application.World;
import dev.latchkey.application.login.SignedIn;
import dev.latchkey.application.shared.AtOnce;
import dev.latchkey.application.shared.Caller;
import dev.latchkey.application.shared.Page;
import dev.latchkey.application.shared.Some;
import dev.latchkey.domain.audit.AuditAction;
import dev.latchkey.domain.audit.AuditEvent;
import dev.latchkey.domain.sessions.SessionId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Seeing where one is signed in, and ending what one does not know: AS-7.4.3 and AS-7.5.2. */
class DevicesTest {
    private final World world = new World();
    private final SignedIn phone = world.member();
    private final SignedIn laptop = signInAgain();

    @Test
    void people_see_their_own_devices_latest_first() {
        world.member();

        Page<Sessions.Device> page = world.listDevices.list(caller(phone), Optional.empty(), 20);

        assertThat(page.items().stream().map(Sessions.Device::id))
                .containsExactly(caller(laptop).session(), caller(phone).session());
        assertThat(page.next()).isEmpty();
    }

    @Test
    void a_device_can_be_ended_from_another() {
        SessionId lost = caller(laptop).session();

        world.endDevice.end(caller(phone), lost, Some.origin());

        assertSignedOut(laptop);
        assertThat(caller(phone).user()).isEqualTo(phone.user().id());
        AuditEvent event = lastEvent();
        assertThat(event.action()).isEqualTo(AuditAction.SESSION_ENDED);
        assertThat(event.details())
                .containsEntry("session", lost.value().toString())
                .containsEntry("cause", "ended_by_owner");
    }

    @Test
    void what_is_not_theirs_or_not_there_is_unknown_to_them_alike() {
        Caller me = caller(phone);
        SessionId foreign = caller(world.member()).session();
        SessionId ended = caller(laptop).session();
        world.endDevice.end(me, ended, Some.origin());

        for (SessionId id : List.of(foreign, ended, SessionId.random(new Random(5)))) {
            assertThatThrownBy(() -> world.endDevice.end(me, id, Some.origin())).hasMessage("session.unknown");
        }
    }

    @Test
    void signing_out_everywhere_ends_every_device_and_is_written_down_once() {
        SignedIn stranger = world.member();
        Caller me = caller(phone);

        AtOnce.run(16, i -> world.signOutEverywhere.signOut(me, Some.origin()));

        assertSignedOut(phone);
        assertSignedOut(laptop);
        assertThat(caller(stranger).user()).isEqualTo(stranger.user().id());
        assertThat(world.stores.audit.written().stream()
                        .filter(event -> event.action() == AuditAction.SIGNED_OUT_EVERYWHERE))
                .singleElement()
                .satisfies(event -> assertThat(event.details()).containsEntry("sessions", "2"));
    }

    private SignedIn signInAgain() {
        world.clock.advance(Duration.ofMinutes(1));
        return world.signIn(phone.user().phone().orElseThrow(), Some.origin());
    }

    private Caller caller(SignedIn signedIn) {
        return world.callerOf(signedIn);
    }

    private void assertSignedOut(SignedIn signedIn) {
        assertThatThrownBy(() -> world.callerOf(signedIn)).hasMessage("token.invalid");
        assertThatThrownBy(() -> world.refreshSession.refresh(signedIn.tokens().refreshToken(), Some.origin()))
                .hasMessage("session.over");
    }

    private AuditEvent lastEvent() {
        List<AuditEvent> written = world.stores.audit.written();
        return written.get(written.size() - 1);
    }
}
