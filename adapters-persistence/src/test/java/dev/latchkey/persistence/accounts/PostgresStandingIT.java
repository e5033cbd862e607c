package dev.latchkey.persistence.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.application.accounts.Members;
import dev.latchkey.application.accounts.Standing;
import dev.latchkey.application.accounts.StandingContract;
import dev.latchkey.application.shared.Some;
import dev.latchkey.application.shared.Transactions;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.accounts.Role;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.persistence.ConstraintViolated;
import dev.latchkey.persistence.Database;
import dev.latchkey.persistence.JdbiTransactions;
import dev.latchkey.persistence.Sql;
import dev.latchkey.persistence.StoresExtension;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(StoresExtension.class)
class PostgresStandingIT implements StandingContract, PostgresAccountsFixture {
    private final Database database;
    private final Sql sql;

    PostgresStandingIT(Database database, Sql sql) {
        this.database = database;
        this.sql = sql;
    }

    @Override
    public Standing standing() {
        return new PostgresStanding(sql);
    }

    @Override
    public Members members() {
        return new PostgresMembers(sql);
    }

    @Override
    public Transactions transactions() {
        return new JdbiTransactions(database);
    }

    @Override
    public Sql sql() {
        return sql;
    }

    @Override
    public void emptyOfAdmins() {
        run("TRUNCATE account, first_account CASCADE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE account SET role = 'teacher' WHERE role = 'admin'",
                "UPDATE account SET status = 'banned'",
                "UPDATE account SET deleted_at = now()",
                "DELETE FROM account"
            })
    void not_even_an_operator_takes_the_last_administrators_by_hand(String statement) {
        UserId one = admin();
        UserId other = admin();

        assertThatThrownBy(() -> run(statement))
                .isInstanceOf(ConstraintViolated.class)
                .hasMessage("account_last_admin");

        assertThat(members().find(one).orElseThrow().user().role()).isEqualTo(Role.ADMIN);
        assertThat(members().find(other).orElseThrow().user().role()).isEqualTo(Role.ADMIN);
    }

    @Test
    void codes_under_way_to_a_deleted_phone_are_void_unless_they_are_for_signing_in() {
        PhoneNumber phone = Some.phone();
        UserId id = someone(phone).id();
        challenge(phone, "sign_in");
        challenge(phone, "phone_change");
        challenge(Some.phone(), "phone_change");

        assertThat(standing().delete(id, NOW)).isTrue();

        assertThat(sql.all(
                        "SELECT purpose FROM code_challenge WHERE phone = :phone AND closed_at IS NOT NULL",
                        params -> params.set("phone", phone.e164()),
                        row -> row.text("purpose")))
                .containsExactly("phone_change");
        assertThat(sql.all(
                        "SELECT id FROM code_challenge WHERE closed_at IS NOT NULL",
                        params -> params,
                        row -> row.uuid("id")))
                .hasSize(1);
        assertThat(noted(phone)).as("nobody typed a right code").isEmpty();
    }

    private List<String> noted(PhoneNumber phone) {
        return sql.all(
                "SELECT phone FROM code_verified WHERE phone = :phone",
                params -> params.set("phone", phone.e164()),
                row -> row.text("phone"));
    }

    /** Whoever confirms a number closes the code first and writes into accounts then; they must not wait for each other. */
    @Test
    void who_confirms_the_number_of_an_account_that_is_being_deleted_does_not_stand_in_its_way() throws Exception {
        PhoneNumber phone = Some.phone();
        UserId id = someone(phone).id();
        challenge(phone, "phone_change");
        ExecutorService beside = Executors.newSingleThreadExecutor();
        try {
            Future<Boolean> deletion = transactions().inOne(() -> {
                sql.run(
                        "UPDATE code_challenge SET closed_at = now() WHERE phone = :phone",
                        params -> params.set("phone", phone.e164()));
                Future<Boolean> begun = beside.submit(() -> standing().delete(id, NOW));
                waitUntilSomebodyWaits();
                // Refused at once if the deletion has the account already.
                long locked = sql.one(
                                "SELECT id FROM account WHERE phone = :phone FOR UPDATE NOWAIT",
                                params -> params.set("phone", phone.e164()),
                                row -> row.number("id"))
                        .orElseThrow();
                assertThat(locked).isEqualTo(id.value());
                return begun;
            });

            assertThat(deletion.get(1, TimeUnit.MINUTES)).isTrue();
        } finally {
            beside.shutdownNow();
        }
        assertThat(members().find(id)).isEmpty();
    }

    private void waitUntilSomebodyWaits() {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (System.nanoTime() < end) {
            boolean waits = sql.one(
                            "SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted) AS waits",
                            none -> none,
                            row -> row.flag("waits"))
                    .orElseThrow();
            if (waits) {
                return;
            }
            Thread.onSpinWait();
        }
        throw new AssertionError("Nobody waits");
    }

    @Test
    void a_deleted_account_leaves_nothing_that_tells_whose_it_was() {
        PhoneNumber phone = Some.phone();
        UserId id = someone(phone).id();
        sql.run(
                """
                UPDATE account SET email = :email, username = :username, first_name = 'Anna', last_name = 'Kim',
                  telegram_id = 77, telegram_username = 'anna' WHERE id = :id
                """,
                params -> params.set("email", "anna@example.org")
                        .set("username", "anna-kim")
                        .set("id", id.value()));
        sql.run("""
                INSERT INTO auth_session (id, account, family_hash, refresh_hash, method, device, address, network,
                                          opened_at, renewed_at, access_until, idle_until, ends_at)
                VALUES (:session, :id, '\\x01', '\\x02', 'sms', 'Annas phone', '203.0.113.9', 'cb007109',
                        now(), now(), now(), now(), now())
                """, params -> params.set("session", UUID.randomUUID()).set("id", id.value()));

        assertThat(standing().delete(id, NOW)).isTrue();

        String left = sql.one("""
                        SELECT a::text || s::text AS line FROM account a JOIN auth_session s ON s.account = a.id
                        WHERE a.id = :id AND s.ended_at IS NOT NULL
                        """, params -> params.set("id", id.value()), row -> row.text("line"))
                .orElseThrow();
        assertThat(left.toLowerCase(Locale.ROOT))
                .doesNotContain("anna", "kim", "example.org", "203.0.113.9", "cb007109", ",77,")
                .doesNotContain(phone.e164().substring(2));
    }

    private UserId admin() {
        UserId id = someone().id();
        assertThat(standing().changeRole(id, Role.ADMIN, NOW)).isPresent();
        return id;
    }

    private void challenge(PhoneNumber phone, String purpose) {
        sql.run(
                """
                INSERT INTO code_challenge (id, phone, purpose, code_hash, guesses_left, expires_at)
                VALUES (:id, :phone, :purpose, '\\x00', 5, now())
                """,
                params -> params.set("id", UUID.randomUUID())
                        .set("phone", phone.e164())
                        .set("purpose", purpose));
    }

    private void run(String statement) {
        sql.run(statement, params -> params);
    }
}
