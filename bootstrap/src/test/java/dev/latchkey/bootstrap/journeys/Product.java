package dev.latchkey.bootstrap.journeys;

import dev.latchkey.bootstrap.App;
import dev.latchkey.bootstrap.config.Config;
import dev.latchkey.persistence.DatabaseUrl;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Latchkey as operators run it, on a database of the test. It believes what a proxy on this machine says of addresses. */
final class Product implements AutoCloseable {
    /** For races and crowds: nobody has to wait; the rules of guessing stay. */
    static final Map<String, String> UNLIMITED = Map.of("LIMITS", "off", "LOGIN_CODE_RESEND_AFTER", "0");

    private static final Map<String, String> SETTINGS = Map.of(
            "HTTP_PORT", "0",
            "HTTP_UNREADY_TIME", "0",
            "SMS_CONSOLE_DELAY", "0",
            "TRUSTED_PROXIES", "127.0.0.1",
            "SECRET_KEY", "vT2hQm8ZpK4xWc7RbN1sJd9gLf5aYe3uXo6iBk0C");

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
        Map<String, String> all = new HashMap<>(SETTINGS);
        all.put("DATABASE_URL", written(database));
        all.putAll(settings);
        return new Product(App.start(Config.of(all), phones.stream()), phones);
    }

    int port() {
        return app.uri().getPort();
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

    @Override
    public void close() {
        app.close();
    }

    private static String written(DatabaseUrl url) {
        StringBuilder text = new StringBuilder("jdbc:postgresql://" + url.hosts() + "/" + url.database());
        text.append("?user=" + encoded(url.user()) + "&password=" + encoded(url.password()));
        url.parameters().forEach((name, value) -> text.append("&" + name + "=" + encoded(value)));
        return text.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
