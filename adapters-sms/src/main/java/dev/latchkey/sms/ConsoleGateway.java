package dev.latchkey.sms;

import dev.latchkey.application.messages.SmsGateway;
import dev.latchkey.domain.messages.DeliveryOutcome;
import dev.latchkey.domain.messages.GatewayAnswer;
import dev.latchkey.domain.messages.OutgoingMessage;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * Prints messages instead of sending them: for development, and for a first look at the product. Imitates the time that a
 * delivery takes in a thread of its own, which carries any number of waiting messages.
 */
public final class ConsoleGateway implements SmsGateway, AutoCloseable {
    private final PrintStream console;
    private final Duration shortest;
    private final Duration longest;
    private final RandomGenerator random;
    private final ScheduledThreadPoolExecutor deliveries;

    /**
     * Prints after a time between those two. If the longest is zero, prints at once and in the thread of the caller.
     *
     * @throws IllegalArgumentException if the shortest is negative or longer than the longest
     */
    public ConsoleGateway(PrintStream console, Duration shortest, Duration longest, RandomGenerator random) {
        if (shortest.isNegative() || shortest.compareTo(longest) > 0) {
            throw new IllegalArgumentException("A delivery takes from " + shortest + " to " + longest + "?");
        }
        this.console = console;
        this.shortest = shortest;
        this.longest = longest;
        this.random = random;
        this.deliveries = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "console-sms");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** The standard output of the process, in UTF-8 whatever its locale is: containers often have none. */
    public static PrintStream standardOutput() {
        return new PrintStream(System.out, false, StandardCharsets.UTF_8);
    }

    @Override
    public String name() {
        return "console";
    }

    @Override
    public CompletionStage<GatewayAnswer> send(OutgoingMessage message) {
        CompletableFuture<GatewayAnswer> outcome = new CompletableFuture<>();
        if (longest.isZero()) {
            print(message, outcome);
            return outcome;
        }
        try {
            ScheduledFuture<?> unused =
                    deliveries.schedule(() -> print(message, outcome), delay(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException closed) {
            outcome.complete(GatewayAnswer.of(DeliveryOutcome.FAILED));
        }
        return outcome;
    }

    /** Lets what waits be printed, and takes no more. */
    @Override
    public void close() {
        deliveries.shutdown();
        try {
            if (deliveries.awaitTermination(longest.plusSeconds(1).toNanos(), TimeUnit.NANOSECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        deliveries.shutdownNow();
    }

    private long delay() {
        return random.nextLong(shortest.toNanos(), longest.toNanos() + 1);
    }

    /** One print for all of it, so that nothing else gets in between. */
    private void print(OutgoingMessage message, CompletableFuture<GatewayAnswer> outcome) {
        console.print("SMS to " + message.phone().e164() + ": " + message.text() + "\n");
        console.flush();
        outcome.complete(GatewayAnswer.of(DeliveryOutcome.SENT));
    }
}
