package dev.latchkey.application.login.phone;

import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.login.ChallengeId;
import dev.latchkey.domain.login.CodeChallenge;
import dev.latchkey.domain.login.CodeHash;
import dev.latchkey.domain.login.CodePurpose;
import dev.latchkey.domain.login.LoginCode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The twin of the real hasher. Its key is a word. */
public final class InMemoryCodeHasher implements CodeHasher {
    private final String key;

    public InMemoryCodeHasher() {
        this("a key that is not in the database");
    }

    InMemoryCodeHasher(String key) {
        this.key = key;
    }

    @Override
    public boolean isRight(CodeChallenge challenge, LoginCode typed) {
        return challenge.hash().matches(hash(challenge.id(), challenge.purpose(), challenge.phone(), typed));
    }

    @Override
    public CodeHash hash(ChallengeId id, CodePurpose purpose, PhoneNumber phone, LoginCode code) {
        String all = String.join("|", key, id.value().toString(), purpose.name(), phone.e164(), code.digits());
        try {
            return new CodeHash(MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
