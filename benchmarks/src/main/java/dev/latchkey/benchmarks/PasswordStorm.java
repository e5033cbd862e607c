package dev.latchkey.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Signs people in by phone while others try passwords without a pause, and without them, in turns: what hashing costs those
 * who need none. Arguments: the jar, how many people each time (500), how many try passwords at a time (16).
 */
public final class PasswordStorm {
    private static final PrintStream OUT = System.out;
    private static final Pattern CHALLENGE = Pattern.compile("\"challenge_id\":\"([^\"]+)\"");
    private static final int ROUNDS = 3;
    private static final int CLIENTS = 2;

    private final Product product;
    private final Phases phases;
    private final AtomicInteger tried = new AtomicInteger();
    private final AtomicLong turnedAway = new AtomicLong();

    private PasswordStorm(Product product) {
        this.product = product;
        this.phases = new Phases(product, CLIENTS);
    }

    public static void main(String[] arguments) throws Exception {
        int people = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 500;
        int attackers = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 16;
        try (Product product = Product.start(Path.of(arguments[0]))) {
            PasswordStorm storm = new PasswordStorm(product);
            OUT.println("warming up");
            storm.signIns("", 0, people, false);
            Phases.printHeads();
            for (int round = 1; round <= ROUNDS; round++) {
                storm.signIns("calm", (2 * round - 1) * people, people, true);
                storm.during(attackers, 2 * round * people, people);
            }
        }
    }

    private void during(int attackers, int first, int people) throws Exception {
        int before = tried.get();
        long begun = System.nanoTime();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < attackers; i++) {
            Thread thread = new Thread(this::tryPasswords, "attacker");
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
        signIns("storm", first, people, true);
        threads.forEach(Thread::interrupt);
        for (Thread thread : threads) {
            thread.join();
        }
        OUT.printf(
                Locale.ROOT,
                "   meanwhile %.0f passwords a second, %d turned away in all%n",
                (tried.get() - before) * 1e9 / (System.nanoTime() - begun),
                turnedAway.get());
    }

    private void signIns(String name, int first, int people, boolean report) throws Exception {
        phases.phase(name, first, people, report, (client, person) -> {
            String phone = String.format(Locale.ROOT, "+7912%07d", person);
            String asked = client.send("POST", "/api/v1/auth/phone", "", "{\"phone\":\"" + phone + "\"}");
            Matcher challenge = CHALLENGE.matcher(asked);
            if (!challenge.find()) {
                throw new IllegalStateException("Not what was expected: " + asked);
            }
            String unused = client.send(
                    "POST",
                    "/api/v1/auth/phone/verify",
                    "",
                    "{\"challenge_id\":\"" + challenge.group(1) + "\",\"code\":\"" + product.codeFor(phone) + "\"}");
        });
    }

    /** Each time at an account of its own, so that only the work is in the way and no limit of one account. */
    private void tryPasswords() {
        while (!Thread.currentThread().isInterrupted()) {
            try (Client client = new Client(product.port())) {
                String login = "nobody" + tried.getAndIncrement() + "@example.org";
                String unused = client.send(
                        "POST", "/api/v1/auth/login", "", "{\"login\":\"" + login + "\",\"password\":\"wrong horse\"}");
            } catch (IllegalStateException refused) {
                if (!String.valueOf(refused.getMessage()).startsWith("HTTP/1.1 401")) {
                    turnedAway.incrementAndGet();
                }
            } catch (IOException closed) {
                turnedAway.incrementAndGet();
            }
        }
    }
}
