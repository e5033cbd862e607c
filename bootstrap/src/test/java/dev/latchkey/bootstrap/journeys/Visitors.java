package dev.latchkey.bootstrap.journeys;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.latchkey.bootstrap.journeys.Reception.Member;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * People who look at their profiles at any of several instances until they are told to stop, and one who signs in again
 * and again and shows each new token to the other instance at once.
 */
final class Visitors {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int READERS = 4;

    private final List<Product> products;
    private final ExecutorService threads = Executors.newFixedThreadPool(READERS + 1);
    private final List<Future<?>> running = new ArrayList<>();
    private final List<String> tokens = new CopyOnWriteArrayList<>();
    private final Set<String> keys = ConcurrentHashMap.newKeySet();
    private final ConcurrentLinkedQueue<Answer> refusals = new ConcurrentLinkedQueue<>();
    private final AtomicLong visits = new AtomicLong();
    private volatile boolean over;

    Visitors(List<Product> products) {
        this.products = products;
        arrive(0);
        for (int i = 0; i < READERS; i++) {
            running.add(threads.submit(this::keepReading));
        }
        running.add(threads.submit(this::keepArriving));
    }

    /** Whether a token signed with that key has been seen. */
    boolean haveSeen(String kid) {
        return keys.contains(kid);
    }

    /** Every answer other than a profile. */
    ConcurrentLinkedQueue<Answer> refusals() {
        return refusals;
    }

    long visits() {
        return visits.get();
    }

    List<String> tokens() {
        return tokens;
    }

    /** Nobody asks for anything from here on. What went wrong in a thread comes out. */
    void leave() throws InterruptedException, ExecutionException {
        over = true;
        threads.shutdown();
        for (Future<?> each : running) {
            each.get();
        }
    }

    /** The name of the key that signed a token. */
    static String kid(String token) {
        try {
            return JSON.readTree(Base64.getUrlDecoder().decode(token.substring(0, token.indexOf('.'))))
                    .get("kid")
                    .asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void keepReading() {
        while (!over) {
            ThreadLocalRandom random = ThreadLocalRandom.current();
            visit(products.get(random.nextInt(products.size())), tokens.get(random.nextInt(tokens.size())));
        }
    }

    private void keepArriving() {
        for (int turn = 1; !over; turn++) {
            arrive(turn);
        }
    }

    private void arrive(int turn) {
        Member member = products.get(turn % products.size()).reception().newMember();
        visit(products.get((turn + 1) % products.size()), member.token());
        tokens.add(member.token());
        keys.add(kid(member.token()));
    }

    private void visit(Product product, String token) {
        Answer answer = product.client().bearing(token).get(Reception.ME);
        long unused = visits.incrementAndGet();
        if (answer.status() != 200) {
            refusals.add(answer);
        }
    }
}
