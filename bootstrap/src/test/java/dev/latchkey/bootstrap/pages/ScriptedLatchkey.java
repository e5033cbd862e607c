package dev.latchkey.bootstrap.pages;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.latchkey.telegram.fake.FakeBot;
import dev.latchkey.telegram.fake.FakeTelegram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** As much of Latchkey and of its bot as the page of the fake Telegram gets to see, said always the same way. */
final class ScriptedLatchkey implements AutoCloseable {
    private static final String SESSIONS = "/api/v1/auth/telegram/sessions";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final FakeTelegram telegram;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, String> statuses = new ConcurrentHashMap<>();
    private final Map<String, String> phones = new ConcurrentHashMap<>();
    private volatile boolean isOver;

    private ScriptedLatchkey(HttpServer server, FakeTelegram telegram) {
        this.server = server;
        this.telegram = telegram;
    }

    static ScriptedLatchkey start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
            ScriptedLatchkey latchkey = new ScriptedLatchkey(server, FakeTelegram.start(FakeBot.USUAL, 0, address));
            server.createContext(SESSIONS, latchkey::answer);
            server.setExecutor(latchkey.threads);
            server.start();
            latchkey.threads.execute(latchkey::chat);
            return latchkey;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    FakeTelegram telegram() {
        return telegram;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        JsonNode body = JSON.readTree(exchange.getRequestBody().readAllBytes());
        boolean isWrite = exchange.getRequestMethod().equals("POST");
        String answer = isWrite ? begun(body) : seen(path.substring(path.lastIndexOf('/') + 1));
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(isWrite ? (answer.contains("detail") ? 422 : 201) : 200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private String begun(JsonNode body) throws JsonProcessingException {
        String phone = body.path("phone").asText();
        if (phone.startsWith("x")) {
            return JSON.writeValueAsString(Map.of("detail", "This is no phone number."));
        }
        String id = UUID.randomUUID().toString();
        statuses.put(id, "pending");
        phones.put(id, phone);
        return JSON.writeValueAsString(Map.of(
                "session_id",
                id,
                "expires_in",
                300,
                "match_code",
                "42",
                "bot_url",
                telegram.uri() + "/" + telegram.bot().username() + "?start=" + id));
    }

    private String seen(String id) throws JsonProcessingException {
        String status = statuses.get(id);
        return status.equals("approved")
                ? JSON.writeValueAsString(Map.of("status", status, "auth", Map.of("is_new_user", true, "user", user())))
                : JSON.writeValueAsString(Map.of("status", status));
    }

    private static Map<String, Object> user() {
        return Map.of("id", 7, "first_name", "Анна", "telegram_username", "anna", "phone", "+491713920001");
    }

    /** The bot, for as long as the test runs. */
    private void chat() {
        long offset = 0;
        while (!isOver) {
            for (JsonNode update : call("getUpdates", Map.of("offset", offset, "timeout", 20))) {
                offset = update.path("update_id").asLong() + 1;
                handle(update);
            }
        }
    }

    private void handle(JsonNode update) {
        JsonNode message = update.path("message");
        long chat = message.path("chat").path("id").asLong();
        String text = message.path("text").asText();
        if (text.startsWith("/start ")) {
            String id = text.substring(7);
            if (phones.getOrDefault(id, "").isEmpty()) {
                ask(chat, id);
            } else {
                say(
                        chat,
                        "Is it your number?",
                        Map.of(
                                "keyboard",
                                List.of(List.of(Map.of("text", "Share my number", "request_contact", true)))));
                phones.put("wanted", id);
            }
        } else if (text.startsWith("/")) {
            say(chat, "Hello! I open doors: press Sign in on the site.", Map.of());
        } else if (message.has("contact")) {
            boolean isOwn = message.path("contact").path("user_id").asLong() == chat && !message.has("forward_origin");
            say(
                    chat,
                    isOwn ? "Thank you." : "It has to be your own number.",
                    isOwn ? Map.of("remove_keyboard", true) : Map.of());
            if (isOwn) {
                ask(chat, phones.get("wanted"));
            }
        } else if (update.has("callback_query")) {
            pressed(update.path("callback_query"));
        }
    }

    private void ask(long chat, String id) {
        say(
                chat,
                "Sign in at shop.example?\n\nChromium on Linux, Berlin\nIf it was not you, press the red button.",
                Map.of(
                        "inline_keyboard",
                        List.of(
                                List.of(Map.of("text", "Yes, it is me", "callback_data", "y" + id, "style", "success")),
                                List.of(Map.of(
                                        "text", "This was not me", "callback_data", "n" + id, "style", "danger")))));
    }

    private void pressed(JsonNode query) {
        boolean isYes = query.path("data").asText().startsWith("y");
        statuses.put(query.path("data").asText().substring(1), isYes ? "approved" : "rejected");
        call(
                "answerCallbackQuery",
                Map.of(
                        "callback_query_id",
                        query.path("id").asText(),
                        "text",
                        isYes ? "Welcome!" : "Nobody was let in."));
        call(
                "editMessageText",
                Map.of(
                        "chat_id", query.path("from").path("id").asLong(),
                        "message_id", query.path("message").path("message_id").asLong(),
                        "text", isYes ? "Confirmed. The page goes on." : "Rejected: nobody was let in."));
    }

    private void say(long chat, String text, Map<String, ?> markup) {
        call("sendMessage", Map.of("chat_id", chat, "text", text, "reply_markup", markup));
    }

    private JsonNode call(String method, Map<String, ?> parameters) {
        try {
            HttpRequest request = HttpRequest.newBuilder(
                            telegram.uri().resolve("/bot" + telegram.bot().token() + "/" + method))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(JSON.writeValueAsString(parameters)))
                    .build();
            return JSON.readTree(client.send(request, BodyHandlers.ofString()).body())
                    .path("result");
        } catch (IOException e) {
            return JSON.createArrayNode();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            isOver = true;
            return JSON.createArrayNode();
        }
    }

    @Override
    public void close() {
        isOver = true;
        threads.shutdownNow();
        telegram.close();
        server.stop(0);
    }
}
