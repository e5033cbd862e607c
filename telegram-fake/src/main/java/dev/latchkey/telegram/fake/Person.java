package dev.latchkey.telegram.fake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody with a phone, who chats with the bot. */
public final class Person {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Pattern PAYLOAD = Pattern.compile("[?&]start=([A-Za-z0-9_-]{1,64})(&|$)");

    private final Chat chat;
    private final FakeBot bot;
    private final Updates updates;
    private final Changes changes;
    private final InstantSource clock;

    Person(Chat chat, FakeBot bot, Updates updates, Changes changes, InstantSource clock) {
        this.chat = chat;
        this.bot = bot;
        this.updates = updates;
        this.changes = changes;
        this.clock = clock;
    }

    public Profile profile() {
        return chat.profile();
    }

    public long id() {
        return chat.profile().id();
    }

    /** Follows a link to the bot and presses Start. */
    public void opens(String link) {
        Matcher payload = PAYLOAD.matcher(link);
        says(payload.find() ? "/start " + payload.group(1) : "/start");
    }

    public void says(String text) {
        ObjectNode content = Json.object().put("text", text);
        Matcher command =
                Pattern.compile("^/[A-Za-z0-9_]{1,32}(@[A-Za-z0-9_]+)?").matcher(text);
        if (command.find()) {
            content.putArray("entities")
                    .addObject()
                    .put("type", "bot_command")
                    .put("offset", 0)
                    .put("length", command.end());
        }
        send(content);
    }

    /** Presses the button with these words under that message; the query that the bot has to answer. */
    public String presses(Bubble bubble, String words) {
        String data = bubble.button(words)
                .flatMap(Bubble.Button::data)
                .orElseThrow(() -> new IllegalArgumentException("No such button: " + words));
        return sendsData(bubble.id(), data);
    }

    /** As if a button had been pressed, with whatever data: nothing keeps people from that. */
    public String sendsData(long message, String data) {
        String query = Long.toUnsignedString(UUID.randomUUID().getMostSignificantBits());
        ObjectNode content = Json.object().put("id", query);
        content.set("from", chat.profile().asUser());
        chat.find(message)
                .ifPresent(pressed -> content.set("message", pressed.json().deepCopy()));
        content.put("chat_instance", Long.toString(id() * 31)).put("data", data);
        chat.ask(query, content);
        tell("callback_query", content);
        return query;
    }

    /** Shares the own number, as the button under the field asks to. */
    public void shares() {
        ObjectNode content = contact(chat.profile());
        chat.keyboardMessage().ifPresent(asked -> content.set("reply_to_message", asked));
        send(content);
        chat.keysUsed();
    }

    /** Sends the number of somebody else out of the own address book. */
    public void sharesContactOf(Profile other) {
        send(contact(other));
    }

    /** Passes on what somebody had shared in another chat. */
    public void forwardsContactOf(Profile other) {
        ObjectNode content = contact(other);
        content.putObject("forward_origin")
                .put("type", "user")
                .put("date", clock.instant().getEpochSecond())
                .set("sender_user", other.asUser());
        send(content);
    }

    public void blocks() {
        chat.block(true);
        member("member", "kicked");
    }

    public void unblocks() {
        chat.block(false);
        member("kicked", "member");
    }

    /** The account at Telegram is gone. */
    public void leavesTelegram() {
        chat.deactivate();
        changes.happened();
    }

    /** Telegram does not wait any longer for answers to the buttons that were pressed. */
    public void waitsNoLonger() {
        chat.forgetQueries();
        changes.happened();
    }

    public List<Bubble> chat() {
        return chat.bubbles();
    }

    /** What the bot answered to the last button, if it had something to say. */
    public Optional<String> notice() {
        return Optional.of(chat.whole().path("notice").path("text").asText()).filter(text -> !text.isEmpty());
    }

    /** Whether a button was pressed that the bot has not answered. */
    public boolean isWaiting() {
        return chat.whole().path("waiting").asBoolean();
    }

    /** The last message of the bot that is like that; waits for it if there is none yet. */
    public Bubble sees(Predicate<Bubble> like) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            long version = changes.version();
            Optional<Bubble> found =
                    chat.bubbles().stream().filter(Bubble::byBot).filter(like).reduce((earlier, later) -> later);
            if (found.isPresent()) {
                return found.get();
            }
            long left = end - System.nanoTime();
            if (left <= 0) {
                throw new AssertionError("Not said by the bot; the chat is " + chat.bubbles());
            }
            await(version, Duration.ofNanos(left));
        }
    }

    /** The last message of the bot with these words in it; waits for it if there is none yet. */
    public Bubble sees(String words) {
        return sees(bubble -> bubble.text().contains(words));
    }

    private void await(long version, Duration wait) {
        try {
            Void unused = changes.after(version, wait).get(wait.toMillis() + 1, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        } catch (ExecutionException | TimeoutException e) {
            // Nothing has changed; whoever waits looks at the clock.
            Thread.onSpinWait();
        }
    }

    private void send(ObjectNode content) {
        tell("message", chat.heard(content).json().deepCopy());
    }

    private void tell(String kind, ObjectNode content) {
        changes.happened();
        updates.add(kind, content);
    }

    private void member(String before, String after) {
        ObjectNode content = Json.object();
        content.set("chat", chat.profile().asChat());
        content.set("from", chat.profile().asUser());
        content.put("date", clock.instant().getEpochSecond());
        content.set("old_chat_member", status(before));
        content.set("new_chat_member", status(after));
        tell("my_chat_member", content);
    }

    private ObjectNode status(String word) {
        ObjectNode member = Json.object().put("status", word);
        member.set("user", bot.asUser());
        return word.equals("kicked") ? member.put("until_date", 0) : member;
    }

    private static ObjectNode contact(Profile whose) {
        ObjectNode content = Json.object();
        content.set("contact", whose.asContact());
        return content;
    }
}
