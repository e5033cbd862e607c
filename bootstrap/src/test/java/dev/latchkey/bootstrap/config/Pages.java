package dev.latchkey.bootstrap.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes what people read about the settings, from the list of the settings. */
final class Pages {
    private static final String PRODUCTION = """
            ## Production

            With `ENVIRONMENT=production` Latchkey does not start if

            - `LIMITS` is off;
            - `PUBLIC_URL` is absent or does not begin with `https`;
            - one of the `ALLOWED_ORIGINS` does not begin with `https`;
            - `TRUSTED_PROXIES` holds a block of all addresses (`/0`);
            - `SMS_ROUTES` uses the console gateway and `SMS_CONSOLE_IN_PRODUCTION` is not on;
            - `LOGIN_CODE_GUESSES` is more than 10, `GUESS_LOCK_AFTER` more than 100 or off, or `LOGIN_CODE_TTL` longer than `10m`;
            - there are `LOGIN_TEST_NUMBERS` and `LOGIN_TEST_NUMBERS_ALLOWED` is not on;
            - `TELEGRAM_OIDC_ISSUER` or `REWARD_WEBHOOK_URL` does not begin with `https`.

            Wherever it runs, Latchkey refuses keys of fewer than 32 bytes and keys that are well-known examples, patterns
            among the `ALLOWED_ORIGINS`, and a `secret.key` that others may read.
            """;

    private static final String HEAD = """
            # Settings

            <!-- Written by PagesTest from Settings.java: mvn -pl bootstrap -am test -Dtest=PagesTest -Dpages=write -Dsurefire.failIfNoSpecifiedTests=false -->

            Latchkey needs none of them: without any it runs a PostgreSQL of its own and prints its messages.
            Each is read from the first of these places that has it:

            1. the command line: `--set NAME=value`, as often as you like;
            2. the environment;
            3. a file `.env` in the working directory;
            4. the default.

            An empty value means the default. Everything that is wrong is told at once, and Latchkey then ends with the code 2.
            `latchkey config` prints what is in force and where it came from; secrets are masked there and everywhere else.

            **How values are written.** Durations: `90s`, `15m`, `12h`, `7d`, `500ms`, or `0`. Rates: `5/1h,10/1d`, five in any hour
            and ten in any day. Lists: with commas. Switches: `on` and `off`, or `true` and `false`. 0 switches a limit off.

            **The `.env` file.** `NAME=value` on each line, `export` before it if you like; `#` begins a comment, after a value only
            with a space before it. In `'single quotes'` everything stands for itself; in `"double quotes"` `\\n`, `\\t`, `\\"`, `\\\\` and
            `\\$` are understood. `${NAME}` is not replaced. No name may stand twice.
            """;

    private static final String END = """

            ## How it ends

            `latchkey serve` ends with

            | Code | After |
            |---|---|
            | 0 | SIGTERM or SIGINT (Ctrl+C), everything stopped in order |
            | 1 | trouble outside: the database, the port, a file; one line on standard error says which |
            | 2 | wrong settings or a wrong command line |
            | 143, 130 | SIGTERM or SIGINT on a JVM that does not tell of signals; stopped in order all the same |

            In order means: `/health/ready` says 503 for `HTTP_UNREADY_TIME`; no new requests; those that have begun may end
            within `HTTP_DRAIN_TIME`; what the gateways answer to messages under way is written down; connections are closed;
            PostgreSQL, if it is our own, is stopped last. A second signal cuts the first two waits short. After `kill -9` the
            next start takes care of a PostgreSQL that was left behind.
            """;

    private Pages() {}

    static String configuration() {
        StringBuilder page = new StringBuilder(HEAD);
        for (Setting.Area area : Setting.Area.values()) {
            page.append("\n## ").append(area.title()).append("\n\n");
            page.append("| Setting | Default | Meaning | Since |\n|---|---|---|---|\n");
            settings(area).forEach(setting -> page.append(row(setting)));
        }
        return page.append('\n')
                .append(PRODUCTION)
                .append(names())
                .append(later())
                .append(END)
                .toString();
    }

    static String example() {
        StringBuilder file = new StringBuilder("""
                # Copy this file to .env and take away the # before what you want to change.
                # docs/configuration.md says more.
                """);
        for (Setting.Area area : Setting.Area.values()) {
            file.append("\n# == ").append(area.title()).append(" ==\n");
            for (Setting<?> setting : settings(area)) {
                file.append('\n');
                wrapped(plain(setting.meaning()))
                        .forEach(line -> file.append("# ").append(line).append('\n'));
                file.append("# Allowed: ").append(setting.allowed()).append('\n');
                file.append('#')
                        .append(setting.name())
                        .append('=')
                        .append(setting.standard())
                        .append('\n');
            }
        }
        return file.toString();
    }

    /** Without marks of Markdown. Links become paths. */
    private static String plain(String meaning) {
        return meaning.replaceAll("; see \\[.*?\\)", "")
                .replaceAll("\\[.*?]\\(([^#)]*).*?\\)", "docs/$1")
                .replace("`", "");
    }

    private static List<Setting<?>> settings(Setting.Area area) {
        return Settings.all().stream().filter(setting -> setting.area() == area).toList();
    }

    private static String row(Setting<?> setting) {
        String standard = setting.standard().isEmpty() ? "–" : "`" + setting.standard() + "`";
        return "| `" + setting.name() + "` | " + standard + " | " + setting.meaning()
                + (setting.isSecret() ? " Secret." : "") + " Allowed: " + setting.allowed() + ". | " + setting.since()
                + " |\n";
    }

    private static String names() {
        return """

                ## Unknown names

                A name that nobody knows is refused, with the one that was probably meant, if it is on the command line, if one slip
                makes a setting of it, or if it begins with %s.

                Passed over are %s, what Kubernetes and Docker put into the environment for a service (`…_SERVICE_HOST`,
                `…_SERVICE_PORT`, `…_PORT_5432_TCP_ADDR`, `tcp://…`), empty values, and what `FOREIGN_NAMES` lists.
                """.formatted(code(Names.PREFIXES), code(Names.FOREIGN));
    }

    private static String later() {
        Map<String, List<String>> byFeature = new TreeMap<>();
        LaterSettings.all()
                .forEach((name, feature) -> byFeature
                        .computeIfAbsent(feature, any -> new ArrayList<>())
                        .add(name));
        String rows = byFeature.entrySet().stream()
                .map(entry -> "- " + entry.getKey() + ": "
                        + code(entry.getValue().stream().sorted().toList()))
                .collect(Collectors.joining("\n"));
        return """

                ## Not yet

                These names belong to features that this version does not have. To set one is refused, so that nobody believes in
                something that is not there.

                %s
                """.formatted(rows);
    }

    private static String code(List<String> names) {
        return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }

    private static List<String> wrapped(String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (line.length() + word.length() > 110) {
                lines.add(line.toString().strip());
                line.setLength(0);
            }
            line.append(word).append(' ');
        }
        lines.add(line.toString().strip());
        return lines;
    }
}
