package dev.latchkey.application.login.password;

import dev.latchkey.domain.login.Password;
import dev.latchkey.domain.login.PasswordHash;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** The twin of the real hasher: hides nothing, takes no time, and counts how often it was asked. */
public final class InMemoryPasswordHasher implements PasswordHasher {
    private final AtomicLong salts = new AtomicLong();
    private final AtomicInteger checks = new AtomicInteger();
    private final AtomicInteger strength = new AtomicInteger(1);

    @Override
    public PasswordHash hash(Password password) {
        return new PasswordHash("twin$" + strength.get() + "$" + salts.incrementAndGet() + "$" + password.text());
    }

    @Override
    public Match check(Password typed, PasswordHash hash) {
        checks.incrementAndGet();
        String[] parts = hash.text().split("\\$", 4);
        if (parts.length < 4 || !parts[0].equals("twin") || !parts[3].equals(typed.text())) {
            return Match.WRONG;
        }
        return Integer.parseInt(parts[1]) < strength.get() ? Match.OUTDATED : Match.RIGHT;
    }

    @Override
    public PasswordHash decoy() {
        return new PasswordHash("twin$decoy");
    }

    /** From here on all hashes of before are outdated. */
    public void becomeStronger() {
        strength.incrementAndGet();
    }

    public int checks() {
        return checks.get();
    }
}
