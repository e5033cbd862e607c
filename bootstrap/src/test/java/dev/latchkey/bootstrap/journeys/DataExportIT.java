package dev.latchkey.bootstrap.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.bootstrap.journeys.Reception.Member;
import dev.latchkey.persistence.TestServer;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Everything kept about oneself, over HTTP. */
@Timeout(120)
class DataExportIT {
    private static final String EXPORT = "/api/v1/me/export";

    private static Pair pair;

    @BeforeAll
    static void start() {
        pair = Pair.start();
        // The first account of a system is its administrator's.
        assertThat(pair.newMember().phone()).isNotEmpty();
    }

    @AfterAll
    static void stop() {
        pair.close();
    }

    @Test
    void everything_is_there_and_no_secret() {
        Member member = pair.newMember();
        Member friend = pair.a().reception().signIn(Phones.number(), Map.of("invite_code", member.inviteCode()));
        assertThat(member.client()
                        .put("/api/v1/me/password", Map.of("password", "tea for 2 at noon"))
                        .status())
                .isEqualTo(204);

        Answer answer = pair.client(1).bearing(member.token()).get(EXPORT);

        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        assertThat(answer.header("Content-Disposition")).isEqualTo("attachment; filename=\"latchkey-export.json\"");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        JsonNode all = answer.json();
        assertThat(all.get("exported_at").asText()).endsWith("Z");
        assertThat(all.get("account").get("phone").asText()).isEqualTo(member.phone());
        assertThat(all.get("account").get("created_at").asText()).endsWith("Z");
        assertThat(all.get("password").get("is_set").asBoolean()).isTrue();
        assertThat(all.get("sessions")).hasSize(1);
        assertThat(all.get("invited")).hasSize(1);
        assertThat(all.get("invited_by").isNull()).isTrue();
        assertThat(all.get("messages").get(0).get("content").asText()).isEqualTo("***");
        assertThat(all.get("audit").findValuesAsText("action"))
                .contains("account.opened", "login.signed_in", "account.password_changed", "account.exported");
        assertThat(answer.text()).doesNotContain(friend.phone(), "argon2", "hash");
        assertThat(pair.a().phones().code(member.phone(), 1)).isNotEmpty();
        assertThat(Pattern.compile("(?<![0-9a-f])" + pair.a().phones().code(member.phone(), 1) + "(?![0-9a-f])")
                        .matcher(all.get("codes_sent").toString() + all.get("messages"))
                        .find())
                .isFalse();
    }

    @Test
    void a_session_alone_does_not_get_it_and_neither_does_a_stranger() {
        Member member = pair.newMember();
        pair.rows()
                .run("UPDATE auth_session SET opened_at = opened_at - interval '11 minutes' WHERE account = "
                        + member.id());

        assertThat(member.client().get(EXPORT).code()).isEqualTo("session.proof_needed");
        assertThat(pair.client(0).get(EXPORT).code()).isEqualTo("token.invalid");
    }

    @Test
    void nobody_fetches_it_all_day() {
        try (Product limited = Product.start(TestServer.migratedDatabase(), Map.of("SMS_CONSOLE_DELAY", "0"))) {
            Member member = limited.reception().signIn(Phones.number());

            List<Integer> told = IntStream.range(0, 6)
                    .mapToObj(i -> member.client().get(EXPORT).status())
                    .toList();

            assertThat(told).containsExactly(200, 200, 200, 200, 200, 429);
        }
    }
}
