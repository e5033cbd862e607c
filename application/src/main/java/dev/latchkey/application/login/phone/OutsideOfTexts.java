package dev.latchkey.application.login.phone;

import dev.latchkey.domain.login.TestNumbers;
import java.util.List;

/**
 * What there is besides texts.
 *
 * @param waysIn other ways to sign in with a phone, offered to whom no code is sent: {@code telegram}
 * @param testNumbers to which nothing is sent because their codes are known
 */
public record OutsideOfTexts(List<String> waysIn, TestNumbers testNumbers) {

    public OutsideOfTexts {
        waysIn = List.copyOf(waysIn);
    }

    /** Nothing. */
    public static OutsideOfTexts none() {
        return new OutsideOfTexts(List.of(), TestNumbers.none());
    }
}
