package dev.latchkey.telegram.fake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * Who somebody is at Telegram.
 *
 * @param language two letters
 * @param phone with its plus sign; empty for somebody who has none to share
 */
public record Profile(
        long id,
        String firstName,
        Optional<String> lastName,
        Optional<String> username,
        String language,
        Optional<String> phone) {

    /** Somebody with a first name and a phone only. */
    public static Profile of(long id, String firstName, String language, String phone) {
        return new Profile(id, firstName, Optional.empty(), Optional.empty(), language, Optional.of(phone));
    }

    ObjectNode asUser() {
        return named(Json.object().put("id", id).put("is_bot", false)).put("language_code", language);
    }

    ObjectNode asChat() {
        return named(Json.object().put("id", id)).put("type", "private");
    }

    /** Telegram's own programs share numbers without the plus sign. */
    ObjectNode asContact() {
        ObjectNode contact = Json.object()
                .put(
                        "phone_number",
                        phone.map(number -> number.replace("+", "")).orElse(""))
                .put("first_name", firstName);
        lastName.ifPresent(name -> contact.put("last_name", name));
        return contact.put("user_id", id);
    }

    private ObjectNode named(ObjectNode json) {
        json.put("first_name", firstName);
        lastName.ifPresent(name -> json.put("last_name", name));
        username.ifPresent(name -> json.put("username", name));
        return json;
    }
}
