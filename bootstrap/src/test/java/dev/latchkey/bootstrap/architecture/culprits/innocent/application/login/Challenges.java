package dev.latchkey.bootstrap.architecture.culprits.innocent.application.login;

import dev.latchkey.bootstrap.architecture.culprits.innocent.domain.login.Challenge;
import dev.latchkey.bootstrap.architecture.culprits.words.Consumes;
import dev.latchkey.bootstrap.architecture.culprits.words.Counts;
import dev.latchkey.bootstrap.architecture.culprits.words.Port;
import java.util.Optional;

@Port
public interface Challenges {
    @Consumes
    boolean close(String id);

    @Counts
    Optional<Challenge> spendGuess(String id);

    boolean add(Challenge challenge);
}
