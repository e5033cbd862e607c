package dev.latchkey.application.login.phone;

import dev.latchkey.domain.login.ChallengeId;
import java.time.Duration;

/**
 * What is told to one who asked for a code, the same for phones with and without an account.
 *
 * @param length how many digits the code has
 * @param expiresIn how long the code is good for
 * @param resendIn how long to wait before asking for another
 */
public record SentCode(ChallengeId challenge, int length, Duration expiresIn, Duration resendIn) {}
