package dev.latchkey.persistence.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.application.audit.AuditHistory;
import dev.latchkey.application.audit.AuditHistoryContract;
import dev.latchkey.application.audit.AuditLine;
import dev.latchkey.application.audit.AuditSeals;
import dev.latchkey.application.audit.AuditSealsContract;
import dev.latchkey.application.audit.AuditTrail;
import dev.latchkey.application.audit.SealAudit;
import dev.latchkey.application.audit.SealMaker;
import dev.latchkey.application.audit.VerifyAudit;
import dev.latchkey.application.audit.VerifyAudit.Findings;
import dev.latchkey.application.shared.AtOnce;
import dev.latchkey.application.shared.Some;
import dev.latchkey.application.shared.Transactions;
import dev.latchkey.domain.audit.AuditAction;
import dev.latchkey.domain.audit.AuditEvent;
import dev.latchkey.persistence.Database;
import dev.latchkey.persistence.JdbiTransactions;
import dev.latchkey.persistence.Sql;
import dev.latchkey.persistence.StoresExtension;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The chain of seals, and whoever meddles with the trail beneath it. */
@ExtendWith(StoresExtension.class)
class PostgresAuditSealsIT implements AuditSealsContract, AuditHistoryContract {
    private final Database database;
    private final Sql sql;
    private final SealMaker maker = new KeyedSeals("right");
    private final SealAudit seal;
    private final VerifyAudit verify;

    PostgresAuditSealsIT(Database database, Sql sql) {
        this.database = database;
        this.sql = sql;
        Transactions transactions = new JdbiTransactions(database);
        this.seal = new SealAudit(seals(), maker, transactions);
        this.verify = new VerifyAudit(seals(), maker, transactions);
    }

    @Override
    public AuditTrail trail() {
        return new PostgresAuditTrail(sql);
    }

    @Override
    public AuditHistory history() {
        return new PostgresAuditHistory(sql);
    }

    @Override
    public AuditSeals seals() {
        return new PostgresAuditSeals(sql, Duration.ZERO);
    }

    @BeforeEach
    void begin() {
        meddle("TRUNCATE audit_event RESTART IDENTITY");
        run("TRUNCATE audit_seal, audit_chain");
        run("INSERT INTO audit_chain DEFAULT VALUES");
    }

    @Test
    void what_is_written_is_sealed_once_and_found_to_be_right() {
        write(1_200);

        assertThat(seal.seal()).isEqualTo(1_200);
        write(3);
        Findings before = verify.verify();
        assertThat(seal.seal()).isEqualTo(3);
        assertThat(seal.seal()).isZero();
        Findings after = verify.verify();

        assertThat(before.fault()).isEmpty();
        assertThat(before.verified()).isEqualTo(1_200);
        assertThat(before.waiting()).isEqualTo(3);
        assertThat(after.fault()).isEmpty();
        assertThat(after.verified()).isEqualTo(1_203);
        assertThat(after.waiting()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "UPDATE audit_event SET actor = 9 WHERE id = 5 | line 5 or its seal was changed",
                "UPDATE audit_event SET details = '{\"a\": \"x\"}' WHERE id = 5 | line 5 or its seal was changed",
                "UPDATE audit_event SET details = '[]' WHERE id = 5 | line 5 or its seal was changed",
                "UPDATE audit_event SET at = at + interval '1 microsecond' WHERE id = 5 | line 5 or its seal was changed",
                "DELETE FROM audit_event WHERE id = 5 | line 5 was removed",
                "DELETE FROM audit_event WHERE id = 20 | line 20 was removed",
                "DELETE FROM audit_seal WHERE event = 5 | link 5 is missing",
                "UPDATE audit_seal SET seal = repeat('0', 64) WHERE event = 5 | line 5 or its seal was changed",
                "UPDATE audit_seal SET event = 25 - event WHERE event IN (5) | line 20 or its seal was changed",
                "UPDATE audit_chain SET position = 19 | the end of the chain was cut off or made up",
                "UPDATE audit_chain SET settled = 0 | the end of the chain was cut off or made up",
                "UPDATE audit_chain SET position = 21 | links after 20 are missing"
            })
    void whoever_meddles_is_found_out(String statement, String fault) {
        write(20);
        settle();
        if (statement.contains("25 - event")) {
            meddle("DELETE FROM audit_seal WHERE event = 20");
        }

        meddle(statement);

        assertThat(verify.verify().fault()).contains(fault);
    }

    @Test
    void two_lines_that_change_places_are_found_out() {
        write(20);
        settle();

        meddle("UPDATE audit_event e SET details = other.details FROM audit_event other"
                + " WHERE (e.id, other.id) IN ((5, 6), (6, 5))");

        assertThat(verify.verify().fault()).contains("line 5 or its seal was changed");
    }

    @Test
    void a_tail_that_is_cut_off_with_its_seals_is_found_out() {
        write(20);
        settle();

        meddle("DELETE FROM audit_event WHERE id > 15");
        run("DELETE FROM audit_seal WHERE position > 15");
        run("UPDATE audit_chain SET position = 15, seal = (SELECT seal FROM audit_seal WHERE position = 15)");

        assertThat(verify.verify().fault()).contains("the end of the chain was cut off or made up");
        assertThatThrownBy(seal::seal).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_line_that_is_put_in_afterwards_is_found_out_and_never_sealed() {
        write(20);
        meddle("DELETE FROM audit_event WHERE id = 5");
        settle();

        run("INSERT INTO audit_event (id, at, action, address, details) OVERRIDING SYSTEM VALUE"
                + " VALUES (5, now(), 'account.deleted', '', '{}')");

        assertThat(seal.seal()).isZero();
        assertThat(verify.verify().fault()).contains("line 5 was put in afterwards");
    }

    @Test
    void who_has_the_database_and_not_the_key_cannot_seal() {
        write(20);
        Transactions transactions = new JdbiTransactions(database);
        assertThat(new SealAudit(seals(), new KeyedSeals("stolen"), transactions).seal())
                .isEqualTo(20);

        assertThat(verify.verify().fault()).contains("line 1 or its seal was changed");
        assertThatThrownBy(seal::seal).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_line_that_is_committed_late_is_sealed_after_those_that_came_later() throws Exception {
        write(3);
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch commit = new CountDownLatch(1);
        ExecutorService late = Executors.newSingleThreadExecutor();
        try {
            Future<?> straggler = late.submit(() -> database.inTransaction(handle -> {
                write(1);
                written.countDown();
                return awaited(commit);
            }));
            written.await();
            write(3);
            for (int round = 0; round < 3; round++) {
                seal.seal();
            }
            assertThat(seals().head().settled()).isLessThan(4);
            commit.countDown();
            assertThat(straggler.get()).isEqualTo(true);
        } finally {
            commit.countDown();
            late.shutdownNow();
        }

        assertThat(seal.seal()).isEqualTo(1);
        settle();
        assertThat(verify.verify().fault()).isEmpty();
        assertThat(verify.verify().verified()).isEqualTo(7);
        assertThat(seals().links(6, 1).get(0).number()).isEqualTo(4);
    }

    @Test
    void many_who_seal_while_many_write_make_one_chain() {
        List<Integer> sealed = AtOnce.call(8, i -> {
            int mine = 0;
            for (int round = 0; round < 25; round++) {
                if (i % 2 == 0) {
                    write(4);
                } else {
                    mine += seal.seal();
                }
            }
            return mine;
        });
        int rest = seal.seal();

        assertThat(sealed.stream().mapToInt(Integer::intValue).sum() + rest).isEqualTo(400);
        assertThat(verify.verify().fault()).isEmpty();
        assertThat(verify.verify().verified()).isEqualTo(400);
    }

    /** Until every line is sealed and known to be the last of its time. */
    private void settle() {
        for (int round = 0; round < 3; round++) {
            seal.seal();
        }
    }

    private void write(int lines) {
        for (int i = 0; i < lines; i++) {
            trail().add(new AuditEvent(
                    AuditAction.CODE_WRONG,
                    Optional.empty(),
                    Optional.empty(),
                    "203.0.113.7",
                    Some.NOW,
                    Map.of("a", Some.key())));
        }
    }

    /** As whoever owns the tables can, whom no trigger stops. */
    private void meddle(String statement) {
        database.inTransaction(handle -> {
            run("ALTER TABLE audit_event DISABLE TRIGGER audit_event_is_append_only");
            run(statement);
            run("ALTER TABLE audit_event ENABLE TRIGGER audit_event_is_append_only");
            return statement;
        });
    }

    private void run(String statement) {
        sql.run(statement, params -> params);
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Seals that show what they were made of. */
    private record KeyedSeals(String key) implements SealMaker {
        @Override
        public String seal(String before, long position, AuditLine line) {
            return Integer.toHexString((key
                            + before
                            + position
                            + line.number()
                            + line.at()
                            + line.action()
                            + line.actor()
                            + line.subject()
                            + line.address()
                            + line.details())
                    .hashCode());
        }

        @Override
        public boolean isRight(String seal, String before, long position, AuditLine line) {
            return seal.equals(seal(before, position, line));
        }

        @Override
        public String proof(AuditSeals.Head head) {
            return Integer.toHexString((key + head.position() + head.seal() + head.settled()).hashCode());
        }

        @Override
        public boolean isProved(AuditSeals.Head head) {
            return head.proof().equals(proof(head));
        }
    }
}
