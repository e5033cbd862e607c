package dev.latchkey.application.messages.fraud;

import dev.latchkey.domain.messages.FraudMode;

/**
 * What was decided about a message, as it is written down.
 *
 * @param phone a name of the number that gives it away to nobody
 * @param prefix the same of the numbers like it
 * @param sent whether it was sent all the same
 */
public record Entry(Draft draft, String phone, String prefix, Verdict verdict, FraudMode mode, boolean sent) {}
