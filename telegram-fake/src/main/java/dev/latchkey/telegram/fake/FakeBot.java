package dev.latchkey.telegram.fake;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The bot that people chat with.
 *
 * @param token begins with its number
 * @param username without the @
 */
public record FakeBot(String token, String username, String name) {
    /** Of use for a try only: everybody can read this token. */
    public static final FakeBot USUAL =
            new FakeBot("1000000001:of-the-fake-telegram-and-no-secret-0", "latchkey_fake_bot", "Latchkey");

    public FakeBot {
        if (!token.matches("[1-9][0-9]{0,15}:[A-Za-z0-9_-]{30,60}")) {
            throw new IllegalArgumentException("A token is a number, a colon and 30 to 60 letters, digits, _ and -");
        }
    }

    long id() {
        return Long.parseLong(token.substring(0, token.indexOf(':')));
    }

    ObjectNode asUser() {
        return Json.object()
                .put("id", id())
                .put("is_bot", true)
                .put("first_name", name)
                .put("username", username);
    }

    ObjectNode asMe() {
        return asUser().put("can_join_groups", false)
                .put("can_read_all_group_messages", false)
                .put("supports_inline_queries", false)
                .put("can_connect_to_business", false)
                .put("has_main_web_app", false);
    }

    /** Without what makes the token a secret. */
    @Override
    public String toString() {
        return "FakeBot[" + id() + " @" + username + "]";
    }
}
