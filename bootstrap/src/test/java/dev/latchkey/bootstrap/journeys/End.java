package dev.latchkey.bootstrap.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.bootstrap.journeys.Reception.Member;
import java.util.Locale;
import java.util.Map;

/** The roads on which a session ends: those of the API, and those of an operator with a database at hand. */
enum End {
    LOGOUT("signed_out") {
        @Override
        void of(Member member, Pair pair, int turn) {
            assertDone(member.pass().send(pair.client(turn), "POST", "/api/v1/auth/logout"));
        }
    },
    LOGOUT_ALL("signed_out_everywhere") {
        @Override
        void of(Member member, Pair pair, int turn) {
            assertDone(member.pass().send(pair.client(turn), "POST", "/api/v1/auth/logout-all"));
        }
    },
    ONE_SESSION("ended_by_owner") {
        @Override
        void of(Member member, Pair pair, int turn) {
            String path = "/api/v1/me/sessions/" + member.pass().session();
            assertDone(member.pass().send(pair.client(turn), "DELETE", path));
        }
    },
    /** On another device, which stays signed in. */
    PASSWORD_CHANGE("password_changed") {
        @Override
        void of(Member member, Pair pair, int turn) {
            Member device = Patience.of(() -> pair.b().reception().signIn(member.phone()));
            assertDone(pair.client(turn)
                    .bearing(device.token())
                    .put("/api/v1/me/password", Map.of("password", "a kettle for " + member.phone())));
        }
    },
    BAN("account_banned") {
        @Override
        void of(Member member, Pair pair, int turn) {
            pair.rows().run("UPDATE account SET status = 'banned' WHERE id = " + member.id());
        }
    },
    DELETION("account_deleted") {
        @Override
        void of(Member member, Pair pair, int turn) {
            pair.rows().run("UPDATE account SET deleted_at = now() WHERE id = " + member.id());
        }
    };

    private final String cause;

    End(String cause) {
        this.cause = cause;
    }

    /** Ends the session, and returns when it is done. */
    abstract void of(Member member, Pair pair, int turn);

    String cause() {
        return cause;
    }

    /** Whether other sessions of the same account go on. */
    boolean sparesOthers() {
        return this == LOGOUT || this == ONE_SESSION;
    }

    /** How many sessions the account has afterwards, if it had one. */
    int sessionsLeft() {
        return this == PASSWORD_CHANGE ? 1 : 0;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static void assertDone(Answer answer) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(204);
    }
}
