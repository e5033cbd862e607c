package dev.latchkey.http.audit;

import dev.latchkey.application.audit.AuditHistory;
import dev.latchkey.application.audit.AuditLine;
import dev.latchkey.application.audit.ReadAudit;
import dev.latchkey.application.shared.Caller;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.audit.AuditAction;
import dev.latchkey.domain.shared.InvalidValue;
import dev.latchkey.http.Callers;
import dev.latchkey.http.Endpoints;
import dev.latchkey.http.Moments;
import dev.latchkey.http.PageBody;
import dev.latchkey.http.Params;
import dev.latchkey.http.Routes;
import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** What has happened. */
public final class AuditRoutes implements Routes {
    private final Callers callers;
    private final ReadAudit read;

    public AuditRoutes(Callers callers, ReadAudit read) {
        this.callers = callers;
        this.read = read;
    }

    @Override
    public void addTo(Endpoints endpoints) {
        endpoints.get("/audit", this::list);
    }

    private void list(Context ctx) {
        Caller caller = callers.of(ctx);
        AuditHistory.Filter filter = new AuditHistory.Filter(
                Params.account(ctx, "actor"),
                Params.account(ctx, "subject"),
                Params.text(ctx, "action").map(AuditRoutes::action),
                Params.text(ctx, "from").map(text -> moment("from", text)),
                Params.text(ctx, "to").map(text -> moment("to", text)));
        ctx.json(PageBody.of(read.read(caller, filter, Params.cursor(ctx), Params.limit(ctx)), LineBody::of));
    }

    private static AuditAction action(String code) {
        return Arrays.stream(AuditAction.values())
                .filter(action -> action.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new InvalidValue("action", "action.unknown", "is no action that is written down"));
    }

    private static Instant moment(String field, String text) {
        try {
            return Moments.parse(text);
        } catch (DateTimeException notOne) {
            throw new InvalidValue(field, "time.invalid", "must look like 2026-11-20T09:30:00Z");
        }
    }

    record LineBody(
            long id,
            Instant at,
            String action,
            Optional<Long> actorId,
            Optional<Long> subjectId,
            Optional<String> ip,
            Map<String, String> details) {

        static LineBody of(AuditLine line) {
            return new LineBody(
                    line.number(),
                    line.at(),
                    line.action(),
                    line.actor().map(UserId::value),
                    line.subject().map(UserId::value),
                    Optional.of(line.address()).filter(address -> !address.isEmpty()),
                    line.details());
        }
    }
}
