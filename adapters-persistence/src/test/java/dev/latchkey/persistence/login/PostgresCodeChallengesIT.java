package dev.latchkey.persistence.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.application.login.phone.CodeChallenges;
import dev.latchkey.application.login.phone.CodeChallengesContract;
import dev.latchkey.application.login.phone.SpentGuess;
import dev.latchkey.application.shared.AtOnce;
import dev.latchkey.application.shared.Some;
import dev.latchkey.application.shared.Transactions;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.login.ChallengeId;
import dev.latchkey.domain.login.CodeChallenge;
import dev.latchkey.domain.login.CodeHash;
import dev.latchkey.domain.login.CodePurpose;
import dev.latchkey.persistence.Database;
import dev.latchkey.persistence.JdbiTransactions;
import dev.latchkey.persistence.Sql;
import dev.latchkey.persistence.StoresExtension;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(StoresExtension.class)
class PostgresCodeChallengesIT implements CodeChallengesContract {
    private final Database database;
    private final Sql sql;

    PostgresCodeChallengesIT(Database database, Sql sql) {
        this.database = database;
        this.sql = sql;
    }

    @Override
    public Transactions transactions() {
        return new JdbiTransactions(database);
    }

    @Override
    public CodeChallenges challenges() {
        return new PostgresCodeChallenges(sql);
    }

    @Test
    void only_a_code_that_was_right_is_noted_as_verified_and_once() {
        PhoneNumber phone = Some.phone();
        CodeChallenge older = challenge(phone);
        challenges().open(older);
        challenges().open(challenge(phone));
        assertThat(noted(phone)).as("a newer code makes the older one void").isEmpty();
        CodeChallenge challenge = challenge(phone);
        challenges().open(challenge);
        SpentGuess right = challenges()
                .spendGuess(challenge.id(), CodePurpose.SIGN_IN, Some.network(), RULES, NOW)
                .orElseThrow();

        assertThat(AtOnce.call(8, caller -> challenges().close(right, NOW))).containsOnlyOnce(true);

        assertThat(noted(phone)).containsExactly(challenge.expiresAt());
    }

    private List<Instant> noted(PhoneNumber phone) {
        return sql.all(
                "SELECT expires_at FROM code_verified WHERE phone = :phone",
                params -> params.set("phone", phone.e164()),
                row -> row.instant("expires_at"));
    }

    private static CodeChallenge challenge(PhoneNumber phone) {
        return new CodeChallenge(
                ChallengeId.random(new SecureRandom()),
                CodePurpose.SIGN_IN,
                phone,
                new CodeHash(new byte[32]),
                RULES.guesses(),
                RULES.expiryOf(NOW));
    }
}
