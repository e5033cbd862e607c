package dev.latchkey.http.sessions;

import dev.latchkey.application.sessions.EndDevice;
import dev.latchkey.application.sessions.ListDevices;
import dev.latchkey.application.sessions.RefreshSession;
import dev.latchkey.application.sessions.RefreshSession.Refreshed;
import dev.latchkey.application.sessions.Sessions;
import dev.latchkey.application.sessions.SignOut;
import dev.latchkey.application.sessions.SignOutEverywhere;
import dev.latchkey.application.shared.Caller;
import dev.latchkey.domain.sessions.SessionId;
import dev.latchkey.domain.sessions.SessionProblem;
import dev.latchkey.domain.shared.Refused;
import dev.latchkey.http.Callers;
import dev.latchkey.http.Endpoints;
import dev.latchkey.http.Json;
import dev.latchkey.http.Origins;
import dev.latchkey.http.PageBody;
import dev.latchkey.http.Params;
import dev.latchkey.http.Routes;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Instant;
import java.util.UUID;

/** Staying signed in, seeing where, and signing out. */
public final class SessionRoutes implements Routes {
    private final Callers callers;
    private final RefreshSession refresh;
    private final SignOut signOut;
    private final SignOutEverywhere signOutEverywhere;
    private final ListDevices listDevices;
    private final EndDevice endDevice;

    public SessionRoutes(
            Callers callers,
            RefreshSession refresh,
            SignOut signOut,
            SignOutEverywhere signOutEverywhere,
            ListDevices listDevices,
            EndDevice endDevice) {
        this.callers = callers;
        this.refresh = refresh;
        this.signOut = signOut;
        this.signOutEverywhere = signOutEverywhere;
        this.listDevices = listDevices;
        this.endDevice = endDevice;
    }

    @Override
    public void addTo(Endpoints endpoints) {
        endpoints.post("/auth/refresh", this::refresh);
        endpoints.post("/auth/logout", this::signOut);
        endpoints.post("/auth/logout-all", this::signOutEverywhere);
        endpoints.get("/me/sessions", this::list);
        endpoints.delete("/me/sessions/{id}", this::end);
    }

    private void refresh(Context ctx) {
        RefreshBody body = Json.body(ctx, RefreshBody.class);
        Refreshed refreshed = refresh.refresh(body.refreshToken(), Origins.of(ctx));
        ctx.json(AuthBody.of(refreshed.user(), refreshed.tokens(), false));
    }

    private void signOut(Context ctx) {
        signOut.signOut(callers.of(ctx), Origins.of(ctx));
        ctx.status(HttpStatus.NO_CONTENT);
    }

    private void signOutEverywhere(Context ctx) {
        signOutEverywhere.signOut(callers.of(ctx), Origins.of(ctx));
        ctx.status(HttpStatus.NO_CONTENT);
    }

    private void list(Context ctx) {
        Caller caller = callers.of(ctx);
        ctx.json(PageBody.of(
                listDevices.list(caller, Params.cursor(ctx), Params.limit(ctx)),
                device -> DeviceBody.of(device, caller)));
    }

    private void end(Context ctx) {
        Caller caller = callers.of(ctx);
        // What cannot be an id names no session of theirs either.
        SessionId id = SessionId.parse(ctx.pathParam("id")).orElseThrow(() -> new Refused(SessionProblem.UNKNOWN));
        endDevice.end(caller, id, Origins.of(ctx));
        ctx.status(HttpStatus.NO_CONTENT);
    }

    record RefreshBody(String refreshToken) {}

    record DeviceBody(UUID id, String device, String ip, Instant createdAt, Instant lastUsedAt, boolean current) {

        static DeviceBody of(Sessions.Device device, Caller caller) {
            return new DeviceBody(
                    device.id().value(),
                    device.device(),
                    device.address(),
                    device.openedAt(),
                    device.lastUsedAt(),
                    device.id().equals(caller.session()));
        }
    }
}
