package dev.latchkey.domain.imports;

import java.util.Optional;

/**
 * Through whom somebody came to the earlier system: one of the two. The person may come later in the same file.
 *
 * @param externalId the number of the inviter there
 * @param code the invite code of the inviter there, in upper case
 */
public record Inviter(Optional<String> externalId, Optional<String> code) {
    public Inviter {
        if (externalId.isPresent() == code.isPresent()) {
            throw new IllegalArgumentException("An inviter is known by a number or by a code");
        }
    }
}
