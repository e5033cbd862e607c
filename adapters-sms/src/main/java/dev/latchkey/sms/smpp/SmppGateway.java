package dev.latchkey.sms.smpp;

import dev.latchkey.application.messages.SmsGateway;
import dev.latchkey.domain.messages.DeliveryOutcome;
import dev.latchkey.domain.messages.GatewayAnswer;
import dev.latchkey.domain.messages.OutgoingMessage;
import dev.latchkey.sms.gateways.GatewayValues;
import dev.latchkey.sms.gateways.Gateways;
import dev.latchkey.sms.gateways.Receipt;
import dev.latchkey.sms.gateways.Receipt.Listener;
import dev.latchkey.sms.smpp.SmppLink.NotBound;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.SMPPSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A gateway that speaks SMPP. As many messages wait for its answer as its window is wide, each in a thread; a
 * {@link dev.latchkey.sms.gateways.WindowedGateway} of that width stands before it, so that none waits for a thread.
 */
final class SmppGateway implements SmsGateway, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SmppGateway.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final String name;
    private final SmppLink link;
    private final SmppSubmission submission;
    private final Duration timeForSession;
    private final ThreadPoolExecutor window;
    private final ScheduledExecutorService keeper;

    SmppGateway(String name, GatewayValues values, Listener receipts) {
        this.name = name;
        this.link = new SmppLink(values, (Receipt receipt) -> receipts.arrived(name, receipt));
        this.submission = new SmppSubmission(values.text("FROM"));
        // Less than whoever waits for us gives us, or he would not know that nothing was sent.
        this.timeForSession = values.timeout().compareTo(LONGEST_WAIT) < 0 ? values.timeout() : LONGEST_WAIT;
        int width = values.number(Gateways.IN_FLIGHT);
        this.window = new ThreadPoolExecutor(
                width, width, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(), task -> thread("smpp", task));
        window.allowCoreThreadTimeOut(true);
        this.keeper = Executors.newSingleThreadScheduledExecutor(task -> thread("smpp-link", task));
        ScheduledFuture<?> unused =
                keeper.scheduleWithFixedDelay(this::keepUp, 0, BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public CompletionStage<GatewayAnswer> send(OutgoingMessage message) {
        try {
            return CompletableFuture.supplyAsync(() -> submit(message), window);
        } catch (RejectedExecutionException closed) {
            return CompletableFuture.completedFuture(GatewayAnswer.of(DeliveryOutcome.FAILED, "closed"));
        }
    }

    @Override
    public void close() {
        keeper.shutdownNow();
        window.shutdown();
        link.close();
    }

    private GatewayAnswer submit(OutgoingMessage message) {
        try {
            return GatewayAnswer.sent(submission.submit(session(), message));
        } catch (NotBound e) {
            return e.answer();
        } catch (NegativeResponseException e) {
            return SmppStatus.meaning(e.getCommandStatus());
        } catch (PDUException e) {
            return GatewayAnswer.of(DeliveryOutcome.REJECTED, "pdu");
        } catch (ResponseTimeoutException e) {
            return GatewayAnswer.of(DeliveryOutcome.UNKNOWN, "timeout");
        } catch (InvalidResponseException | IOException | RuntimeException e) {
            return GatewayAnswer.of(DeliveryOutcome.UNKNOWN, "broken");
        }
    }

    /** Nothing is sent without a session, so that nobody waits for one for longer than he may wait for another gateway. */
    private SMPPSession session() throws NotBound {
        Optional<SMPPSession> present = link.present();
        return present.isPresent() ? present.get() : made();
    }

    private SMPPSession made() throws NotBound {
        Future<SMPPSession> made;
        try {
            made = keeper.submit(link::session);
        } catch (RejectedExecutionException closed) {
            throw new NotBound();
        }
        try {
            return made.get(timeForSession.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof NotBound notBound ? notBound : new NotBound();
        } catch (TimeoutException | CancellationException e) {
            boolean unused = made.cancel(false);
            throw new NotBound();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotBound();
        }
    }

    /** Receipts come while nobody sends, so the link is kept up all the time. */
    private void keepUp() {
        try {
            var unused = link.session();
        } catch (NotBound | RuntimeException e) {
            LOG.debug("{} is not bound", name);
        }
    }

    private static Thread thread(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}
