package dev.latchkey.bootstrap.journeys;

import dev.latchkey.bootstrap.journeys.Reception.Challenge;
import dev.latchkey.bootstrap.journeys.Reception.Member;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** People who sign in one after the other, several at a time, until they are told to stop; and what they were answered. */
final class Crowd implements AutoCloseable {
    private static final int PEOPLE = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Reception reception;
    private final ExecutorService threads = Executors.newFixedThreadPool(PEOPLE);
    private final List<Member> members = new CopyOnWriteArrayList<>();
    private final List<Answer> refusals = new CopyOnWriteArrayList<>();
    private volatile boolean over;
    private volatile Duration longest = Duration.ZERO;

    Crowd(Reception reception) {
        this.reception = reception;
        for (int i = 0; i < PEOPLE; i++) {
            Future<?> unused = threads.submit(this::keepSigningIn);
        }
    }

    /** Those who were told that they are signed in. */
    List<Member> members() {
        return members;
    }

    /** What was said to all others. */
    List<Answer> refusals() {
        return refusals;
    }

    /** The longest that anybody had to wait for an answer. */
    Duration longest() {
        return longest;
    }

    @Override
    public void close() {
        disperse();
    }

    /** Nobody asks for anything from here on. */
    void disperse() {
        over = true;
        threads.shutdownNow();
        try {
            boolean unused = threads.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void keepSigningIn() {
        while (!over) {
            try {
                signIn();
            } catch (UncheckedIOException gone) {
                // The server was killed; whoever did it knows.
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void signIn() throws InterruptedException {
        String phone = Phones.number();
        Answer asked = timed(Reception.REQUEST, Map.of("phone", phone));
        if (asked.status() != 202) {
            refusals.add(asked);
            return;
        }
        Optional<String> code = reception.phones().codeWithin(PATIENCE, phone);
        if (code.isEmpty()) {
            return;
        }
        Challenge challenge = new Challenge(phone, asked.text("challenge_id"), code.get());
        Answer in = timed(Reception.VERIFY, Map.of("challenge_id", challenge.id(), "code", challenge.code()));
        if (in.status() == 201) {
            members.add(Member.of(phone, in, reception.client()));
        } else {
            refusals.add(in);
        }
    }

    private Answer timed(String path, Map<String, String> body) {
        long begun = System.nanoTime();
        Answer answer = reception.client().post(path, body);
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        synchronized (this) {
            longest = took.compareTo(longest) > 0 ? took : longest;
        }
        return answer;
    }
}
