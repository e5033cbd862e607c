package dev.latchkey.bootstrap.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.bootstrap.journeys.Reception.Member;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Another phone for an account, over HTTP and with the jar's own console gateway: lessons 2 and 3 of the earlier systems. */
@Timeout(120)
class PhoneChangeIT {
    private static final String PHONE = "/api/v1/me/phone";
    private static final String CONFIRM = "/api/v1/me/phone/confirm";

    private Pair pair;

    @BeforeEach
    void start() {
        pair = Pair.start(Map.of("LOGIN_CODE_RESEND_AFTER", "0"));
    }

    @AfterEach
    void stop() {
        pair.close();
    }

    @Test
    void a_phone_is_changed_at_one_instance_and_known_to_the_other() {
        Member member = pair.newMember();
        Member laptop = pair.b().reception().signIn(member.phone());
        String next = Phones.number();

        Answer sent = bearing(member, 0).post(PHONE, Map.of("phone", next));
        assertThat(sent.status()).as("%s", sent).isEqualTo(202);
        String code = pair.a().phones().code(next, 1);
        Map<String, String> typed = Map.of("challenge_id", sent.text("challenge_id"), "code", code);
        Answer confirmed = bearing(member, 1).post(CONFIRM, typed);

        assertThat(confirmed.status()).as("%s", confirmed).isEqualTo(200);
        assertThat(confirmed.text("phone")).isEqualTo(next);
        assertThat(member.pass().me(pair.client(0)).text("phone")).isEqualTo(next);
        new Bound().refuses(laptop.pass(), pair.clients(), System.nanoTime());
        assertThat(pair.rows()
                        .text("SELECT end_cause FROM auth_session WHERE id = '"
                                + laptop.pass().session() + "'"))
                .isEqualTo("phone_changed");
        assertThat(pair.a().phones().notice(member.phone())).isNotEmpty();
    }

    private Client bearing(Member member, int instance) {
        return pair.client(instance).bearing(member.token());
    }
}
