package dev.latchkey.telegram;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Updates as Telegram gives them out: it waits for some, forgets those that are confirmed, tells the older of two who ask
 * to go, and gives nothing while a webhook is set.
 */
public final class TestLine {
    private final Map<Long, String> updates = new TreeMap<>();
    private long next = 100;
    private boolean open;
    private int polls;
    private String webhook = "";

    TestLine() {}

    /** From now on those who ask get what there is, or wait. */
    public synchronized void open() {
        open = true;
    }

    /** Somebody has pressed a button. Returns the number of the update. */
    public synchronized long press(long person) {
        long id = next++;
        updates.put(
                id,
                "{\"update_id\":" + id + ",\"callback_query\":{\"id\":\"" + id + "\",\"from\":{\"id\":" + person
                        + "},\"data\":\"x\"}}");
        notifyAll();
        return id;
    }

    /** Telegram goes on counting from there. */
    public synchronized void countFrom(long id) {
        next = id;
    }

    /** How many were given out and not confirmed, or not given out. */
    public synchronized int unconfirmed() {
        return updates.size();
    }

    public synchronized void webhook(String address) {
        webhook = address;
    }

    public synchronized String webhook() {
        return webhook;
    }

    /** How often somebody has asked. */
    public synchronized int polls() {
        return polls;
    }

    synchronized Optional<Said> answer(TestBotApi.Call call) {
        if (!open) {
            return Optional.empty();
        }
        return switch (call.method()) {
            case "getUpdates" ->
                Optional.of(updates(
                        call.parameters().path("offset").asLong(),
                        call.parameters().path("limit").asInt(100),
                        call.parameters().path("timeout").asLong()));
            case "setWebhook" -> {
                webhook = call.parameters().path("url").asText();
                yield Optional.empty();
            }
            case "deleteWebhook" -> {
                webhook = "";
                yield Optional.empty();
            }
            case "getWebhookInfo" ->
                Optional.of(Said.good("{\"url\":\"" + webhook + "\",\"pending_update_count\":" + updates.size() + "}"));
            case "getMe" -> Optional.of(Said.good("{\"id\":123456,\"is_bot\":true,\"username\":\"key_bot\"}"));
            default -> Optional.empty();
        };
    }

    private Said updates(long offset, int limit, long seconds) {
        if (!webhook.isEmpty()) {
            return Said.conflict("can't use getUpdates method while webhook is active; use deleteWebhook to delete the"
                    + " webhook first");
        }
        int mine = ++polls;
        notifyAll();
        boolean unused = updates.keySet().removeIf(id -> id < offset);
        long end = System.nanoTime() + seconds * 1_000_000_000;
        while (updates.isEmpty() && mine == polls && System.nanoTime() < end) {
            try {
                wait(Math.max(1, (end - System.nanoTime()) / 1_000_000));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Said.conflict("terminated");
            }
        }
        if (mine != polls) {
            return Said.conflict(
                    "terminated by other getUpdates request; make sure that only one bot instance is running");
        }
        return Said.good(updates.values().stream().limit(limit).toList().toString());
    }

    record Said(int status, String body) {
        static Said good(String result) {
            return new Said(200, "{\"ok\":true,\"result\":" + result + "}");
        }

        static Said conflict(String why) {
            return new Said(409, "{\"ok\":false,\"error_code\":409,\"description\":\"Conflict: " + why + "\"}");
        }
    }
}
