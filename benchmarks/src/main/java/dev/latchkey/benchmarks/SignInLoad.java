package dev.latchkey.benchmarks;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Signs people in over HTTP, renews their sessions and signs them out, and says what a request costs: its time, and the
 * processor time of Latchkey and PostgreSQL together. Everybody is new, so that every sign-in opens an account, and
 * everybody stays signed in until the end, so there are at least as many live sessions as people. Arguments: the jar, how
 * many people (5,000), how many clients at a time (4).
 */
public final class SignInLoad {
    /** People at most before the measuring begins. */
    private static final int WARM_UP = 10_000;

    private static final PrintStream OUT = System.out;
    private static final Pattern CHALLENGE = Pattern.compile("\"challenge_id\":\"([^\"]+)\"");
    private static final Pattern REFRESH_TOKEN = Pattern.compile("\"refresh_token\":\"([^\"]+)\"");
    private static final Pattern TOKEN = Pattern.compile("\"access_token\":\"([^\"]+)\"");

    private final Product product;
    private final Phases phases;
    private final ConcurrentHashMap<Integer, String> challenges = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<Integer, String> tokens = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<Integer, String> refreshTokens = new ConcurrentHashMap<>();

    private SignInLoad(Product product, Phases phases) {
        this.product = product;
        this.phases = phases;
    }

    public static void main(String[] arguments) throws Exception {
        Path jar = Path.of(arguments[0]);
        int people = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5_000;
        int clients = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 4;
        try (Product product = Product.start(jar)) {
            SignInLoad load = new SignInLoad(product, new Phases(product, clients));
            OUT.println("warming up");
            int first = Math.min(people, WARM_UP);
            load.run(0, first, false);
            Phases.printHeads();
            load.run(first, people, true);
        }
    }

    private void run(int first, int people, boolean report) throws Exception {
        phases.phase("send code", first, people, report, (client, person) -> {
            String answer = client.send("POST", "/api/v1/auth/phone", "", "{\"phone\":\"" + phone(person) + "\"}");
            challenges.put(person, group(CHALLENGE, answer));
        });
        for (int person = first; person < first + people; person++) {
            String unused = product.codeFor(phone(person));
        }
        phases.phase("verify", first, people, report, (client, person) -> {
            String body = "{\"challenge_id\":\"" + challenges.get(person) + "\",\"code\":\""
                    + product.codeFor(phone(person)) + "\"}";
            keep(person, client.send("POST", "/api/v1/auth/phone/verify", "", body));
        });
        phases.phase("me", first, people, report, (client, person) -> {
            String unused = client.send("GET", "/api/v1/me", token(person), "");
        });
        for (int round = 2; round <= 5; round++) {
            phases.phase("me, round " + round, first, people, report, (client, person) -> {
                String unused = client.send("GET", "/api/v1/me", token(person), "");
            });
        }
        for (String name : new String[] {"refresh", "refresh again"}) {
            phases.phase(name, first, people, report, (client, person) -> {
                String body = "{\"refresh_token\":\"" + refreshTokens.get(person) + "\"}";
                keep(person, client.send("POST", "/api/v1/auth/refresh", "", body));
            });
        }
        phases.phase("log out", first, people, report, (client, person) -> {
            String unused = client.send("POST", "/api/v1/auth/logout", token(person), "");
        });
    }

    private void keep(int person, String answer) {
        tokens.put(person, group(TOKEN, answer));
        refreshTokens.put(person, group(REFRESH_TOKEN, answer));
    }

    private String token(int person) {
        return tokens.getOrDefault(person, "");
    }

    private static String phone(int person) {
        return String.format(Locale.ROOT, "+7912%07d", person);
    }

    private static String group(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("Not what was expected: " + text);
        }
        return matcher.group(1);
    }
}
