package dev.latchkey.benchmarks;

import dev.latchkey.application.login.telegram.push.BotReply;
import dev.latchkey.persistence.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Pages that wait for somebody who says yes to the bot: how many one instance bears and in how much memory, how soon a yes
 * that another instance took reaches its page, and what a sign-in costs from the update to the tokens. Arguments: the jar, how
 * many pages wait (10,000), how many say yes (3,000), how many in a second (50), the heap (512m), over how many sign-ins the
 * cost is taken (10,000, after twice as many to warm up).
 */
public final class WaitingLoad {
    private static final PrintStream OUT = System.out;
    private static final Pattern SESSION = Pattern.compile("\"session_id\":\"([^\"]+)\"");
    private static final Pattern LINK = Pattern.compile("\"bot_url\":\"([^\"]+)\"");

    private final Product product;
    private final int port;
    private final ChatsOfOthers chats;
    private long nobodyYet = 700_000_000L;

    private WaitingLoad(Product product, ChatsOfOthers chats) {
        this.product = product;
        this.port = product.port();
        this.chats = chats;
    }

    public static void main(String[] arguments) throws Exception {
        Path jar = Path.of(arguments[0]);
        int pages = number(arguments, 1, 10_000);
        int yes = number(arguments, 2, 3_000);
        int perSecond = number(arguments, 3, 50);
        String heap = arguments.length > 4 ? arguments[4] : "512m";
        int counted = number(arguments, 5, 10_000);
        Map<String, String> settings = Map.of(
                "TELEGRAM_BOT_TOKEN", "7000000000:AAbenchmarkbenchmarkbenchmarkbenchm",
                "TELEGRAM_BOT_USERNAME", "benchmark_bot",
                // Nobody is there: what people say comes by another way.
                "TELEGRAM_API_URL", "http://127.0.0.1:9",
                "TELEGRAM_SESSION_TTL", "10m",
                "LIMITS", "off");
        try (Product product = Product.start(jar, List.of("-Xmx" + heap), settings)) {
            Path data = product.data().resolve("data");
            try (ChatsOfOthers chats =
                    new ChatsOfOthers(EmbeddedPostgres.running(data).orElseThrow())) {
                WaitingLoad load = new WaitingLoad(product, chats);
                load.signIns("warming up", 2 * counted);
                load.wait(pages, yes, perSecond);
                load.signIns("new people", counted);
                load.nobodyYet -= counted;
                load.signIns("the same people again", counted);
            }
        }
    }

    /** Latency and memory. */
    private void wait(int count, int yes, int perSecond) throws Exception {
        OUT.printf(Locale.ROOT, "before: %s%n", memory());
        String[] begun = begun(count);
        String[] ids = Arrays.stream(begun).map(each -> group(SESSION, each)).toArray(String[]::new);
        try (WaitingCrowd crowd = new WaitingCrowd(port, ids)) {
            long started = System.nanoTime();
            crowd.begin();
            OUT.printf(
                    Locale.ROOT,
                    "%d wait after %.1f s, %d refused: %s%n",
                    crowd.waiting.get(),
                    (System.nanoTime() - started) / 1e9,
                    crowd.refused.get(),
                    memory());
            CpuTime idle = CpuTime.of(product);
            LockSupport.parkNanos(26_000_000_000L);
            CpuTime used = CpuTime.of(product).since(idle);
            OUT.printf(
                    Locale.ROOT,
                    "26 s of waiting: %d ms CPU of Latchkey, %d of PostgreSQL, %d polls answered: %s%n",
                    used.latchkey(),
                    used.postgres(),
                    crowd.polls.get(),
                    memory());
            long[] said = approve(begun, yes, perSecond);
            LockSupport.parkNanos(3_000_000_000L);
            tell("poll: yes to tokens", said, crowd, false);
            tell("stream: yes to event", said, crowd, true);
            OUT.printf(Locale.ROOT, "refused or broken: %d; in the end: %s%n", crowd.refused.get(), memory());
        }
    }

    private long[] approve(String[] begun, int yes, int perSecond) {
        long[] said = new long[yes];
        long start = System.nanoTime();
        for (int i = 0; i < yes; i++) {
            long who = nobodyYet++;
            BotReply asked = chats.come(who, group(LINK, begun[i]));
            LockSupport.parkNanos(start + i * 1_000_000_000L / perSecond - System.nanoTime());
            said[i] = System.nanoTime();
            chats.yes(who, asked);
        }
        OUT.printf(
                Locale.ROOT,
                "%d said yes in %.1f s (%.0f in a second)%n",
                yes,
                (System.nanoTime() - start) / 1e9,
                yes / ((System.nanoTime() - start) / 1e9));
        return said;
    }

    private static void tell(String what, long[] said, WaitingCrowd crowd, boolean streams) {
        double[] millis = IntStream.range(0, said.length)
                .filter(page -> WaitingCrowd.streams(page) == streams && crowd.heard.get(page) > 0)
                .mapToDouble(page -> (crowd.heard.get(page) - said[page]) / 1e6)
                .sorted()
                .toArray();
        long missing = IntStream.range(0, said.length)
                .filter(page -> WaitingCrowd.streams(page) == streams && crowd.signedIn.get(page) == 0)
                .count();
        OUT.printf(
                Locale.ROOT,
                "%-22s %6d, without tokens %d: p50 %.1f ms, p99 %.1f ms, p99.9 %.1f ms, most %.1f ms%n",
                what,
                millis.length,
                missing,
                millis[millis.length / 2],
                millis[millis.length * 99 / 100],
                millis[millis.length * 999 / 1000],
                millis[millis.length - 1]);
    }

    /** Cost: the updates are handled here, the rest there. */
    private void signIns(String who, int count) throws Exception {
        String[] begun = begun(count);
        try (Client client = new Client(port)) {
            CpuTime before = CpuTime.of(product);
            long here = threadTime();
            long fetching = 0;
            for (String each : begun) {
                long person = nobodyYet++;
                chats.yes(person, chats.come(person, group(LINK, each)));
                long handled = threadTime();
                String answer = client.send(
                        "GET", "/api/v1/auth/telegram/sessions/" + group(SESSION, each) + "?wait=25", "", "");
                if (!answer.contains("access_token")) {
                    throw new IllegalStateException("Not signed in: " + answer);
                }
                fetching += threadTime() - handled;
            }
            double handling = (threadTime() - here - fetching) / 1e6 / count;
            CpuTime used = CpuTime.of(product).since(before);
            double latchkey = (double) used.latchkey() / count;
            double postgres = (double) used.postgres() / count;
            OUT.printf(
                    Locale.ROOT,
                    "%s, %d sign-ins: CPU ms of two updates %.2f, of the page's request %.2f, of PostgreSQL %.2f: %.2f%n",
                    who,
                    count,
                    handling,
                    latchkey,
                    postgres,
                    handling + latchkey + postgres);
        }
    }

    private String[] begun(int count) throws Exception {
        String[] begun = new String[count];
        try (Client client = new Client(port)) {
            for (int i = 0; i < count; i++) {
                begun[i] = client.send("POST", "/api/v1/auth/telegram/sessions", "", "{}");
            }
        }
        return begun;
    }

    private String memory() throws IOException {
        String status = Files.readString(Path.of("/proc", Long.toString(product.pid()), "status"));
        return status.lines()
                .filter(line -> line.startsWith("VmHWM") || line.startsWith("VmRSS") || line.startsWith("Threads"))
                .map(line -> line.replaceAll("\\s+", " "))
                .toList()
                .toString();
    }

    private static long threadTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static int number(String[] arguments, int at, int usual) {
        return arguments.length > at ? Integer.parseInt(arguments[at]) : usual;
    }

    private static String group(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("Not what was expected: " + text);
        }
        return matcher.group(1);
    }
}
