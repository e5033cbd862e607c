package dev.latchkey.telegram;

import dev.latchkey.application.login.telegram.push.BotLinks;
import dev.latchkey.domain.login.TelegramSecret;
import java.net.URI;

/** Links to a bot. */
public final class DeepLinks implements BotLinks {
    private final URI base;
    private final BotName name;

    /**
     * Links below an address.
     *
     * @param base usually {@code https://t.me}
     */
    public DeepLinks(URI base, BotName name) {
        this.base = base;
        this.name = name;
    }

    @Override
    public URI start(TelegramSecret payload) {
        return to(payload.text());
    }

    /**
     * A link by which the bot gets that, which nobody has to keep to themselves.
     *
     * @param payload up to 64 letters, digits, underscores and hyphens
     */
    public URI to(String payload) {
        return URI.create(chat(name.needed()) + "?start=" + payload);
    }

    /** Opens the chat with the bot of that name. */
    URI chat(String username) {
        return URI.create(base + "/" + username);
    }
}
