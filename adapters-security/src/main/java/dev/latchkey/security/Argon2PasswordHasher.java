package dev.latchkey.security;

import dev.latchkey.application.login.password.PasswordHasher;
import dev.latchkey.domain.login.Password;
import dev.latchkey.domain.login.PasswordHash;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Hashes by Argon2id, and knows the hashes of other systems, so that people can move in with their passwords. */
public final class Argon2PasswordHasher implements PasswordHasher {
    private static final int SECRET_BYTES = 32;

    private final Argon2Cost cost;
    private final RandomGenerator random;
    private final HashGate gate;
    private final PasswordHash decoy;

    /**
     * Hashes at that cost.
     *
     * @param gate how many hashes are computed at a time
     */
    public Argon2PasswordHasher(Argon2Cost cost, RandomGenerator random, HashGate gate) {
        this.cost = cost;
        this.random = random;
        this.gate = gate;
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        this.decoy = hash(secret);
    }

    @Override
    public PasswordHash hash(Password password) {
        return hash(password.bytes());
    }

    @Override
    public Match check(Password typed, PasswordHash hash) {
        Optional<? extends StoredHash> known = StoredHash.read(hash.text());
        // What cannot be read takes as long as what can: nobody shall find out by the clock whose hash is damaged.
        StoredHash tried =
                known.isPresent() ? known.get() : Argon2Hash.read(decoy.text()).orElseThrow();
        boolean right = gate.through(() -> tried.matches(typed.bytes()));
        if (!right || known.isEmpty()) {
            return Match.WRONG;
        }
        return tried.isWeakerThan(cost) ? Match.OUTDATED : Match.RIGHT;
    }

    @Override
    public PasswordHash decoy() {
        return decoy;
    }

    private PasswordHash hash(byte[] password) {
        return new PasswordHash(
                gate.through(() -> Argon2Hash.of(password, cost, random).written()));
    }
}
