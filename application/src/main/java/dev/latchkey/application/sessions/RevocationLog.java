package dev.latchkey.application.sessions;

import dev.latchkey.application.shared.Port;
import dev.latchkey.domain.sessions.Revocation;
import java.time.Instant;
import java.util.List;

/**
 * What of access tokens is not true any more, as the store of sessions has written it down together with the reason.
 * Nothing that was committed before a reading began is missing from it, in whatever order it was committed.
 */
@Port
public interface RevocationLog {

    /**
     * What was written since the mark and still matters, and perhaps some of it once more. A mark that was never given
     * out, or by a store that was since restored from a backup, counts as {@link Mark#START}.
     */
    News since(Mark mark, Instant now);

    /**
     * What was read.
     *
     * @param next the mark to go on from
     * @param more whether there is more to be read right away
     */
    record News(List<Line> lines, Mark next, boolean more) {
        public News {
            lines = List.copyOf(lines);
        }
    }

    /**
     * One line of the log.
     *
     * @param number grows with each line about one session; between sessions it says nothing
     */
    record Line(long number, Revocation revocation) {}

    /** How far the log was read. Its two numbers mean something to the store alone. */
    record Mark(long transaction, long line) {
        /** Before everything. */
        public static final Mark START = new Mark(0, 0);
    }
}
