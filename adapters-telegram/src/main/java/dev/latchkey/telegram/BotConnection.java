package dev.latchkey.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.application.shared.Unavailable;
import dev.latchkey.telegram.BotTrouble.Kind;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Calls methods of the Bot API, and says what became of them. */
final class BotConnection {
    private static final Map<String, String> JSON =
            Map.of("Content-Type", "application/json", "Accept", "application/json");
    private static final Duration WHEN_NOT_SAID = Duration.ofSeconds(1);
    private static final int LONGEST_DESCRIPTION = 200;

    private final String base;
    private final BotToken token;
    private final Fetcher fetcher;
    private final BotHolds holds;

    BotConnection(URI api, BotToken token, Fetcher fetcher, InstantSource clock) {
        this.base = api + "/bot" + token.text() + "/";
        this.token = token;
        this.fetcher = fetcher;
        this.holds = new BotHolds(clock);
    }

    /**
     * The result of the method.
     *
     * @param chat whom the call is about, if anybody
     * @throws BotTrouble if there is none
     */
    JsonNode call(String method, Optional<Long> chat, ObjectNode parameters, Duration patience) {
        holds.pass(chat);
        Fetcher.Answer answer;
        try {
            answer = fetcher.post(URI.create(base + method), JSON, Digests.utf8(parameters.toString()), patience);
        } catch (Unavailable e) {
            throw new BotTrouble(Kind.AWAY, String.valueOf(e.getMessage()), Optional.empty());
        }
        // As lenient as for updates that are brought: one that is odd must not keep back all others.
        JsonNode body = JsonUpdate.object(answer.body())
                .filter(json -> json.path("ok").isBoolean())
                .filter(json -> answer.isGood() || !json.path("ok").booleanValue())
                .orElseThrow(() -> new BotTrouble(
                        Kind.AWAY, "answer " + answer.status() + " is not of the Bot API", Optional.empty()));
        if (body.path("ok").booleanValue()) {
            return body.path("result");
        }
        throw refused(answer.status(), body, chat);
    }

    private BotTrouble refused(int status, JsonNode body, Optional<Long> chat) {
        int code = body.path("error_code").isInt() ? body.path("error_code").intValue() : status;
        String description = described(body);
        Kind kind = kind(code, description.toLowerCase(Locale.ROOT));
        Optional<Duration> wait = Optional.of(body.path("parameters").path("retry_after"))
                .filter(seconds -> seconds.isInt() && seconds.intValue() > 0)
                .map(seconds -> Duration.ofSeconds(seconds.intValue()));
        if (kind == Kind.TOO_MANY) {
            Duration waiting = wait.orElse(WHEN_NOT_SAID);
            holds.hold(chat, waiting);
            return new BotTrouble(kind, description, Optional.of(waiting));
        }
        if (kind == Kind.TOKEN_WRONG) {
            holds.tokenIsWrong();
        }
        return new BotTrouble(kind, description, wait);
    }

    private static Kind kind(int code, String description) {
        return switch (code) {
            case 401 -> Kind.TOKEN_WRONG;
            case 403 -> Kind.CHAT_CLOSED;
            // A wrong token that does not even look like one; an unknown method is told apart by its words.
            case 404 -> description.equals("not found") ? Kind.TOKEN_WRONG : Kind.WRONG_CALL;
            case 409 -> Kind.CONFLICT;
            case 429 -> Kind.TOO_MANY;
            case 400 -> description.contains("chat not found") ? Kind.CHAT_CLOSED : Kind.WRONG_CALL;
            default -> code >= 500 ? Kind.AWAY : Kind.WRONG_CALL;
        };
    }

    /** In one line, not for ever, and without the token, should somebody on the way put it there. */
    private String described(JsonNode body) {
        String text = StrictJson.text(body, "description")
                .map(this::hiding)
                .orElse("no reason")
                .replaceAll("\\p{Cntrl}", " ");
        return text.length() <= LONGEST_DESCRIPTION ? text : text.substring(0, LONGEST_DESCRIPTION);
    }

    /** A text of Telegram without the token, which others may have put there: into the address of a webhook, for one. */
    String hiding(String text) {
        return text.replace(token.text(), "***");
    }

    @Override
    public String toString() {
        return "BotConnection[" + token.bot() + "]";
    }
}
