package dev.latchkey.email;

import dev.latchkey.application.messages.DeliverMessages;
import dev.latchkey.application.messages.Mailer;
import dev.latchkey.domain.messages.DeliveryOutcome;
import dev.latchkey.domain.messages.OutgoingMail;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends mail over SMTP, a connection for each, in threads of its own: a server that hangs holds nobody else up. */
public final class SmtpMailer implements Mailer, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SmtpMailer.class);

    /** Half of the lease: what has not been handed over by then is left to whoever claims it next. */
    private static final Duration LATEST = DeliverMessages.MAIL_LEASE.dividedBy(2);

    private static final int MOST_WAITING = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final SmtpServer server;
    private final Sender from;
    private final Session session;
    private final ThreadPoolExecutor threads;
    private volatile Optional<String> trouble = Optional.empty();

    /**
     * Sends through that server.
     *
     * @param connections how many connections there are at most
     */
    public SmtpMailer(SmtpServer server, Sender from, int connections) {
        this.server = server;
        this.from = from;
        this.session = server.session(from);
        this.threads = new ThreadPoolExecutor(
                connections, connections, 60, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING), task -> {
                    Thread thread = new Thread(task, "smtp");
                    thread.setDaemon(true);
                    return thread;
                });
        this.threads.allowCoreThreadTimeOut(true);
    }

    @Override
    public String name() {
        return "smtp";
    }

    @Override
    public CompletionStage<DeliveryOutcome> send(OutgoingMail mail) {
        long latest = System.nanoTime() + LATEST.toNanos();
        try {
            return CompletableFuture.supplyAsync(() -> deliver(mail, latest), threads);
        } catch (RejectedExecutionException closed) {
            return CompletableFuture.completedFuture(DeliveryOutcome.FAILED);
        }
    }

    /** What keeps mail from being sent, as far as the last attempt has shown. */
    public Optional<String> trouble() {
        return trouble;
    }

    /** Takes no more; what waits is left to others. */
    @Override
    public void close() {
        threads.shutdown();
        try {
            if (threads.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        threads.shutdownNow().forEach(Runnable::run);
    }

    private DeliveryOutcome deliver(OutgoingMail mail, long latest) {
        if (threads.isShutdown()) {
            return DeliveryOutcome.FAILED;
        }
        MimeMail message;
        try {
            message = MimeMail.of(mail, from, session);
        } catch (AddressException e) {
            LOG.warn("Mail {} is given up: {} is no address", mail.id().value(), mail.to());
            return DeliveryOutcome.REJECTED;
        } catch (MessagingException e) {
            throw new IllegalStateException("A mail cannot be written", e);
        }
        // Closing says QUIT and may fail, which means nothing for the mail.
        SmtpDialogue dialogue = new SmtpDialogue(session, server, () -> System.nanoTime() - latest > 0);
        try {
            dialogue.open();
            dialogue.send(message);
            well();
            return DeliveryOutcome.SENT;
        } catch (MessagingException e) {
            return outcome(mail, new SmtpTrouble(e, server.url()), dialogue.isHandedOver());
        } finally {
            hangUp(dialogue);
        }
    }

    private DeliveryOutcome outcome(OutgoingMail mail, SmtpTrouble found, boolean handedOver) {
        DeliveryOutcome outcome = found.outcome(handedOver);
        if (outcome == DeliveryOutcome.REJECTED) {
            well();
            LOG.warn("Mail {} to {} is refused: {}", mail.id().value(), mail.to(), found.refusal());
        } else {
            LOG.debug("Mail {} to {}: {}, {}", mail.id().value(), mail.to(), outcome, found.words());
            unwell(found.words());
        }
        return outcome;
    }

    private synchronized void well() {
        if (trouble.isPresent()) {
            LOG.info("Mail is sent again");
        }
        trouble = Optional.empty();
    }

    private synchronized void unwell(String words) {
        if (!trouble.equals(Optional.of(words))) {
            LOG.warn("Mail cannot be sent: {}. It is tried again and again", words);
        }
        trouble = Optional.of(words);
    }

    private static void hangUp(SmtpDialogue dialogue) {
        try {
            dialogue.close();
        } catch (MessagingException e) {
            LOG.debug("The mail server hung up first: {}", e.toString());
        }
    }
}
