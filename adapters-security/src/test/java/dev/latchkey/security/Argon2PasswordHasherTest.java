package dev.latchkey.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.application.login.password.PasswordHasher;
import dev.latchkey.application.login.password.PasswordHasher.Match;
import dev.latchkey.application.login.password.PasswordHasherContract;
import dev.latchkey.domain.login.Password;
import dev.latchkey.domain.login.PasswordHash;
import java.security.SecureRandom;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class Argon2PasswordHasherTest implements PasswordHasherContract {
    private static final Argon2Cost CHEAP = new Argon2Cost(64, 2, 1);
    private static final PasswordHasher HASHER = hasher(CHEAP);

    @Override
    public PasswordHasher hasher() {
        return HASHER;
    }

    @Test
    void a_hash_says_how_it_was_made() {
        assertThat(HASHER.hash(PASSWORD).text())
                .matches("\\$argon2id\\$v=19\\$m=64,t=2,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");
        assertThat(HASHER.decoy().text()).startsWith("$argon2id$v=19$m=64,t=2,p=1$");
    }

    @Test
    void a_hash_is_outdated_when_it_has_less_memory_or_fewer_iterations_than_those_of_today() {
        PasswordHash hash = HASHER.hash(PASSWORD);

        assertThat(hasher(new Argon2Cost(64, 2, 1)).check(PASSWORD, hash)).isEqualTo(Match.RIGHT);
        assertThat(hasher(new Argon2Cost(65, 2, 1)).check(PASSWORD, hash)).isEqualTo(Match.OUTDATED);
        assertThat(hasher(new Argon2Cost(64, 3, 1)).check(PASSWORD, hash)).isEqualTo(Match.OUTDATED);
        assertThat(hasher(new Argon2Cost(32, 1, 1)).check(PASSWORD, hash)).isEqualTo(Match.RIGHT);
    }

    @Test
    void a_wrong_password_is_wrong_whatever_the_hash() {
        PasswordHash hash = HASHER.hash(PASSWORD);

        assertThat(hasher(new Argon2Cost(65, 2, 1)).check(new Password("other"), hash))
                .isEqualTo(Match.WRONG);
    }

    @Test
    void what_owasp_recommends_is_the_usual_cost() {
        assertThat(Argon2Cost.USUAL).isEqualTo(new Argon2Cost(19_456, 2, 1));
    }

    private static PasswordHasher hasher(Argon2Cost cost) {
        return new Argon2PasswordHasher(cost, new SecureRandom(), new HashGate(4, Duration.ofSeconds(60)));
    }
}
