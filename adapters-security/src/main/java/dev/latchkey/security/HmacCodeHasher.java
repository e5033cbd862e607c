package dev.latchkey.security;

import dev.latchkey.application.login.phone.CodeHasher;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.login.ChallengeId;
import dev.latchkey.domain.login.CodeHash;
import dev.latchkey.domain.login.CodePurpose;
import dev.latchkey.domain.login.LoginCode;

/** Hashes codes with HMAC-SHA256, bound to everything the code is bound to (ASVS 6.5.2). */
public final class HmacCodeHasher implements CodeHasher {
    private final byte[] key;

    public HmacCodeHasher(MasterSecret secret) {
        this.key = secret.derive("hash codes", 32);
    }

    /** A fresh Mac each time: it takes 0.4 microseconds, too little to share one between threads. */
    @Override
    public CodeHash hash(ChallengeId id, CodePurpose purpose, PhoneNumber phone, LoginCode code) {
        byte[] bound = Framed.of(id.value().toString(), purpose.name(), phone.e164(), code.digits());
        return new CodeHash(Hkdf.mac(key).doFinal(bound));
    }
}
