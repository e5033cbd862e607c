package dev.latchkey.sms.gateways;

import dev.latchkey.sms.gateways.FakeVendor.Received;
import dev.latchkey.sms.gateways.FakeVendor.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A vendor that does to each message what its schedule wants, and knows what it has really taken. */
final class FaultyVendor implements AutoCloseable {
    private static final Duration WHILE = Duration.ofMillis(40);

    private final FakeVendor vendor = new FakeVendor();
    private final Queue<Fate> fates = new ConcurrentLinkedQueue<>();
    private final Queue<String> taken = new ConcurrentLinkedQueue<>();
    private final Map<String, Integer> times = new ConcurrentHashMap<>();
    private final String phoneField;
    private final Reply success;
    private final Reply no;
    private final long seed;

    /**
     * A vendor that is asked with forms.
     *
     * @param phoneField where the phone is in them
     * @param success how it says that it has taken a message
     * @param no how it says with the status of a success that there were too many
     */
    FaultyVendor(String phoneField, Reply success, Reply no, long seed) {
        this.phoneField = phoneField;
        this.success = success;
        this.no = no;
        this.seed = seed;
        vendor.answersBy(this::answer);
    }

    String url() {
        return vendor.url();
    }

    List<Received> received() {
        return vendor.received();
    }

    /** What happened to the messages it was asked to send. */
    List<Fate> fates() {
        return List.copyOf(fates);
    }

    /** The phones it has sent to, whatever it said. */
    List<String> taken() {
        return List.copyOf(taken);
    }

    @Override
    public void close() {
        vendor.close();
    }

    /** The same phone has the same fate the same time, in whatever order messages come. */
    private Reply answer(Received request) {
        String phone = request.form().get(phoneField).replace("+", "");
        int time = times.merge(phone, 1, Integer::sum);
        Fate[] all = Fate.values();
        Fate fate = all[new Random(31 * (31 * seed + Long.parseLong(phone)) + time).nextInt(all.length)];
        fates.add(fate);
        if (fate.takes) {
            taken.add(phone);
        }
        return fate.reply(this);
    }

    /** What a vendor does to a message. */
    enum Fate {
        TAKEN(true),
        SLOW(true),
        NEVER_ANSWERED(true),
        BROKEN_AFTER_TAKING_IT(true),
        HUNG_UP(true),
        GARBAGE(true),
        TOO_MANY(false),
        NO_IN_A_SUCCESS(false),
        SENT_ELSEWHERE(false),
        CLOSED_FOR_NOW(false);

        private final boolean takes;

        Fate(boolean takes) {
            this.takes = takes;
        }

        private Reply reply(FaultyVendor vendor) {
            return switch (this) {
                case TAKEN -> vendor.success;
                case SLOW -> vendor.success.after(WHILE);
                case NEVER_ANSWERED -> Reply.SILENCE;
                case BROKEN_AFTER_TAKING_IT -> new Reply(500, "<h1>Oops</h1>");
                case HUNG_UP -> Reply.HANGING_UP;
                case GARBAGE -> new Reply(200, "}\u0007<h1>Good morning</h1>");
                case TOO_MANY -> new Reply(429, "");
                case NO_IN_A_SUCCESS -> vendor.no;
                case SENT_ELSEWHERE -> new Reply(302, "");
                case CLOSED_FOR_NOW -> new Reply(503, "");
            };
        }

        /** Whether the vendor has taken the message and said so. */
        boolean isTold() {
            return this == TAKEN || this == SLOW;
        }

        /** Whether the vendor has taken the message and nobody can know. */
        boolean isSecret() {
            return takes && !isTold();
        }
    }
}
