package dev.latchkey.application.login.telegram.line;

import java.util.OptionalLong;

/**
 * An update as it came in.
 *
 * @param id what Telegram calls it; the same one may come again
 * @param person who did something, if that is said
 * @param json all of it, as Telegram wrote it
 */
public record ReceivedUpdate(long id, OptionalLong person, String json) {

    /** Without the text, because records end up in logs. */
    @Override
    public String toString() {
        return "ReceivedUpdate[" + id + "]";
    }
}
