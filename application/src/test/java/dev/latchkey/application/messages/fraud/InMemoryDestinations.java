package dev.latchkey.application.messages.fraud;

import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.messages.Destination;
import dev.latchkey.domain.messages.NumberKind;

/** The twin of the real knowledge of numbers: of eleven digits +7803… is dear and +7747… in Kazakhstan; +49… is in Germany. */
public final class InMemoryDestinations implements Destinations {
    @Override
    public Destination of(PhoneNumber phone) {
        String number = phone.e164();
        if (number.matches("\\+7803\\d{7}")) {
            return new Destination("RU", 7, NumberKind.PREMIUM);
        }
        if (number.matches("\\+7747\\d{7}")) {
            return new Destination("KZ", 7, NumberKind.MOBILE);
        }
        return number.startsWith("+49")
                ? new Destination("DE", 49, NumberKind.MOBILE)
                : new Destination("RU", 7, NumberKind.MOBILE);
    }
}
