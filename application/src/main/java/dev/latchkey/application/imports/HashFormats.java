package dev.latchkey.application.imports;

import dev.latchkey.application.shared.Port;
import dev.latchkey.domain.login.PasswordHash;

/** Which hashes of passwords can be checked here. */
@Port
@FunctionalInterface
public interface HashFormats {

    Verdict of(PasswordHash hash);

    /** Whether somebody can log in with the password of that hash. */
    enum Verdict {
        USABLE,
        /** It would take more work to check than is done for anybody. */
        TOO_COSTLY,
        /** Of a kind that is known, but cut off or otherwise wrong. */
        DAMAGED,
        UNKNOWN
    }
}
