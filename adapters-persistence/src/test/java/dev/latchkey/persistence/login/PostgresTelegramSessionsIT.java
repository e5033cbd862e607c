package dev.latchkey.persistence.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.application.login.telegram.push.TelegramSessions;
import dev.latchkey.application.login.telegram.push.TelegramSessionsContract;
import dev.latchkey.application.shared.Some;
import dev.latchkey.domain.accounts.TelegramPerson;
import dev.latchkey.domain.login.MatchNumber;
import dev.latchkey.domain.login.TelegramSecret.Use;
import dev.latchkey.domain.login.TelegramSession;
import dev.latchkey.domain.login.TelegramSession.Stage;
import dev.latchkey.domain.sessions.TokenHash;
import dev.latchkey.persistence.Database;
import dev.latchkey.persistence.JdbiTransactions;
import dev.latchkey.persistence.Sql;
import dev.latchkey.persistence.StoresExtension;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(StoresExtension.class)
class PostgresTelegramSessionsIT implements TelegramSessionsContract {
    private final Sql sql;
    private final Database database;

    PostgresTelegramSessionsIT(Sql sql, Database database) {
        this.sql = sql;
        this.database = database;
    }

    @Override
    public TelegramSessions sessions() {
        return new PostgresTelegramSessions(sql);
    }

    @Test
    void only_steps_that_nobody_is_let_in_by_do_not_wait_for_the_disk() {
        Asked right = asked(MATCH);
        Asked wrong = asked(WRONG);
        Asked refused = asked(MATCH);

        assertThat(waits(right::approve)).isFalse();
        assertThat(waits(right::claim)).isTrue();
        assertThat(waits(wrong::approve)).isTrue();
        assertThat(waits(() -> sessions().reject(refused.button, refused.person.id(), NOW)))
                .isTrue();
    }

    /** Whether the transaction of a step waits until it is on the disk. */
    private boolean waits(Supplier<Optional<TelegramSessions.Known>> step) {
        return new JdbiTransactions(database).inOne(() -> {
            sql.run("SET LOCAL synchronous_commit = on", none -> none);
            assertThat(step.get()).isPresent();
            return sql.one(
                            "SELECT current_setting('synchronous_commit') = 'on' AS waits",
                            none -> none,
                            row -> row.flag("waits"))
                    .orElseThrow();
        });
    }

    private Asked asked(MatchNumber said) {
        TelegramPerson person = TelegramSessionsContract.person(Some.telegram());
        TokenHash page = TelegramSessionsContract.secret(Use.POLL);
        TokenHash link = TelegramSessionsContract.secret(Use.LINK);
        TokenHash button = TelegramSessionsContract.secret(Use.BUTTON);
        sessions()
                .begin(new TelegramSessions.Begun(
                        page,
                        link,
                        TelegramSession.begin(Optional.of(Some.phone()), MATCH, END),
                        new TelegramSessions.Context(Some.origin(), Optional.empty(), NOW)));
        assertThat(sessions().push(link, person, button, NOW))
                .map(known -> known.session().stage())
                .contains(Stage.ASKED);
        return new Asked(page, button, person, said);
    }

    /** Somebody who is asked for the number of their page. */
    private final class Asked {
        private final TokenHash page;
        private final TokenHash button;
        private final TelegramPerson person;
        private final MatchNumber said;

        Asked(TokenHash page, TokenHash button, TelegramPerson person, MatchNumber said) {
            this.page = page;
            this.button = button;
            this.person = person;
            this.said = said;
        }

        Optional<TelegramSessions.Known> approve() {
            return sessions().approve(button, person.id(), Optional.of(said), NOW);
        }

        Optional<TelegramSessions.Known> claim() {
            return sessions().claim(page, NOW);
        }
    }
}
