package dev.latchkey.application.login.phone;

import dev.latchkey.application.shared.InMemoryTransactions;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.login.ChallengeId;
import dev.latchkey.domain.login.CodeChallenge;
import dev.latchkey.domain.login.CodePurpose;
import dev.latchkey.domain.login.CodeRules;
import dev.latchkey.domain.login.GuessRecord;
import dev.latchkey.domain.shared.Network;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The twin of the real challenges. */
public final class InMemoryCodeChallenges implements CodeChallenges {
    private final InMemoryTransactions memory;
    private final Map<ChallengeId, Waiting> challenges;
    private final Map<PhoneNumber, Guesses> atPhones;
    private final Map<Network, Guesses> fromNetworks;
    private final Map<Door, Guesses> atDoors;

    public InMemoryCodeChallenges(InMemoryTransactions memory) {
        this.memory = memory;
        this.challenges = memory.newMap();
        this.atPhones = memory.newMap();
        this.fromNetworks = memory.newMap();
        this.atDoors = memory.newMap();
    }

    @Override
    public void open(CodeChallenge challenge) {
        synchronized (memory) {
            challenges
                    .values()
                    .removeIf(older -> older.challenge.phone().equals(challenge.phone())
                            && older.challenge.claimant().equals(challenge.claimant())
                            && older.challenge.purpose() == challenge.purpose());
            challenges.put(challenge.id(), new Waiting(challenge, challenge.guesses()));
        }
    }

    @Override
    public boolean isOpen(ChallengeId id, CodePurpose purpose, Instant now) {
        synchronized (memory) {
            return waiting(id, purpose, now).isPresent();
        }
    }

    @Override
    public GuessRecord guessesAt(PhoneNumber phone, Network network, Instant now) {
        synchronized (memory) {
            Guesses atPhone = atPhones.getOrDefault(phone, Guesses.NONE);
            return new GuessRecord(
                    atPhone.lately(now).size(),
                    fromNetworks.getOrDefault(network, Guesses.NONE).lately(now).size(),
                    atPhone.lock.until,
                    atDoors.getOrDefault(new Door(phone, network), Guesses.NONE).lock.until);
        }
    }

    @Override
    public Optional<SpentGuess> spendGuess(
            ChallengeId id, CodePurpose purpose, Network network, CodeRules rules, Instant now) {
        synchronized (memory) {
            return waiting(id, purpose, now).map(waiting -> {
                CodeChallenge challenge = waiting.challenge;
                PhoneNumber phone = challenge.phone();
                SpentGuess spent =
                        new SpentGuess(challenge, waiting.left - 1, guessesAt(phone, network, now), network, now);
                challenges.put(id, new Waiting(challenge, spent.left()));
                Guess guess = Guess.of(spent);
                count(fromNetworks, network, guess, Integer.MAX_VALUE);
                if (spent.countedForPhone()) {
                    count(atPhones, phone, guess, rules.lockAfter());
                }
                if (spent.countedForNetwork()) {
                    count(atDoors, new Door(phone, network), guess, rules.lockAfter());
                }
                return spent;
            });
        }
    }

    @Override
    public boolean close(SpentGuess right, Instant now) {
        synchronized (memory) {
            if (challenges.remove(right.challenge().id()) == null) {
                return false;
            }
            forgive(right, now);
            return true;
        }
    }

    @Override
    public void forgive(SpentGuess right, Instant now) {
        synchronized (memory) {
            PhoneNumber phone = right.challenge().phone();
            takeBack(atPhones, phone, Guess.of(right));
            takeBack(fromNetworks, right.network(), Guess.of(right));
            takeBack(atDoors, new Door(phone, right.network()), Guess.of(right));
        }
    }

    private Optional<Waiting> waiting(ChallengeId id, CodePurpose purpose, Instant now) {
        return Optional.ofNullable(challenges.get(id))
                .filter(waiting -> waiting.challenge.purpose() == purpose)
                .filter(waiting -> now.isBefore(waiting.challenge.expiresAt()))
                .filter(waiting -> waiting.left > 0);
    }

    private static <K> void count(Map<K, Guesses> memory, K key, Guess guess, int lockAfter) {
        memory.put(key, memory.getOrDefault(key, Guesses.NONE).with(guess, lockAfter));
    }

    private static <K> void takeBack(Map<K, Guesses> memory, K key, Guess guess) {
        memory.computeIfPresent(key, (same, guesses) -> guesses.without(guess));
    }

    private record Waiting(CodeChallenge challenge, int left) {}

    /** A network, as seen from one phone. */
    private record Door(PhoneNumber phone, Network network) {}

    private record Guess(ChallengeId challenge, int left, Instant at) {
        static Guess of(SpentGuess spent) {
            return new Guess(spent.challenge().id(), spent.left(), spent.at());
        }
    }

    /** The latest lock, how many came before it, and the guess that brought it. */
    private record Lock(Instant until, int number, Optional<Guess> broughtBy, Optional<Lock> before) {
        static final Lock NONE = new Lock(Instant.EPOCH, 0, Optional.empty(), Optional.empty());

        Lock next(Guess guess) {
            boolean remembered = guess.at.isBefore(until.plus(CodeRules.LOCK_MEMORY));
            int next = remembered ? number + 1 : 1;
            Duration length = CodeRules.LOCKS.get(Math.min(next, CodeRules.LOCKS.size()) - 1);
            return new Lock(guess.at.plus(length), next, Optional.of(guess), Optional.of(this));
        }
    }

    private record Guesses(List<Guess> all, Lock lock) {
        static final Guesses NONE = new Guesses(List.of(), Lock.NONE);

        List<Guess> lately(Instant now) {
            return all.stream()
                    .filter(guess -> guess.at.isAfter(now.minus(CodeRules.MEMORY)))
                    .toList();
        }

        Guesses with(Guess guess, int lockAfter) {
            List<Guess> more =
                    Stream.concat(lately(guess.at).stream(), Stream.of(guess)).toList();
            return new Guesses(more, more.size() >= lockAfter ? lock.next(guess) : lock);
        }

        Guesses without(Guess guess) {
            List<Guess> others =
                    all.stream().filter(other -> !other.equals(guess)).toList();
            boolean broughtLock = lock.broughtBy.equals(Optional.of(guess));
            return new Guesses(others, broughtLock ? lock.before.orElseThrow() : lock);
        }
    }
}
