package dev.latchkey.bootstrap.journeys;

import dev.latchkey.bootstrap.BotLine;
import dev.latchkey.bootstrap.Closing;
import dev.latchkey.bootstrap.config.Config;
import dev.latchkey.bootstrap.wiring.BotWiring;
import dev.latchkey.bootstrap.wiring.StorageWiring;
import dev.latchkey.persistence.Database;
import dev.latchkey.persistence.DatabaseUrl;
import dev.latchkey.persistence.Sql;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The line to Telegram in a process of its own, as the product has it, save that whoever handles updates only writes down
 * that they did: with the process's number, so that a test knows whom to kill.
 */
final class LineProcess implements AutoCloseable {
    /** A line of its output, when it is at work. */
    static final String UP = "up";

    private final Process process;

    private LineProcess(Process process) {
        this.process = process;
    }

    /** Begins to start on that database. */
    static LineProcess spawn(DatabaseUrl database, Map<String, String> settings, Path log) {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath,
                LineProcess.class.getName());
        Map<String, String> all = new HashMap<>(Product.settings(database, settings));
        all.put("DATABASE_POOL_SIZE", "6");
        builder.environment().keySet().retainAll(List.of("PATH", "HOME", "TMPDIR", "LANG"));
        builder.environment().putAll(all);
        try {
            return new LineProcess(builder.redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The process itself. Ends when it is told to. */
    public static void main(String[] args) throws InterruptedException {
        Config config = Config.of(settings());
        Closing closing = new Closing();
        Runtime.getRuntime().addShutdownHook(new Thread(closing::close));
        StorageWiring storage = new StorageWiring(config, closing);
        BotWiring bot = new BotWiring(storage, config.telegram());
        Sql sql = new Sql(Database.open(config.database().url().orElseThrow(), 4));
        BotLine line = new BotLine(bot, update -> handled(sql, update));
        line.handle(closing);
        line.open(closing);
        System.out.println(UP);
        Thread.currentThread().join();
    }

    long pid() {
        return process.pid();
    }

    /** As if the power were cut, for this process only. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** SIGTERM. */
    void terminate() {
        process.destroy();
    }

    @Override
    public void close() {
        kill();
    }

    private static Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(System.getenv());
        settings.keySet().removeAll(List.of("PATH", "HOME", "TMPDIR", "LANG"));
        return settings;
    }

    /** Somebody who takes a moment, so that there is something to be interrupted in. */
    private static void handled(Sql sql, String update) {
        long id = Long.parseLong(update.replaceAll("^\\{\"update_id\":(\\d+).*", "$1"));
        sql.run(
                """
                INSERT INTO line_call (update_id, pid) SELECT :id, :pid FROM pg_sleep(0.01)
                """,
                params ->
                        params.set("id", id).set("pid", ProcessHandle.current().pid()));
    }
}
