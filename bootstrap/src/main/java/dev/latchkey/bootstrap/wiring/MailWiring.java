package dev.latchkey.bootstrap.wiring;

import dev.latchkey.application.messages.DeliverMessages;
import dev.latchkey.application.messages.Mailer;
import dev.latchkey.application.messages.QueueLetter;
import dev.latchkey.bootstrap.CannotStart;
import dev.latchkey.bootstrap.Closing;
import dev.latchkey.bootstrap.config.MailConfig;
import dev.latchkey.domain.accounts.Language;
import dev.latchkey.email.ConsoleMailer;
import dev.latchkey.email.MailTexts;
import dev.latchkey.email.SmtpMailer;
import dev.latchkey.persistence.messages.PostgresOutbox;
import dev.latchkey.security.AesGcmSealer;
import java.io.PrintStream;
import java.util.Optional;
import java.util.function.Supplier;

/** Letters and how they get to mailboxes. */
public final class MailWiring {
    private final QueueLetter queue;
    private final DeliverMessages deliver;
    private final Supplier<Optional<String>> trouble;

    /**
     * Sends through the server of the settings, or prints.
     *
     * @param usual the language of those who have chosen none
     * @param out where mails are printed without a server
     */
    public MailWiring(StorageWiring storage, MailConfig config, Language usual, PrintStream out, Closing closing) {
        PostgresOutbox outbox = new PostgresOutbox(storage.sql());
        AesGcmSealer sealer = new AesGcmSealer(storage.secrets(), storage.random());
        this.queue = new QueueLetter(new MailTexts(config.brand(), usual), outbox, sealer, storage.random());
        Mailer mailer;
        if (config.smtp().isPresent()) {
            SmtpMailer smtp = closing.add("mail", smtp(config.smtp().get(), config.inFlight()), SmtpMailer::close);
            this.trouble = smtp::trouble;
            mailer = smtp;
        } else {
            this.trouble = Optional::empty;
            mailer = closing.add("the mail console", new ConsoleMailer(out, config.secretive()), ConsoleMailer::close);
        }
        this.deliver = new DeliverMessages(outbox, sealer, mailer, storage.clock(), config.inFlight());
    }

    public DeliverMessages deliver() {
        return deliver;
    }

    /** Puts letters into the outbox, in the transaction that makes them necessary. */
    public QueueLetter queue() {
        return queue;
    }

    /** What keeps mail from being sent. */
    public Optional<String> trouble() {
        return trouble.get();
    }

    private static SmtpMailer smtp(MailConfig.Smtp smtp, int connections) {
        try {
            return new SmtpMailer(smtp.server(), smtp.from(), connections);
        } catch (IllegalArgumentException e) {
            throw new CannotStart("SMTP_CA_FILE: " + smtp.trusted().orElseThrow() + " " + e.getMessage(), e);
        }
    }
}
