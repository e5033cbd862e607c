package dev.latchkey.telegram.fake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/** Where updates are sent to, in place of waiting to be fetched. */
record Webhook(URI url, Optional<String> secret, int maxConnections) {
    private static final Set<Integer> PORTS = Set.of(-1, 80, 88, 443, 8443);
    private static final Set<String> HERE = Set.of("127.0.0.1", "localhost", "[::1]");
    private static final int LONGEST_SECRET = 256;
    private static final int USUAL_CONNECTIONS = 40;
    private static final int MOST_CONNECTIONS = 100;

    /** Empty if the address is. On this machine, http and any port will do, as with a Bot API server of one's own. */
    static Optional<Webhook> of(Parameters parameters) {
        Optional<String> secret = parameters.text("secret_token").filter(text -> !text.isEmpty());
        secret.ifPresent(Webhook::check);
        String url = parameters.text("url").orElse("").strip();
        if (url.isEmpty()) {
            return Optional.empty();
        }
        long connections = parameters.number("max_connections", USUAL_CONNECTIONS);
        int most = (int) Math.max(1, Math.min(connections, MOST_CONNECTIONS));
        return Optional.of(new Webhook(address(url), secret, most));
    }

    private static URI address(String url) {
        URI address;
        try {
            address = URI.create(url);
        } catch (IllegalArgumentException e) {
            throw Refusal.badRequest("invalid webhook URL specified");
        }
        boolean isHere = HERE.contains(String.valueOf(address.getHost()));
        boolean isHttps = "https".equalsIgnoreCase(address.getScheme());
        if (!isHttps && !(isHere && "http".equalsIgnoreCase(address.getScheme()))) {
            throw Refusal.badRequest("bad webhook: An HTTPS URL must be provided for webhook");
        }
        if (!isHere && !PORTS.contains(address.getPort())) {
            throw Refusal.badRequest("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443");
        }
        return address;
    }

    private static void check(String secret) {
        if (secret.length() > LONGEST_SECRET) {
            throw Refusal.badRequest("secret token is too long");
        }
        if (!secret.matches("[A-Za-z0-9_-]+")) {
            throw Refusal.badRequest("secret token contains unallowed characters");
        }
    }

    static ObjectNode info(Optional<Webhook> webhook, int pending) {
        ObjectNode info = Json.object()
                .put("url", webhook.map(set -> set.url.toString()).orElse(""))
                .put("has_custom_certificate", false)
                .put("pending_update_count", pending);
        webhook.ifPresent(set -> info.put("max_connections", set.maxConnections));
        return info;
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "Webhook[" + url + "]";
    }
}
