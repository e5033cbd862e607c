package dev.latchkey.bootstrap.command;

import dev.latchkey.bootstrap.Announcement;
import dev.latchkey.bootstrap.App;
import dev.latchkey.bootstrap.Closing;
import dev.latchkey.bootstrap.End;
import dev.latchkey.bootstrap.IdleMemory;
import dev.latchkey.bootstrap.config.Config;
import dev.latchkey.bootstrap.logging.Log;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code latchkey serve}. */
@Command(
        name = "serve",
        description = "Start and stay until SIGTERM or Ctrl+C, which lets running requests end; a second one hurries.")
final class Serve implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // Set by picocli before anything is called.
    private Latchkey latchkey;

    @Mixin
    private Assignments assignments = new Assignments();

    @Override
    public Integer call() throws InterruptedException {
        return serve(latchkey.config(assignments), latchkey.out());
    }

    /** Comes back only if the start fails, with an exception: the end of the process is brought about by {@link End}. */
    static int serve(Config config, PrintStream out) throws InterruptedException {
        Log.configure(config.log());
        Closing closing = new Closing();
        try (End end = End.ofProcess(closing)) {
            App app = App.start(config, out, closing);
            end.startIsOver();
            Announcement.of(config, app.uri(), sinceStart()).forEach(out::println);
            out.flush();
            IdleMemory.giveBack();
            end.await();
        }
        return 0;
    }

    private static Duration sinceStart() {
        Instant started = ProcessHandle.current().info().startInstant().orElseGet(Instant::now);
        return Duration.between(started, Instant.now());
    }
}
