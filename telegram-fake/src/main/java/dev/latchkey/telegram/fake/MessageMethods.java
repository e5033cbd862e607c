package dev.latchkey.telegram.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What a bot does in chats. */
final class MessageMethods {
    private static final int LONGEST_TEXT = 4096;
    private static final int LONGEST_NOTICE = 200;
    private static final String QUERY_OVER = "query is too old and response timeout expired or query ID is invalid";

    private final Chats chats;
    private final Changes changes;

    MessageMethods(Chats chats, Changes changes) {
        this.chats = chats;
        this.changes = changes;
    }

    Map<String, Function<Parameters, JsonNode>> byName() {
        return Map.of(
                "sendmessage", this::send,
                "editmessagetext", this::editText,
                "editmessagereplymarkup", this::editMarkup,
                "deletemessage", this::delete,
                "sendchataction", this::act,
                "answercallbackquery", this::answerQuery);
    }

    private JsonNode send(Parameters parameters) {
        Chat chat = chats.named(parameters);
        Message sent = chat.said(text(parameters), Markup.of(parameters));
        changes.happened();
        return sent.json().deepCopy();
    }

    private JsonNode editText(Parameters parameters) {
        Chat chat = chats.named(parameters);
        JsonNode edited = chat.edit(message(parameters), Optional.of(text(parameters)), Markup.of(parameters));
        changes.happened();
        return edited;
    }

    private JsonNode editMarkup(Parameters parameters) {
        Chat chat = chats.named(parameters);
        JsonNode edited = chat.edit(message(parameters), Optional.empty(), Markup.of(parameters));
        changes.happened();
        return edited;
    }

    private JsonNode delete(Parameters parameters) {
        chats.named(parameters).delete(message(parameters));
        changes.happened();
        return BooleanNode.TRUE;
    }

    private JsonNode act(Parameters parameters) {
        Chat unused = chats.named(parameters);
        if (parameters.text("action").orElse("").isEmpty()) {
            throw Refusal.badRequest("wrong parameter action in request");
        }
        return BooleanNode.TRUE;
    }

    private JsonNode answerQuery(Parameters parameters) {
        String query = parameters.text("callback_query_id").orElse("");
        String words = parameters.text("text").orElse("");
        if (words.length() > LONGEST_NOTICE) {
            throw Refusal.badRequest("MESSAGE_TOO_LONG");
        }
        boolean alert = parameters.isTrue("show_alert");
        if (chats.all().stream().noneMatch(chat -> chat.answer(query, words, alert))) {
            throw Refusal.badRequest(QUERY_OVER);
        }
        changes.happened();
        return BooleanNode.TRUE;
    }

    private static long message(Parameters parameters) {
        return parameters
                .number("message_id")
                .orElseThrow(() -> Refusal.badRequest("message identifier is not specified"));
    }

    private static String text(Parameters parameters) {
        String text = parameters.text("text").orElse("").strip();
        if (text.isEmpty()) {
            throw Refusal.badRequest("message text is empty");
        }
        if (text.length() > LONGEST_TEXT) {
            throw Refusal.badRequest("message is too long");
        }
        return text;
    }
}
