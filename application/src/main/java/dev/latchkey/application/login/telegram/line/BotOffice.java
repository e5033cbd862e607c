package dev.latchkey.application.login.telegram.line;

import dev.latchkey.application.shared.Port;
import java.net.URI;
import java.util.Optional;

/**
 * Our bot as Telegram knows it. Each method throws {@link dev.latchkey.domain.shared.Refused} with a {@link
 * dev.latchkey.domain.login.BotProblem} when Telegram cannot be asked or says no.
 */
@Port
public interface BotOffice {

    Identity identity();

    Webhook webhook();

    /** Has updates brought there from now on, with the secret; to fetch them is then impossible. */
    void setWebhook(URI address, WebhookSecret secret);

    /** Has them kept for whoever fetches them. If there is no webhook, that is as good. */
    void removeWebhook();

    /** What others see of it. */
    record Identity(long id, String username, URI link) {}

    /**
     * Where updates are brought.
     *
     * @param address empty if nowhere
     * @param pending how many wait over there
     * @param lastError what the last attempt came to, if it failed
     */
    record Webhook(Optional<String> address, int pending, Optional<String> lastError) {}
}
