package dev.latchkey.http.messages;

import dev.latchkey.application.accounts.ReadPhone;
import dev.latchkey.application.messages.fraud.Decision;
import dev.latchkey.application.messages.fraud.ViewDecisions;
import dev.latchkey.application.shared.Caller;
import dev.latchkey.domain.accounts.Permission;
import dev.latchkey.domain.messages.Money;
import dev.latchkey.domain.shared.InvalidValue;
import dev.latchkey.domain.shared.Word;
import dev.latchkey.http.Callers;
import dev.latchkey.http.Endpoints;
import dev.latchkey.http.Origins;
import dev.latchkey.http.PageBody;
import dev.latchkey.http.Params;
import dev.latchkey.http.Routes;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Why a phone got a message, or none. */
public final class DecisionRoutes implements Routes {
    private final Callers callers;
    private final ReadPhone readPhone;
    private final ViewDecisions view;

    public DecisionRoutes(Callers callers, ReadPhone readPhone, ViewDecisions view) {
        this.callers = callers;
        this.readPhone = readPhone;
        this.view = view;
    }

    @Override
    public void addTo(Endpoints endpoints) {
        endpoints.get("/admin/messages/decisions", this::list);
    }

    private void list(Context ctx) {
        Caller caller = callers.of(ctx);
        caller.must(Permission.SEE_MESSAGES);
        String written = Params.text(ctx, "phone")
                .orElseThrow(() -> new InvalidValue("phone", "field.missing", "must be given"));
        ctx.json(PageBody.of(
                view.view(caller, readPhone.read(written), Params.cursor(ctx), Params.limit(ctx), Origins.of(ctx)),
                DecisionBody::of));
    }

    record DecisionBody(
            UUID messageId,
            Instant at,
            String phone,
            String purpose,
            String country,
            String numberType,
            boolean sent,
            String rule,
            Optional<String> detail,
            String mode,
            String reserved,
            Optional<String> charged,
            Optional<Instant> typedAt,
            Optional<String> state,
            Optional<String> gateway) {

        static DecisionBody of(Decision decision) {
            return new DecisionBody(
                    decision.id().value(),
                    decision.at(),
                    decision.phone(),
                    Word.of(decision.purpose()),
                    decision.region(),
                    Word.of(decision.kind()),
                    decision.sent(),
                    Word.of(decision.rule()),
                    Optional.of(decision.detail()).filter(text -> !text.isEmpty()),
                    Word.of(decision.mode()),
                    decision.reserved().text(),
                    decision.charged().map(Money::text),
                    decision.typedAt(),
                    decision.state(),
                    decision.gateway());
        }
    }
}
