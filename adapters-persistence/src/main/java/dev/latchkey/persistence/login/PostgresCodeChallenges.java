package dev.latchkey.persistence.login;

import dev.latchkey.application.login.phone.CodeChallenges;
import dev.latchkey.application.login.phone.SpentGuess;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.login.ChallengeId;
import dev.latchkey.domain.login.CodeChallenge;
import dev.latchkey.domain.login.CodeHash;
import dev.latchkey.domain.login.CodePurpose;
import dev.latchkey.domain.login.CodeRules;
import dev.latchkey.domain.login.GuessRecord;
import dev.latchkey.domain.shared.Network;
import dev.latchkey.persistence.Counter;
import dev.latchkey.persistence.Params;
import dev.latchkey.persistence.Row;
import dev.latchkey.persistence.SingleUse;
import dev.latchkey.persistence.Sql;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Codes and guesses in PostgreSQL. */
public final class PostgresCodeChallenges implements CodeChallenges {
    private static final long[] LOCK_SECONDS =
            CodeRules.LOCKS.stream().mapToLong(Duration::toSeconds).toArray();

    /** Takes the guess of {@code :at} back for the challenge in {@code closed}, wherever it was counted. */
    private static final String TAKEN_BACK = """
            unnoticed AS (
              DELETE FROM network_guess WHERE ctid = (
                SELECT n.ctid FROM network_guess n JOIN closed ON closed.id = n.challenge
                WHERE n.network = :network AND n.guessed_at = :at LIMIT 1)
            ), own AS (
              SELECT g.phone, g.network FROM guess_memory g JOIN closed ON g.phone = closed.phone
              WHERE CAST(:at AS timestamptz) = ANY (g.guessed_at)
                AND (g.network = '' AND :forPhone OR g.network = :network AND :forNetwork)
              -- In the order in which guesses are counted, so that no two of one phone wait for each other.
              ORDER BY g.network FOR UPDATE OF g
            ), given_back AS (
              UPDATE guess_memory g SET
                guessed_at = without_one(g.guessed_at, :at),
                locks = CASE WHEN g.locked_until > :now THEN greatest(g.locks - 1, 0) ELSE g.locks END,
                locked_until = least(g.locked_until, :now)
              FROM own
              WHERE g.phone = own.phone AND g.network = own.network
            )
            """;

    /** In the place of a claimant, where there is none. */
    private static final long NOBODY = 0;

    private final Sql sql;

    public PostgresCodeChallenges(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void open(CodeChallenge challenge) {
        sql.run(
                """
                INSERT INTO code_challenge (id, phone, purpose, claimant, code_hash, guesses_left, expires_at)
                VALUES (:id, :phone, :purpose, :claimant, :hash, :guesses, :expiresAt)
                ON CONFLICT (phone, purpose, claimant) DO UPDATE SET
                  id = EXCLUDED.id, code_hash = EXCLUDED.code_hash, guesses_left = EXCLUDED.guesses_left,
                  expires_at = EXCLUDED.expires_at, closed_at = NULL
                """,
                params -> params.set("id", challenge.id().value())
                        .set("phone", challenge.phone().e164())
                        .set("purpose", name(challenge.purpose()))
                        .set("claimant", challenge.claimant().map(UserId::value).orElse(NOBODY))
                        .set("hash", challenge.hash().bytes())
                        .set("guesses", challenge.guesses())
                        .set("expiresAt", challenge.expiresAt()));
    }

    @Override
    public boolean isOpen(ChallengeId id, CodePurpose purpose, Instant now) {
        return sql.one(
                        """
                        SELECT true AS open FROM code_challenge
                        WHERE id = :id AND purpose = :purpose
                          AND closed_at IS NULL AND guesses_left > 0 AND expires_at > :now
                        """,
                        params -> params.set("id", id.value())
                                .set("purpose", name(purpose))
                                .set("now", now),
                        row -> row.flag("open"))
                .orElse(false);
    }

    @Override
    public GuessRecord guessesAt(PhoneNumber phone, Network network, Instant now) {
        return sql.one(
                        """
                        SELECT
                          coalesce((SELECT cardinality(later_than(guessed_at, :since))
                                    FROM guess_memory WHERE phone = :phone AND network = ''), 0) AS for_phone,
                          (SELECT count(*) FROM network_guess
                           WHERE network = :network AND guessed_at > :since) AS from_network,
                          (SELECT locked_until FROM guess_memory
                           WHERE phone = :phone AND network = '') AS locked_until,
                          (SELECT locked_until FROM guess_memory
                           WHERE phone = :phone AND network = :network) AS network_locked_until
                        """,
                        params -> params.set("phone", phone.e164())
                                .set("network", network.key())
                                .set("since", now.minus(CodeRules.MEMORY)),
                        row -> new GuessRecord(
                                row.count("for_phone"),
                                row.count("from_network"),
                                locked(row, "locked_until"),
                                locked(row, "network_locked_until")))
                .orElseThrow();
    }

    /**
     * One statement takes the guess from the challenge and counts it twice: for the phone from anywhere, and for the phone
     * from this network. A row that is locked does not count, and that it did not tells that the guess must not be looked
     * at. Durable when the database is, not when the disk is: nobody who guesses can cut the power.
     */
    @Override
    public Optional<SpentGuess> spendGuess(
            ChallengeId id, CodePurpose purpose, Network network, CodeRules rules, Instant now) {
        return Counter.count(
                        sql,
                        """
                        WITH relaxed AS (
                          SELECT set_config('synchronous_commit', 'off', true)
                        ), spent AS (
                          UPDATE code_challenge SET guesses_left = guesses_left - 1
                          FROM relaxed
                          WHERE id = :id AND purpose = :purpose
                            AND closed_at IS NULL AND guesses_left > 0 AND expires_at > :now
                          RETURNING phone, claimant, code_hash, guesses_left, expires_at
                        ), noticed AS (
                          INSERT INTO network_guess (network, challenge, guessed_at)
                          SELECT :network, :id, :now FROM spent
                        ), counted AS (
                          INSERT INTO guess_memory AS g (phone, network, guessed_at, locked_until, locks)
                          SELECT phone, part.network, ARRAY[CAST(:now AS timestamptz)],
                                 CASE WHEN :lockAfter <= 1 THEN :now + make_interval(secs => (:locks)[1])
                                      ELSE '-infinity' END,
                                 CASE WHEN :lockAfter <= 1 THEN 1 ELSE 0 END
                          FROM spent, (VALUES (''), (:network)) AS part(network)
                          ON CONFLICT (phone, network) DO UPDATE SET
                            guessed_at = later_than(g.guessed_at, :since) || CAST(:now AS timestamptz),
                            (locked_until, locks) = (
                              SELECT CASE WHEN reached THEN :now + make_interval(
                                            secs => (:locks)[least(before + 1, cardinality(:locks))])
                                          ELSE g.locked_until END,
                                     CASE WHEN reached THEN before + 1 ELSE g.locks END
                              FROM (SELECT
                                      cardinality(later_than(g.guessed_at, :since)) + 1 >= :lockAfter AS reached,
                                      CASE WHEN g.locked_until > :forget THEN g.locks ELSE 0 END AS before) AS so_far)
                          WHERE g.locked_until <= :now
                          RETURNING network
                        )
                        SELECT spent.*,
                          EXISTS (SELECT FROM counted WHERE network = '') AS counted_for_phone,
                          EXISTS (SELECT FROM counted WHERE network = :network) AS counted_for_network,
                          (SELECT locked_until FROM guess_memory g
                           WHERE g.phone = spent.phone AND g.network = '') AS locked_until,
                          (SELECT locked_until FROM guess_memory g
                           WHERE g.phone = spent.phone AND g.network = :network) AS network_locked_until
                        FROM spent
                        """,
                        params -> params.set("id", id.value())
                                .set("purpose", name(purpose))
                                .set("network", network.key())
                                .set("now", now)
                                .set("since", now.minus(CodeRules.MEMORY))
                                .set("forget", now.minus(CodeRules.LOCK_MEMORY))
                                .set("lockAfter", rules.lockAfter())
                                .set("locks", LOCK_SECONDS),
                        row -> spent(row, id, purpose, network, rules, now))
                .stream()
                .findFirst();
    }

    @Override
    public boolean close(SpentGuess right, Instant now) {
        return SingleUse.consume(
                        sql,
                        """
                        WITH closed AS (
                          UPDATE code_challenge SET closed_at = :now
                          WHERE id = :id AND closed_at IS NULL
                          RETURNING id, phone, expires_at
                        ), verified AS (
                          INSERT INTO code_verified (phone, expires_at, at) SELECT phone, expires_at, :now FROM closed
                        ),
                        """ + TAKEN_BACK + "SELECT id FROM closed",
                        params -> takeBack(params, right, now),
                        row -> row.uuid("id"))
                .isPresent();
    }

    @Override
    public void forgive(SpentGuess right, Instant now) {
        Optional<UUID> unused = sql.one(
                "WITH closed AS (SELECT CAST(:id AS uuid) AS id, CAST(:phone AS text) AS phone), " + TAKEN_BACK
                        + "SELECT id FROM closed",
                params -> takeBack(params, right, now)
                        .set("phone", right.challenge().phone().e164()),
                row -> row.uuid("id"));
    }

    private static Params takeBack(Params params, SpentGuess right, Instant now) throws SQLException {
        return params.set("id", right.challenge().id().value())
                .set("now", now)
                .set("at", right.at())
                .set("network", right.network().key())
                .set("forPhone", right.countedForPhone())
                .set("forNetwork", right.countedForNetwork());
    }

    private static SpentGuess spent(
            Row row, ChallengeId id, CodePurpose purpose, Network network, CodeRules rules, Instant now)
            throws SQLException {
        CodeChallenge challenge = new CodeChallenge(
                id,
                purpose,
                new PhoneNumber(row.text("phone")),
                Optional.of(row.number("claimant"))
                        .filter(claimant -> claimant != NOBODY)
                        .map(UserId::new),
                new CodeHash(row.bytes("code_hash")),
                rules.guesses(),
                row.instant("expires_at"));
        GuessRecord before = new GuessRecord(
                0,
                0,
                lockBefore(row, "counted_for_phone", "locked_until", now),
                lockBefore(row, "counted_for_network", "network_locked_until", now));
        return new SpentGuess(challenge, row.count("guesses_left"), before, network, now);
    }

    /**
     * The lock that kept a guess from being counted. If another guess brought the lock while this one was on its way, the
     * statement cannot see yet until when it holds; the shortest lock is then told, which is long enough to ask again.
     */
    private static Instant lockBefore(Row row, String counted, String until, Instant now) throws SQLException {
        if (row.flag(counted)) {
            return Instant.EPOCH;
        }
        Instant seen = locked(row, until);
        return seen.isAfter(now) ? seen : now.plus(CodeRules.LOCKS.get(0));
    }

    private static Instant locked(Row row, String column) throws SQLException {
        return row.maybeInstant(column).filter(Instant.EPOCH::isBefore).orElse(Instant.EPOCH);
    }

    private static String name(CodePurpose purpose) {
        return purpose.name().toLowerCase(Locale.ROOT);
    }
}
