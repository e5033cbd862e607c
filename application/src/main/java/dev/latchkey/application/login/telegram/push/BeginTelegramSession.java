package dev.latchkey.application.login.telegram.push;

import dev.latchkey.application.login.telegram.push.TelegramSessions.Begun;
import dev.latchkey.application.login.telegram.push.TelegramSessions.Context;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.invites.InvitationCode;
import dev.latchkey.domain.login.MatchNumber;
import dev.latchkey.domain.login.TelegramProblem;
import dev.latchkey.domain.login.TelegramSecret;
import dev.latchkey.domain.login.TelegramSecret.Use;
import dev.latchkey.domain.login.TelegramSession;
import dev.latchkey.domain.shared.Refused;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Lets a page wait for somebody who says yes to our bot. What is known of the phone makes no difference to the answer. */
public final class BeginTelegramSession {
    private final PushRules rules;
    private final TelegramSessions sessions;
    private final BotLinks bot;
    private final AdmitPage admit;
    private final QueuePrompt prompts;
    private final RandomGenerator random;
    private final InstantSource clock;

    public BeginTelegramSession(
            PushRules rules,
            TelegramSessions sessions,
            BotLinks bot,
            AdmitPage admit,
            QueuePrompt prompts,
            RandomGenerator random,
            InstantSource clock) {
        this.rules = rules;
        this.sessions = sessions;
        this.bot = bot;
        this.admit = admit;
        this.prompts = prompts;
        this.random = random;
        this.clock = clock;
    }

    /**
     * A session that waits.
     *
     * @param writtenPhone the number to be signed in with; then only its owner may say yes
     */
    public Waiting begin(Optional<String> writtenPhone, Optional<InvitationCode> invite, Origin origin) {
        if (!rules.isOn()) {
            throw new Refused(TelegramProblem.OFF);
        }
        Optional<PhoneNumber> phone = admit.admit(writtenPhone, invite, origin);
        return begun(phone, new Context(origin, invite, clock.instant()));
    }

    private Waiting begun(Optional<PhoneNumber> phone, Context context) {
        TelegramSecret poll = TelegramSecret.random(random);
        TelegramSecret link = TelegramSecret.random(random);
        // Before anything is stored: it may not be known what the bot is called.
        URI address = bot.start(link);
        MatchNumber match = MatchNumber.random(random);
        Instant end = context.at().plus(rules.life());
        sessions.begin(
                new Begun(poll.hash(Use.POLL), link.hash(Use.LINK), TelegramSession.begin(phone, match, end), context));
        if (phone.isPresent()) {
            prompts.queue(link.hash(Use.LINK), context.at());
        }
        return new Waiting(poll, address, match, rules.life());
    }

    /**
     * What the page gets.
     *
     * @param poll by what it asks how things are; nobody else knows it
     * @param bot where to send the person
     * @param match what to show
     */
    public record Waiting(TelegramSecret poll, URI bot, MatchNumber match, Duration life) {

        /** Without the link, which has a secret in it. */
        @Override
        public String toString() {
            return "Waiting[***]";
        }
    }
}
