package dev.latchkey.security;

import dev.latchkey.application.messages.fraud.PhoneDigests;
import dev.latchkey.application.messages.fraud.PhoneDigestsContract;
import java.util.List;

class HmacPhoneDigestsTest implements PhoneDigestsContract {
    private static final MasterSecret FIRST = MasterSecret.of(MasterSecretTest.SETTING);
    private static final MasterSecret OTHER = MasterSecret.of(MasterSecretTest.SETTING + "x");

    @Override
    public PhoneDigests digests() {
        return new HmacPhoneDigests(Secrets.only(FIRST));
    }

    @Override
    public PhoneDigests digestsUnderAnotherKey() {
        return new HmacPhoneDigests(Secrets.only(OTHER));
    }

    @Override
    public PhoneDigests digestsAfterAChangeOfKeys() {
        return new HmacPhoneDigests(Secrets.of(OTHER, List.of(FIRST)));
    }
}
