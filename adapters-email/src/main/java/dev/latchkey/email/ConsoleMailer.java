package dev.latchkey.email;

import dev.latchkey.application.messages.Mailer;
import dev.latchkey.domain.messages.DeliveryOutcome;
import dev.latchkey.domain.messages.OutgoingMail;
import java.io.PrintStream;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * Prints a line for each mail instead of sending it: for development, and for a first look at the product. In a thread of
 * its own, for whoever reads the output may stop reading.
 */
public final class ConsoleMailer implements Mailer, AutoCloseable {
    private static final long PATIENCE_SECONDS = 1;

    private final PrintStream console;
    private final boolean secretive;
    private final ExecutorService printing = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "console-mail");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * Prints there.
     *
     * @param secretive whether to leave out links and most of the addresses: whoever has the link of a letter can do what
     *     only its reader should
     */
    public ConsoleMailer(PrintStream console, boolean secretive) {
        this.console = console;
        this.secretive = secretive;
    }

    @Override
    public String name() {
        return "console";
    }

    @Override
    public CompletionStage<DeliveryOutcome> send(OutgoingMail mail) {
        try {
            return CompletableFuture.supplyAsync(() -> print(mail), printing);
        } catch (RejectedExecutionException closed) {
            return CompletableFuture.completedFuture(DeliveryOutcome.FAILED);
        }
    }

    /** Lets what waits be printed, and takes no more. */
    @Override
    public void close() {
        printing.shutdown();
        try {
            if (printing.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        printing.shutdownNow();
    }

    /** One print for all of it, so that nothing else gets in between. */
    private DeliveryOutcome print(OutgoingMail mail) {
        String to = secretive ? mail.to().masked() : mail.to().value();
        String link = secretive
                ? ""
                : mail.link().map(URI::toString).map(text -> " " + text).orElse("");
        console.print("MAIL to " + to + ": " + mail.text().subject() + link + "\n");
        console.flush();
        return secretive ? DeliveryOutcome.REJECTED : DeliveryOutcome.SENT;
    }
}
