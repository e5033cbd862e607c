package dev.latchkey.telegram.fake;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/** Everybody's chat with the bot. */
final class Chats {
    private final FakeBot bot;
    private final InstantSource clock;
    private final Map<Long, Chat> byPerson = new ConcurrentSkipListMap<>();
    private final AtomicLong lastMessage = new AtomicLong();

    Chats(FakeBot bot, InstantSource clock) {
        this.bot = bot;
        this.clock = clock;
    }

    Chat of(Profile profile) {
        return byPerson.computeIfAbsent(
                profile.id(), id -> new Chat(profile, bot, lastMessage::incrementAndGet, clock));
    }

    void add(Profile profile) {
        Chat unused = of(profile);
    }

    Optional<Chat> of(long person) {
        return Optional.ofNullable(byPerson.get(person));
    }

    /** The chat that a method names. */
    Chat named(Parameters parameters) {
        String name = parameters.text("chat_id").orElse("");
        if (name.isEmpty()) {
            throw Refusal.badRequest("chat_id is empty");
        }
        long person = parameters.number("chat_id").orElseThrow(() -> Refusal.badRequest("chat not found"));
        return of(person).orElseThrow(() -> Refusal.badRequest("chat not found"));
    }

    List<Chat> all() {
        return List.copyOf(byPerson.values());
    }
}
