package dev.latchkey.bootstrap.command;

import dev.latchkey.telegram.fake.FakeBot;
import dev.latchkey.telegram.fake.FakeTelegram;
import java.io.PrintStream;
import java.net.URI;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code latchkey telegram fake}. */
@Command(
        name = "fake",
        description = "Start a Telegram in memory, and a page to chat with the bot on. It listens on 127.0.0.1 only.")
final class TelegramFake implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // Set by picocli before anything is called.
    private Telegram telegram;

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli before anything is called.
    private CommandSpec command;

    @Option(names = "--port", paramLabel = "<port>", description = "Where it listens (8081); 0 for any.")
    private int port = 8081;

    @Option(
            names = "--latchkey",
            paramLabel = "<address>",
            description = "The Latchkey that the page signs in to (http://127.0.0.1:8080).")
    private URI latchkey = URI.create("http://127.0.0.1:8080");

    @Override
    public Integer call() {
        if (!"http".equals(latchkey.getScheme()) && !"https".equals(latchkey.getScheme())) {
            throw new ParameterException(command.commandLine(), "--latchkey must begin with http:// or https://");
        }
        try (FakeTelegram fake = start()) {
            print(fake, telegram.latchkey().out());
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return 0;
    }

    private FakeTelegram start() {
        try {
            return FakeTelegram.start(FakeBot.USUAL, port, latchkey);
        } catch (RuntimeException e) {
            throw new NotDone("Nothing can listen on 127.0.0.1:" + port + "; --port takes another");
        }
    }

    private static void print(FakeTelegram fake, PrintStream out) {
        out.println("Telegram, as far as this machine goes: " + fake.uri());
        out.println();
        out.println("Start Latchkey beside it with");
        out.println("  --set TELEGRAM_API_URL=" + fake.uri());
        out.println("  --set TELEGRAM_LINK_URL=" + fake.uri());
        out.println("  --set TELEGRAM_BOT_TOKEN=" + fake.bot().token());
        out.println();
        out.println("and open " + fake.uri());
        out.flush();
    }
}
