package dev.latchkey.telegram;

import dev.latchkey.application.login.telegram.push.BotLinks;
import dev.latchkey.application.shared.Unavailable;
import dev.latchkey.domain.login.TelegramSecret;
import java.net.URI;
import java.util.Optional;

/** Links to a bot, which is asked once what it is called unless the operator has said so. */
public final class DeepLinks implements BotLinks {
    private final BotApi bot;
    private volatile Optional<String> username;

    public DeepLinks(BotApi bot, Optional<String> username) {
        this.bot = bot;
        this.username = username;
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
        return URI.create("https://t.me/" + username.orElseGet(this::asked) + "?start=" + payload);
    }

    private String asked() {
        try {
            String name = bot.getMe().username();
            username = Optional.of(name);
            return name;
        } catch (BotTrouble trouble) {
            throw new Unavailable("The bot cannot be asked what it is called", trouble);
        }
    }
}
