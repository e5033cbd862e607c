package dev.latchkey.application.login.phone;

import dev.latchkey.application.shared.Port;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.login.ChallengeId;
import dev.latchkey.domain.login.CodeChallenge;
import dev.latchkey.domain.login.CodeHash;
import dev.latchkey.domain.login.CodePurpose;
import dev.latchkey.domain.login.LoginCode;

/** Hashes codes with a key that is not in the database; without it the few digits could simply be tried out. */
@Port
public interface CodeHasher {

    /** Differs for every challenge, purpose, phone and code. */
    CodeHash hash(ChallengeId id, CodePurpose purpose, PhoneNumber phone, LoginCode code);

    /** Whether that is the code of the challenge. A change of the key does not make a code wrong that is under way. */
    boolean isRight(CodeChallenge challenge, LoginCode typed);
}
