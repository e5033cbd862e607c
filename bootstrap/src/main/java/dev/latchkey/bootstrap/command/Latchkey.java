package dev.latchkey.bootstrap.command;

import dev.latchkey.bootstrap.CannotStart;
import dev.latchkey.bootstrap.config.Config;
import dev.latchkey.bootstrap.config.InvalidConfig;
import dev.latchkey.bootstrap.config.SecretKeyFile;
import dev.latchkey.bootstrap.config.Sources;
import dev.latchkey.persistence.StoreRefused;
import dev.latchkey.persistence.StoreUnavailable;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command {@code latchkey}: what all its parts share. Alone it serves. */
@Command(
        name = "latchkey",
        description = "Self-hosted sign-in by phone, Telegram and password. Without a command it serves.",
        subcommands = {
            Serve.class,
            Migrate.class,
            Keys.class,
            Admin.class,
            Audit.class,
            Import.class,
            Sms.class,
            Telegram.class,
            ShowConfig.class,
            Doctor.class,
            ShowVersion.class
        },
        versionProvider = Latchkey.OwnVersion.class,
        usageHelpAutoWidth = true,
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions:%n",
        exitCodeListHeading = "%nIt ends with%n",
        exitCodeList = {
            "0:when all is well, and after SIGTERM or Ctrl+C",
            "1:when something outside is wrong, such as the database",
            "2:when the settings or the command line are wrong"
        },
        footer = {
            "",
            "Settings come from --set, the environment and a file .env here, in this order.",
            "None is needed. latchkey config prints them all, and docs/configuration.md explains them.",
        })
public final class Latchkey implements Callable<Integer> {
    static final int OUTSIDE_WRONG = 1;
    static final int SETTINGS_WRONG = 2;

    private final Machine machine;

    @Mixin
    private Assignments assignments = new Assignments();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help.")
    @SuppressWarnings("UnusedVariable") // picocli acts on it.
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version.")
    @SuppressWarnings("UnusedVariable") // picocli acts on it.
    private boolean version;

    private Latchkey(Machine machine) {
        this.machine = machine;
    }

    /** Does what the arguments say and returns the exit code. */
    public static int run(Machine machine, String... args) {
        CommandLine commandLine = new CommandLine(new Latchkey(machine));
        commandLine.setOut(new PrintWriter(machine.out(), true, StandardCharsets.UTF_8));
        commandLine.setErr(new PrintWriter(machine.err(), true, StandardCharsets.UTF_8));
        commandLine.registerConverter(int.class, Latchkey::wholeNumber);
        commandLine.setParameterExceptionHandler((wrong, unused) -> usage(wrong, machine.err()));
        commandLine.setExecutionExceptionHandler((trouble, command, unused) -> answer(trouble, machine.err()));
        return commandLine.execute(asked(args));
    }

    /** {@code help keys} is what many try first; it is {@code keys --help} here. */
    private static String[] asked(String... args) {
        if (args.length == 0 || !args[0].equals("help")) {
            return args;
        }
        String[] turned = Arrays.copyOfRange(args, 1, args.length + 1);
        turned[args.length - 1] = "--help";
        return turned;
    }

    private static int wholeNumber(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new TypeConversionException("'" + text + "' is not a whole number");
        }
    }

    @Override
    public Integer call() throws InterruptedException {
        return Serve.serve(config(new Assignments()), machine.out());
    }

    /** The settings that this call works with, some of them set after the command. */
    Config config(Assignments after) {
        Map<String, String> values = new LinkedHashMap<>(assignments.values());
        values.putAll(after.values());
        return Config.load(new Sources(machine.dotEnv(), machine.environment(), values));
    }

    PrintStream out() {
        return machine.out();
    }

    PrintStream err() {
        return machine.err();
    }

    private static int usage(ParameterException wrong, PrintStream err) {
        CommandLine command = wrong.getCommandLine();
        err.println("latchkey: " + told(wrong));
        UnmatchedArgumentException.printSuggestions(wrong, new PrintWriter(err, true, StandardCharsets.UTF_8));
        err.println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
        return SETTINGS_WRONG;
    }

    /** In words for people who have never heard of arguments and their indices. */
    private static String told(ParameterException wrong) {
        if (wrong instanceof UnmatchedArgumentException unmatched && !unmatched.isUnknownOption()) {
            String word = "'" + unmatched.getUnmatched().get(0) + "'";
            boolean choosing = !wrong.getCommandLine().getSubcommands().isEmpty();
            return choosing ? "There is no command " + word : word + " is more than this command takes";
        }
        return String.valueOf(wrong.getMessage()).replaceFirst("^Error: ", "");
    }

    private static int answer(Exception trouble, PrintStream err) throws Exception {
        if (trouble instanceof InvalidConfig) {
            err.println(trouble.getMessage());
            err.println("docs/configuration.md describes all settings.");
            return SETTINGS_WRONG;
        }
        if (trouble instanceof CancellationException) {
            return OUTSIDE_WRONG;
        }
        err.println("latchkey: " + outside(trouble));
        return OUTSIDE_WRONG;
    }

    /** What to tell of trouble outside; trouble of our own making goes up with its trace. */
    private static String outside(Exception trouble) throws Exception {
        if (trouble instanceof StoreRefused
                || trouble instanceof StoreUnavailable
                || trouble instanceof SecretKeyFile.UnusableKey
                || trouble instanceof CannotStart
                || trouble instanceof NotDone) {
            return String.valueOf(trouble.getMessage());
        }
        throw trouble;
    }

    /**
     * What a call finds around it.
     *
     * @param dotEnv the file of settings, which need not be there
     */
    public record Machine(Path dotEnv, Map<String, String> environment, PrintStream out, PrintStream err) {}

    /** The version for {@code --version}. */
    static final class OwnVersion implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {ShowVersion.line()};
        }
    }
}
