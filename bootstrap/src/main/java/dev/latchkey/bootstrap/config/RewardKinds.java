package dev.latchkey.bootstrap.config;

import dev.latchkey.security.webhooks.WebhookKey;
import java.net.URI;
import java.util.Set;

/** The kinds of values that settings of rewards have. */
final class RewardKinds {
    private RewardKinds() {}

    /** An address may hold a secret in its path or query, so no more than its host is shown. */
    static Kind<URI> address() {
        String allowed = "an address such as https://shop.example.org/rewards";
        return Kind.secret(allowed, text -> shown(read(text)), RewardKinds::read);
    }

    static Kind<WebhookKey> key() {
        return Kind.secret("whsec_ and 24 to 64 bytes in base64", text -> "***", text -> {
            try {
                return WebhookKey.parse(text);
            } catch (IllegalArgumentException e) {
                throw new WrongValue(String.valueOf(e.getMessage()));
            }
        });
    }

    private static URI read(String text) {
        URI url;
        try {
            url = URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new WrongValue("is not that");
        }
        if (url.getScheme() == null || !Set.of("https", "http").contains(url.getScheme())) {
            throw new WrongValue("must begin with https:// or http://");
        }
        if (url.getHost() == null || url.getRawUserInfo() != null || url.getRawFragment() != null) {
            throw new WrongValue("must have a host, and neither a user nor a fragment");
        }
        return url;
    }

    private static String shown(URI url) {
        return url.getScheme() + "://" + url.getHost() + (url.getPort() < 0 ? "" : ":" + url.getPort()) + "/***";
    }
}
