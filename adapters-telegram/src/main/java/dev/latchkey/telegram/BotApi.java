package dev.latchkey.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.telegram.BotTrouble.Kind;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The methods of the Bot API that we need. Texts go as plain ones, so that no name of a person can shape a message.
 * Each throws {@link BotTrouble} when it was not done, or when that is not known.
 */
public final class BotApi {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final List<String> UPDATES = List.of("message", "callback_query", "my_chat_member");

    private final BotConnection connection;

    /**
     * Calls that server.
     *
     * @param api where it is, usually {@code https://api.telegram.org}; a server of one's own does too
     */
    public BotApi(URI api, BotToken token, Fetcher fetcher, InstantSource clock) {
        this.connection = new BotConnection(api, token, fetcher, clock);
    }

    /** Who the bot is. */
    public BotUser getMe() {
        JsonNode me = call("getMe", Optional.empty(), all -> {});
        return new BotUser(me.path("id").asLong(), me.path("username").asText());
    }

    /**
     * Updates that have not been confirmed, and waits for some if there are none.
     *
     * @param offset the first that is wanted; those below are confirmed by that, and forgotten over there
     */
    public List<BotUpdate> getUpdates(long offset, int limit, Duration wait) {
        ObjectNode parameters = StrictJson.MAPPER.createObjectNode();
        parameters.put("offset", offset).put("limit", limit).put("timeout", wait.toSeconds());
        UPDATES.forEach(parameters.putArray("allowed_updates")::add);
        JsonNode result = connection.call("getUpdates", Optional.empty(), parameters, wait.plus(PATIENCE));
        List<BotUpdate> updates = new ArrayList<>();
        for (JsonNode update : result) {
            updates.add(new BotUpdate(update.path("update_id").asLong(), update.toString()));
        }
        return List.copyOf(updates);
    }

    public BotMessage sendMessage(long chat, String text, List<List<BotButton>> buttons) {
        JsonNode sent = call("sendMessage", Optional.of(chat), all -> {
            all.put("chat_id", chat).put("text", text);
            BotMarkup.buttons(buttons).write(all);
        });
        return new BotMessage(chat, sent.path("message_id").asLong());
    }

    /**
     * The same with what else can be pressed. Links in it show no pages of others.
     *
     * @param isProtected whether nobody can pass it on or save it
     */
    public BotMessage sendMessage(long chat, String text, BotMarkup markup, boolean isProtected) {
        JsonNode sent = call("sendMessage", Optional.of(chat), all -> {
            all.put("chat_id", chat).put("text", text);
            all.putObject("link_preview_options").put("is_disabled", true);
            if (isProtected) {
                all.put("protect_content", true);
            }
            markup.write(all);
        });
        return new BotMessage(chat, sent.path("message_id").asLong());
    }

    /** Puts another text in the place of the one there is. If it is the same already, that is as good. */
    public void editMessageText(BotMessage message, String text, List<List<BotButton>> buttons) {
        tolerating(
                "message is not modified",
                () -> call("editMessageText", Optional.of(message.chat()), all -> {
                    all.put("chat_id", message.chat())
                            .put("message_id", message.id())
                            .put("text", text);
                    BotMarkup.buttons(buttons).write(all);
                }));
    }

    /** Ends the waiting of whoever pressed a button. If they do not wait any more, that is as good. */
    public void answerCallbackQuery(String query, String text, boolean alert) {
        tolerating(
                "query is too old",
                () -> call(
                        "answerCallbackQuery",
                        Optional.empty(),
                        all -> all.put("callback_query_id", query)
                                .put("text", text)
                                .put("show_alert", alert)));
    }

    /** Has updates sent to that address from now on, with the secret in a header. */
    public void setWebhook(URI address, String secret) {
        JsonNode unused = call("setWebhook", Optional.empty(), all -> {
            all.put("url", address.toString()).put("secret_token", secret);
            UPDATES.forEach(all.putArray("allowed_updates")::add);
        });
    }

    public void deleteWebhook() {
        JsonNode unused = call("deleteWebhook", Optional.empty(), all -> {});
    }

    public BotWebhook getWebhookInfo() {
        JsonNode info = call("getWebhookInfo", Optional.empty(), all -> {});
        return new BotWebhook(
                StrictJson.text(info, "url").filter(url -> !url.isEmpty()).map(connection::hiding),
                info.path("pending_update_count").asInt(),
                StrictJson.text(info, "last_error_message").map(connection::hiding));
    }

    /**
     * What the bot offers in its menu to those who speak that language.
     *
     * @param language two letters; empty for everybody else
     */
    public void setMyCommands(List<BotCommand> commands, String language) {
        JsonNode unused = call("setMyCommands", Optional.empty(), all -> {
            ArrayNode list = all.putArray("commands");
            commands.forEach(command ->
                    list.addObject().put("command", command.name()).put("description", command.description()));
            all.put("language_code", language);
        });
    }

    private JsonNode call(String method, Optional<Long> chat, Consumer<ObjectNode> parameters) {
        ObjectNode all = StrictJson.MAPPER.createObjectNode();
        parameters.accept(all);
        return connection.call(method, chat, all, PATIENCE);
    }

    private static void tolerating(String words, Supplier<JsonNode> call) {
        try {
            JsonNode unused = call.get();
        } catch (BotTrouble trouble) {
            String said = String.valueOf(trouble.getMessage()).toLowerCase(Locale.ROOT);
            if (trouble.kind() != Kind.WRONG_CALL || !said.contains(words)) {
                throw trouble;
            }
        }
    }

    @Override
    public String toString() {
        return "BotApi[" + connection + "]";
    }

    /** A bot as others see it. */
    public record BotUser(long id, String username) {}

    /** Something that happened, as Telegram wrote it. */
    public record BotUpdate(long id, String json) {
        /** Without the text, because records end up in logs. */
        @Override
        public String toString() {
            return "BotUpdate[" + id + "]";
        }
    }

    /** A message that the bot has sent. */
    public record BotMessage(long chat, long id) {}

    /** A command of the menu. */
    public record BotCommand(String name, String description) {}

    /**
     * Where updates are sent to.
     *
     * @param address empty if nowhere
     * @param lastError what the last attempt came to, if it failed
     */
    public record BotWebhook(Optional<String> address, int pending, Optional<String> lastError) {}
}
