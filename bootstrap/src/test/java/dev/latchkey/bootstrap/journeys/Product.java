package dev.latchkey.bootstrap.journeys;

import dev.latchkey.bootstrap.App;
import dev.latchkey.bootstrap.config.Config;
import dev.latchkey.persistence.DatabaseUrl;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Latchkey as operators run it, on a database of the test. It believes what a proxy on this machine says of addresses. */
final class Product implements AutoCloseable {
    /** For races and crowds: nobody has to wait; the rules of guessing stay. */
    static final Map<String, String> UNLIMITED = Map.of("LIMITS", "off", "LOGIN_CODE_RESEND_AFTER", "0");

    static final String SECRET_KEY = "vT2hQm8ZpK4xWc7RbN1sJd9gLf5aYe3uXo6iBk0C";

    private static final Map<String, String> SETTINGS = Map.of(
            "HTTP_PORT", "0",
            "HTTP_UNREADY_TIME", "0",
            "SMS_CONSOLE_DELAY", "0",
            "TRUSTED_PROXIES", "127.0.0.1",
            "SECRET_KEY", SECRET_KEY);

    private final App app;
    private final Phones phones;
    private final Client client;

    private Product(App app, Phones phones) {
        this.app = app;
        this.phones = phones;
        this.client = Client.of(app.uri());
    }

    static Product start(DatabaseUrl database, Map<String, String> settings) {
        return start(database, settings, new Phones());
    }

    /** One of several instances: any of them may send the message that another was asked for. */
    static Product start(DatabaseUrl database, Map<String, String> settings, Phones phones) {
        return new Product(App.start(Config.of(settings(database, settings)), phones.stream()), phones);
    }

    /** All that such a product is told, which its operator's commands have to be told too. */
    static Map<String, String> settings(DatabaseUrl database, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(SETTINGS);
        all.put("DATABASE_URL", written(database));
        all.putAll(settings);
        return all;
    }

    /** As above, with {@link #UNLIMITED} and the settings besides. */
    static Product startUnlimited(DatabaseUrl database, Map<String, String> settings, Phones phones) {
        Map<String, String> all = new HashMap<>(UNLIMITED);
        all.putAll(settings);
        return start(database, all, phones);
    }

    int port() {
        return app.uri().getPort();
    }

    /** Hands over what somebody did in a chat with the bot, as Telegram writes it. */
    void telegram(String update) {
        app.chats().orElseThrow().handle(update);
    }

    Phones phones() {
        return phones;
    }

    Client client() {
        return client;
    }

    Reception reception() {
        return new Reception(client, phones);
    }

    /** The names of the keys that it publishes. */
    List<String> kids() {
        return kids(client);
    }

    static List<String> kids(Client client) {
        return StreamSupport.stream(
                        client.get("/.well-known/jwks.json").json().get("keys").spliterator(), false)
                .map(key -> key.get("kid").asText())
                .toList();
    }

    /** What somebody who bears that token is answered. */
    int visit(String token) {
        return client.bearing(token).get(Reception.ME).status();
    }

    @Override
    public void close() {
        app.close();
    }

    /** As {@code DATABASE_URL} has it. */
    static String written(DatabaseUrl url) {
        StringBuilder text = new StringBuilder("jdbc:postgresql://" + url.hosts() + "/" + url.database());
        text.append("?user=" + encoded(url.user()) + "&password=" + encoded(url.password()));
        url.parameters().forEach((name, value) -> text.append("&" + name + "=" + encoded(value)));
        return text.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
