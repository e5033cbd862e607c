package dev.latchkey.application.accounts;

import dev.latchkey.domain.accounts.PhoneNumber;

/** Reads the phone number that somebody has written. */
public final class ReadPhone {
    private final PhoneNumbers phones;

    public ReadPhone(PhoneNumbers phones) {
        this.phones = phones;
    }

    /**
     * The number that was meant.
     *
     * @throws dev.latchkey.domain.shared.InvalidValue {@code phone.invalid} or {@code phone.not_mobile} if it may not be
     *     used here
     */
    public PhoneNumber read(String written) {
        return phones.parse(written);
    }
}
