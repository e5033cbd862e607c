package dev.latchkey.http.messages;

import dev.latchkey.application.messages.receipts.ListMessages;
import dev.latchkey.application.messages.receipts.MessageHistory;
import dev.latchkey.application.messages.receipts.MessageLine;
import dev.latchkey.domain.messages.Channel;
import dev.latchkey.domain.messages.MessageState;
import dev.latchkey.domain.shared.InvalidValue;
import dev.latchkey.domain.shared.Word;
import dev.latchkey.http.Callers;
import dev.latchkey.http.Endpoints;
import dev.latchkey.http.PageBody;
import dev.latchkey.http.Params;
import dev.latchkey.http.Routes;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What became of messages, for administrators. */
public final class MessageRoutes implements Routes {
    private final Callers callers;
    private final ListMessages list;

    public MessageRoutes(Callers callers, ListMessages list) {
        this.callers = callers;
        this.list = list;
    }

    @Override
    public void addTo(Endpoints endpoints) {
        endpoints.get("/admin/messages", this::list);
    }

    private void list(Context ctx) {
        var caller = callers.of(ctx);
        MessageHistory.Filter filter = new MessageHistory.Filter(
                Params.text(ctx, "state").map(MessageRoutes::state), Params.text(ctx, "gateway"));
        ctx.json(PageBody.of(list.list(caller, filter, Params.cursor(ctx), Params.limit(ctx)), MessageBody::of));
    }

    private static MessageState state(String name) {
        return Word.parse(MessageState.class, name)
                .orElseThrow(() -> new InvalidValue("state", "state.unknown", "is no state of messages"));
    }

    record MessageBody(
            UUID id,
            String channel,
            Optional<String> gateway,
            Optional<String> phone,
            Optional<String> email,
            String purpose,
            String state,
            List<AttemptBody> attempts,
            Instant createdAt) {

        static MessageBody of(MessageLine line) {
            boolean sms = line.channel() == Channel.SMS;
            return new MessageBody(
                    line.id().value(),
                    Word.of(line.channel()),
                    line.gateway(),
                    line.recipient().filter(masked -> sms),
                    line.recipient().filter(masked -> !sms),
                    Word.of(line.purpose()),
                    Word.of(line.state()),
                    line.attempts().stream().map(AttemptBody::of).toList(),
                    line.createdAt());
        }
    }

    record AttemptBody(
            String gateway,
            Instant at,
            String outcome,
            Optional<String> providerCode,
            Optional<String> state,
            Optional<Instant> stateAt) {

        static AttemptBody of(MessageLine.Attempt attempt) {
            return new AttemptBody(
                    attempt.gateway(),
                    attempt.at(),
                    attempt.outcome(),
                    attempt.providerCode(),
                    attempt.state().map(Word::of),
                    attempt.stateAt());
        }
    }
}
