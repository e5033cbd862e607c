package dev.latchkey.persistence.redis;

import dev.latchkey.application.login.phone.CodeChallenges;
import dev.latchkey.application.login.phone.SpentGuess;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.login.ChallengeId;
import dev.latchkey.domain.login.CodeChallenge;
import dev.latchkey.domain.login.CodePurpose;
import dev.latchkey.domain.login.CodeRules;
import dev.latchkey.domain.login.GuessRecord;
import dev.latchkey.domain.shared.Network;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the guesses that get as far as to the store. */
final class CountedChallenges implements CodeChallenges {
    private final CodeChallenges store;
    private final AtomicInteger asked = new AtomicInteger();

    CountedChallenges(CodeChallenges store) {
        this.store = store;
    }

    int asked() {
        return asked.get();
    }

    @Override
    public void open(CodeChallenge challenge) {
        store.open(challenge);
    }

    @Override
    public boolean isOpen(ChallengeId id, CodePurpose purpose, Instant now) {
        return store.isOpen(id, purpose, now);
    }

    @Override
    public GuessRecord guessesAt(PhoneNumber phone, Network network, Instant now) {
        return store.guessesAt(phone, network, now);
    }

    @Override
    public Optional<SpentGuess> spendGuess(
            ChallengeId id, CodePurpose purpose, Network network, CodeRules rules, Instant now) {
        asked.incrementAndGet();
        return store.spendGuess(id, purpose, network, rules, now);
    }

    @Override
    public void forgive(SpentGuess right, Instant now) {
        store.forgive(right, now);
    }

    @Override
    public boolean close(SpentGuess right, Instant now) {
        return store.close(right, now);
    }
}
