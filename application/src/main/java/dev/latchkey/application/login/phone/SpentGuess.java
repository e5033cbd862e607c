package dev.latchkey.application.login.phone;

import dev.latchkey.domain.login.CodeChallenge;
import dev.latchkey.domain.login.GuessRecord;

/**
 * One guess that may be looked at, if the phone is not locked.
 *
 * @param left how many guesses the challenge still takes
 * @param before the locks that held before this guess was counted
 */
public record SpentGuess(CodeChallenge challenge, int left, GuessRecord before) {}
