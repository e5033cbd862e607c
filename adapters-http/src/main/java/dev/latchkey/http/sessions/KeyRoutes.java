package dev.latchkey.http.sessions;

import dev.latchkey.application.sessions.PublishKeys;
import dev.latchkey.http.Endpoints;
import dev.latchkey.http.Routes;
import io.javalin.http.Context;
import java.util.List;

/** The public halves of the signing keys, where every library for tokens looks for them (RFC 7517, 5). */
public final class KeyRoutes implements Routes {
    private final PublishKeys publish;

    public KeyRoutes(PublishKeys publish) {
        this.publish = publish;
    }

    @Override
    public String base() {
        return "/.well-known";
    }

    @Override
    public void addTo(Endpoints endpoints) {
        endpoints.get("/jwks.json", this::publish);
    }

    private void publish(Context ctx) {
        ctx.header("Cache-Control", "public, max-age=" + PublishKeys.MAX_AGE.toSeconds());
        ctx.json(new KeysBody(publish.publish()));
    }

    record KeysBody(List<PublishKeys.PublicKey> keys) {}
}
