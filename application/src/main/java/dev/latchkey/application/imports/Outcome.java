package dev.latchkey.application.imports;

import dev.latchkey.domain.accounts.UserId;
import java.util.Optional;

/**
 * What became of one line.
 *
 * @param refusal why nothing came of it; empty if the person is there now
 * @param opened whether they were not there before
 * @param codeKept whether they have the invite code that they brought
 */
public record Outcome(long line, Optional<Refusal> refusal, boolean opened, boolean codeKept) {

    static Outcome there(long line) {
        return new Outcome(line, Optional.empty(), false, true);
    }

    static Outcome opened(long line, boolean codeKept) {
        return new Outcome(line, Optional.empty(), true, codeKept);
    }

    static Outcome refused(long line, Refusal refusal) {
        return new Outcome(line, Optional.of(refusal), false, false);
    }

    /**
     * Why a line came to nothing.
     *
     * @param reason stable name, such as {@code phone.taken}
     * @param field which field of the line it is about; empty if it is about the whole
     * @param message for people; never holds what the line says
     */
    public record Refusal(String reason, String field, String message) {

        static Refusal taken(String field, UserId holder) {
            return new Refusal(field + ".taken", field, "belongs to account " + holder.value());
        }
    }
}
