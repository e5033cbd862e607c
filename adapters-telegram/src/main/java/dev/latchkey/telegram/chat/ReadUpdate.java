package dev.latchkey.telegram.chat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.domain.accounts.Language;
import dev.latchkey.domain.accounts.TelegramPerson;
import dev.latchkey.domain.shared.InvalidValue;
import dev.latchkey.telegram.JsonUser;
import dev.latchkey.telegram.StrictJson;
import dev.latchkey.telegram.chat.Heard.What;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads updates of the Bot API. Whatever is not of a person, or not as Telegram writes it, was not heard. */
final class ReadUpdate {
    private static final Pattern COMMAND =
            Pattern.compile("/([A-Za-z0-9_]{1,32})(?:@[A-Za-z0-9_]{1,64})?(?:\\s+(.*))?", Pattern.DOTALL);

    /** How forwarding was written, in old times and now; what came through another bot is from elsewhere too. */
    private static final List<String> FROM_ELSEWHERE = List.of(
            "forward_origin",
            "forward_date",
            "forward_from",
            "forward_from_chat",
            "forward_sender_name",
            "via_bot",
            "sender_chat",
            "is_automatic_forward");

    /** Whoever passes on what others have said has said nothing, above all no command and no number. */
    private static final What NOTHING_OF_THEIRS = new Heard.Text("");

    private static final long LATEST_SECOND = 253_402_300_799L;

    private ReadUpdate() {}

    static Optional<Heard> read(String json) {
        return StrictJson.object(json.getBytes(StandardCharsets.UTF_8)).flatMap(ReadUpdate::read);
    }

    private static Optional<Heard> read(JsonNode update) {
        if (update.path("message").isObject()) {
            return message(update.path("message"));
        }
        if (update.path("callback_query").isObject()) {
            return press(update.path("callback_query"));
        }
        return update.path("my_chat_member").isObject() ? standing(update.path("my_chat_member")) : Optional.empty();
    }

    private static Optional<Heard> message(JsonNode message) {
        What what;
        if (message.path("contact").isObject()) {
            what = contact(message, message.path("contact"));
        } else {
            what = StrictJson.text(message, "text")
                    .map(text -> isFromElsewhere(message) ? NOTHING_OF_THEIRS : written(text))
                    .orElseGet(Heard.Other::new);
        }
        return heard(message.path("from"), isPrivate(message), at(message), what);
    }

    private static boolean isFromElsewhere(JsonNode message) {
        return FROM_ELSEWHERE.stream().anyMatch(message::has);
    }

    private static What written(String text) {
        Matcher command = COMMAND.matcher(text.strip());
        if (!command.matches()) {
            return new Heard.Text(text);
        }
        String argument = Optional.ofNullable(command.group(2)).orElse("").strip();
        return new Heard.Command(command.group(1).toLowerCase(Locale.ROOT), argument);
    }

    private static What contact(JsonNode message, JsonNode contact) {
        JsonNode owner = contact.path("user_id");
        return new Heard.Contact(
                StrictJson.text(contact, "phone_number").orElse(""),
                owner.isIntegralNumber() && owner.canConvertToLong()
                        ? OptionalLong.of(owner.longValue())
                        : OptionalLong.empty(),
                isFromElsewhere(message));
    }

    private static Optional<Heard> press(JsonNode query) {
        JsonNode message = query.path("message");
        boolean inPrivate = isPrivate(message)
                && message.path("chat").path("id").equals(query.path("from").path("id"));
        // What Telegram does not show us any more is of the time zero.
        boolean canChange = inPrivate
                && message.path("date").asLong() > 0
                && message.path("message_id").canConvertToLong()
                && message.path("message_id").isIntegralNumber();
        OptionalLong changed =
                canChange ? OptionalLong.of(message.path("message_id").longValue()) : OptionalLong.empty();
        return StrictJson.text(query, "id")
                .flatMap(id -> heard(
                        query.path("from"),
                        inPrivate,
                        Optional.empty(),
                        new Heard.Press(id, StrictJson.text(query, "data").orElse(""), changed)));
    }

    private static Optional<Heard> standing(JsonNode change) {
        Optional<Boolean> open = StrictJson.text(change.path("new_chat_member"), "status")
                .flatMap(status -> switch (status) {
                    case "member" -> Optional.of(true);
                    case "kicked", "left" -> Optional.of(false);
                    default -> Optional.empty();
                });
        return open.filter(any -> isPrivate(change))
                .flatMap(is -> heard(change.path("from"), true, at(change), new Heard.Standing(is)));
    }

    private static Optional<Heard> heard(JsonNode from, boolean inPrivate, Optional<Instant> at, What what) {
        if (from.path("is_bot").asBoolean()) {
            return Optional.empty();
        }
        Optional<TelegramPerson> person = from.isObject() ? JsonUser.person(from) : Optional.empty();
        return person.map(who -> new Heard(
                who, StrictJson.text(from, "language_code").flatMap(ReadUpdate::language), inPrivate, at, what));
    }

    private static boolean isPrivate(JsonNode message) {
        return StrictJson.text(message.path("chat"), "type").equals(Optional.of("private"));
    }

    private static Optional<Instant> at(JsonNode message) {
        JsonNode date = message.path("date");
        return Optional.of(date)
                .filter(seconds -> seconds.isIntegralNumber() && seconds.canConvertToLong())
                .map(JsonNode::longValue)
                .filter(seconds -> seconds > 0 && seconds <= LATEST_SECOND)
                .map(Instant::ofEpochSecond);
    }

    private static Optional<Language> language(String tag) {
        try {
            return Optional.of(Language.of(tag));
        } catch (InvalidValue another) {
            return Optional.empty();
        }
    }
}
