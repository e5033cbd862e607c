package dev.latchkey.http.login;

import dev.latchkey.domain.login.ChallengeId;
import dev.latchkey.domain.login.LoginCode;
import dev.latchkey.domain.login.LoginProblem;
import dev.latchkey.domain.shared.Refused;

/** A code that somebody has received and typed. */
record TypedCode(String challengeId, String code) {

    LoginCode typed() {
        return LoginCode.typed(code);
    }

    /** What is no challenge at all is treated as one that never was. */
    ChallengeId challenge() {
        return ChallengeId.parse(challengeId).orElseThrow(() -> new Refused(LoginProblem.CODE_GONE));
    }
}
