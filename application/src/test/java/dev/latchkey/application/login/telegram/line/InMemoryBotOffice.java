package dev.latchkey.application.login.telegram.line;

import dev.latchkey.domain.login.BotProblem;
import dev.latchkey.domain.shared.Refused;
import java.net.URI;
import java.util.Optional;

/** The twin of Telegram. */
public final class InMemoryBotOffice implements BotOffice {
    private Optional<String> webhook = Optional.empty();
    private Optional<BotProblem> trouble = Optional.empty();

    /** From now on everything is refused for that reason. */
    public void refuse(BotProblem problem) {
        trouble = Optional.of(problem);
    }

    @Override
    public Identity identity() {
        pass();
        return new Identity(123456, "key_bot", URI.create("https://t.me/key_bot"));
    }

    @Override
    public Webhook webhook() {
        pass();
        return new Webhook(webhook, 0, Optional.empty());
    }

    @Override
    public void setWebhook(URI address, WebhookSecret secret) {
        pass();
        webhook = Optional.of(address.toString());
    }

    @Override
    public void removeWebhook() {
        pass();
        webhook = Optional.empty();
    }

    private void pass() {
        trouble.ifPresent(problem -> {
            throw new Refused(problem);
        });
    }
}
