package dev.latchkey.bootstrap.journeys;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Everybody's phone at once: reads what the console gateway prints. */
final class Phones extends OutputStream {
    private static final Pattern MESSAGE = Pattern.compile("SMS to (\\+\\d+): (.*)");
    private static final Pattern CODE = Pattern.compile("(?<!\\d)\\d{4,8}(?!\\d)");
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final List<String> lines = new ArrayList<>();
    private final Map<String, List<String>> codes = new HashMap<>();

    /** A number that nobody has had before. */
    static String number() {
        return "+7912%07d".formatted(NUMBERS.incrementAndGet());
    }

    PrintStream stream() {
        return new PrintStream(this, true, StandardCharsets.UTF_8);
    }

    @Override
    public synchronized void write(int b) {
        if (b != '\n') {
            line.write(b);
            return;
        }
        take(line.toString(StandardCharsets.UTF_8));
        line.reset();
    }

    /** Whole, because several instances may write. */
    @Override
    public synchronized void write(byte[] bytes, int from, int length) {
        for (int i = from; i < from + length; i++) {
            write(bytes[i]);
        }
    }

    /** How many codes the phone has got so far. */
    synchronized int count(String phone) {
        return codes.getOrDefault(phone, List.of()).size();
    }

    /** How many messages were sent in all. */
    synchronized int count() {
        return codes.values().stream().mapToInt(List::size).sum();
    }

    /** How many phones have got a message. */
    synchronized int distinct() {
        return codes.size();
    }

    /** The code in the message of that number, counted from 1; waits for it. */
    synchronized String code(String phone, int message) {
        await("message " + message + " to " + phone, none -> count(phone) >= message);
        return codes.get(phone).get(message - 1);
    }

    /** The first message without a code to that number; waits for it. */
    String notice(String phone) {
        return line(printed -> printed.startsWith("SMS to " + phone + ": "));
    }

    /** The first line like this; waits for it. */
    synchronized String line(Predicate<String> like) {
        await("a line", all -> all.stream().anyMatch(like));
        return lines.stream().filter(like).findFirst().orElseThrow();
    }

    synchronized boolean printed(String text) {
        return lines.stream().anyMatch(printed -> printed.contains(text));
    }

    /** As {@link #code(String, int)}, for those who may never get one. */
    synchronized Optional<String> codeWithin(Duration most, String phone) throws InterruptedException {
        long deadline = System.nanoTime() + most.toNanos();
        for (long left = most.toMillis(); count(phone) == 0 && left > 0; ) {
            wait(left);
            left = (deadline - System.nanoTime()) / 1_000_000;
        }
        return codes.getOrDefault(phone, List.of()).stream().findFirst();
    }

    private void take(String printed) {
        Matcher message = MESSAGE.matcher(printed);
        Matcher code = CODE.matcher(message.matches() ? message.group(2) : "");
        if (code.find()) {
            codes.computeIfAbsent(message.group(1), none -> new ArrayList<>()).add(code.group());
        } else {
            lines.add(printed);
        }
        notifyAll();
    }

    private void await(String what, Predicate<List<String>> there) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (!there.test(lines)) {
                long left = (deadline - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    throw new AssertionError("No " + what + " within " + PATIENCE + "; printed: " + lines);
                }
                wait(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for " + what, e);
        }
    }
}
