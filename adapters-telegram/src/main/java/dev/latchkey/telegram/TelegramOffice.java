package dev.latchkey.telegram;

import dev.latchkey.application.login.telegram.line.BotOffice;
import dev.latchkey.application.login.telegram.line.WebhookSecret;
import dev.latchkey.domain.login.BotProblem;
import dev.latchkey.domain.shared.Refused;
import java.net.URI;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The bot's office at Telegram. What it says there goes into the log, and into no answer of ours. */
public final class TelegramOffice implements BotOffice {
    private static final Logger LOG = LoggerFactory.getLogger(TelegramOffice.class);

    private final long id;
    private final BotName name;
    private final DeepLinks links;
    private final BotApi bot;

    public TelegramOffice(BotToken token, BotName name, DeepLinks links, BotApi bot) {
        this.id = token.bot();
        this.name = name;
        this.links = links;
        this.bot = bot;
    }

    @Override
    public Identity identity() {
        String username = asked(name::get);
        return new Identity(id, username, links.chat(username));
    }

    @Override
    public Webhook webhook() {
        BotApi.BotWebhook info = asked(bot::getWebhookInfo);
        return new Webhook(info.address(), info.pending(), info.lastError());
    }

    @Override
    public void setWebhook(URI address, WebhookSecret secret) {
        told(() -> bot.setWebhook(address, secret.text()));
    }

    @Override
    public void removeWebhook() {
        told(bot::deleteWebhook);
    }

    private static void told(Runnable order) {
        boolean unused = asked(() -> {
            order.run();
            return true;
        });
    }

    private static <T> T asked(Supplier<T> question) {
        try {
            return question.get();
        } catch (BotTrouble trouble) {
            LOG.warn("Telegram, asked by an administrator: {}", trouble.getMessage());
            throw refusal(trouble);
        }
    }

    private static Refused refusal(BotTrouble trouble) {
        return switch (trouble.kind()) {
            case TOKEN_WRONG -> new Refused(BotProblem.TOKEN_REFUSED);
            case TOO_MANY, AWAY ->
                trouble.retryAfter()
                        .map(wait -> Refused.retryAfter(BotProblem.UNREACHABLE, wait))
                        .orElseGet(() -> new Refused(BotProblem.UNREACHABLE));
            case CHAT_CLOSED, CONFLICT, WRONG_CALL -> new Refused(BotProblem.CALL_REFUSED);
        };
    }
}
