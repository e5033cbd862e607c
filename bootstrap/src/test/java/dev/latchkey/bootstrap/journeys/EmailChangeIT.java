package dev.latchkey.bootstrap.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.bootstrap.journeys.Reception.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Another address for an account, over HTTP and two instances. Covers C-12 for addresses, AS-7.6.2. */
@Timeout(300)
class EmailChangeIT {
    private static final String EMAIL = "/api/v1/me/email";
    private static final String CONFIRM = "/api/v1/me/email/confirm";
    private static final String LINK = "/auth/email/change#token=";
    private static final int ROUNDS = Together.rounds("email-claims", 30);
    private static final int RIVALS = 4;
    private static final AtomicInteger NAMES = new AtomicInteger();

    private static Pair pair;

    @BeforeAll
    static void start() {
        pair = Pair.start();
    }

    @AfterAll
    static void stop() {
        pair.close();
    }

    @Test
    void an_address_is_changed_at_one_instance_and_known_to_the_other() {
        Member member = pair.newMember();
        Member laptop = pair.b().reception().signIn(member.phone());
        String first = address();
        String next = address();
        assertThat(claimed(member, first).text("email")).isEqualTo(first);

        assertThat(bearing(member, 0).post(EMAIL, Map.of("email", next)).status())
                .isEqualTo(202);
        assertThat(member.me().get("email").asText()).isEqualTo(first);
        Answer confirmed = bearing(member, 1).post(CONFIRM, Map.of("token", token(next)));

        assertThat(confirmed.status()).as("%s", confirmed).isEqualTo(200);
        assertThat(confirmed.text("email")).isEqualTo(next);
        assertThat(confirmed.json().get("email_verified").asBoolean()).isTrue();
        new Bound().refuses(laptop.pass(), pair.clients(), System.nanoTime());
        assertThat(pair.a().phones().notice(member.phone())).isNotEmpty();
        assertThat(pair.a().phones().line(printed -> printed.startsWith("MAIL to " + first) && !printed.contains(LINK)))
                .isNotEmpty();
        assertThat(pair.rows()
                        .number("SELECT count(*) FROM audit_event WHERE action = 'account.email_changed' AND subject = "
                                + member.id()))
                .isEqualTo(2);
        assertThat(pair.rows()
                        .text("SELECT string_agg(details::text, '') FROM audit_event WHERE subject = " + member.id()))
                .doesNotContain(first, next);
    }

    @Test
    void a_change_of_the_profile_asks_for_the_address_and_changes_the_rest() {
        Member member = pair.newMember();
        String wanted = address();

        Answer edited = member.client().patch("/api/v1/me", Map.of("email", wanted, "first_name", "Анна"));

        assertThat(edited.status()).as("%s", edited).isEqualTo(200);
        assertThat(edited.text("email")).isEmpty();
        assertThat(edited.text("first_name")).isEqualTo("Анна");
        assertThat(member.client().post(CONFIRM, Map.of("token", token(wanted))).text("email"))
                .isEqualTo(wanted);
        assertThat(member.client()
                        .send("PATCH", "/api/v1/me", "{\"email\": null}")
                        .code())
                .isEqualTo("field.null");
    }

    @Test
    void looking_at_a_link_uses_nothing_up() {
        Member member = pair.newMember();
        String wanted = address();
        assertThat(member.client().post(EMAIL, Map.of("email", wanted)).status())
                .isEqualTo(202);
        String token = token(wanted);

        assertThat(member.client().get("/auth/email/change").status()).isEqualTo(200);
        assertThat(member.client().send("HEAD", "/auth/email/change", "").status())
                .isEqualTo(200);
        for (String path : List.of(CONFIRM, CONFIRM + "?token=" + token)) {
            assertThat(member.client().get(path).status()).isIn(404, 405);
            assertThat(member.client().send("HEAD", path, "").status()).isIn(404, 405);
        }

        assertThat(member.client().post(CONFIRM, Map.of("token", token)).status())
                .isEqualTo(200);
    }

    @Test
    void a_link_is_worth_nothing_in_other_hands_and_a_taken_address_is_told_only_after_proof() {
        Member member = pair.newMember();
        Member other = pair.newMember();
        String taken = address();
        assertThat(claimed(other, taken).status()).isEqualTo(200);
        String free = address();

        Answer ofFree = member.client().post(EMAIL, Map.of("email", free));
        Answer ofTaken =
                pair.client(1).bearing(member.token()).post(EMAIL, Map.of("email", taken.toUpperCase(Locale.ROOT)));

        assertThat(ofTaken.status()).isEqualTo(ofFree.status());
        assertThat(ofTaken.text()).isEqualTo(ofFree.text());
        // The newer link takes the place of the older.
        assertThat(confirm(member, token(free))).isEqualTo("login.link_gone");
        String token = token(taken.toUpperCase(Locale.ROOT));
        assertThat(confirm(other, token)).isEqualTo("login.link_gone");
        assertThat(confirm(member, token)).isEqualTo("account.email_taken");
        assertThat(member.me().get("email").isNull()).isTrue();
        assertThat(other.me().get("email").asText()).isEqualTo(taken);
    }

    @Test
    void who_only_wrote_an_address_loses_it_to_its_reader_and_is_signed_out_everywhere() {
        Member reader = pair.newMember();
        String wanted = address();
        Answer squatted = pair.client(0)
                .post("/api/v1/auth/signup", Map.of("email", wanted, "password", "a teapot of squatters"));
        assertThat(squatted.status()).as("%s", squatted).isEqualTo(201);

        assertThat(claimed(reader, wanted).text("email")).isEqualTo(wanted);

        new Bound().refuses(Pass.of(squatted), pair.clients(), System.nanoTime());
        assertThat(pair.client(1)
                        .post("/api/v1/auth/login", Map.of("login", wanted, "password", "a teapot of squatters"))
                        .code())
                .isEqualTo("login.refused");
        assertThat(reader.me().get("email_verified").asBoolean()).isTrue();
    }

    @Test
    void nothing_else_can_be_written_on_the_way() {
        Member member = pair.newMember();
        for (String more : List.of("\"role\": \"admin\"", "\"id\": 1", "\"email_verified\": true", "\"user\": {}")) {
            assertThat(member.client()
                            .send("POST", EMAIL, "{\"email\": \"a@example.org\", " + more + "}")
                            .code())
                    .isEqualTo("field.unknown");
            assertThat(member.client()
                            .send("POST", CONFIRM, "{\"token\": \"x\", " + more + "}")
                            .code())
                    .isEqualTo("field.unknown");
        }
        for (String body : List.of(
                "{}",
                "{\"email\": null}",
                "{\"email\": 1}",
                "{\"email\": \"a\\u0000@b.org\"}",
                "{\"email\": \"x\"}",
                "[]")) {
            assertThat(member.client().send("POST", EMAIL, body).status())
                    .as(body)
                    .isEqualTo(422);
        }
    }

    @Test
    void of_several_who_prove_one_address_at_once_one_has_it() {
        List<Member> rivals = pair.a().reception().newMembers(RIVALS);
        for (int round = 0; round < ROUNDS; round++) {
            String wanted = address();
            List<String> tokens = new ArrayList<>();
            for (Member rival : rivals) {
                assertThat(rival.client().post(EMAIL, Map.of("email", wanted)).status())
                        .isEqualTo(202);
                tokens.add(token(wanted, tokens));
            }
            AtomicInteger turn = new AtomicInteger();

            List<Integer> told = Together.call(RIVALS * 2, RIVALS * 2, () -> {
                int i = turn.getAndIncrement();
                return bearing(rivals.get(i % RIVALS), i)
                        .post(CONFIRM, Map.of("token", tokens.get(i % RIVALS)))
                        .status();
            });

            assertThat(told).containsOnlyOnce(200).isSubsetOf(200, 409, 410);
            assertThat(pair.rows()
                            .number("SELECT count(*) FROM account WHERE email = '" + wanted + "' AND email_verified"))
                    .isEqualTo(1);
        }
    }

    private static Answer claimed(Member member, String email) {
        assertThat(member.client().post(EMAIL, Map.of("email", email)).status()).isEqualTo(202);
        return member.client().post(CONFIRM, Map.of("token", token(email)));
    }

    private static String confirm(Member member, String token) {
        return member.client().post(CONFIRM, Map.of("token", token)).code();
    }

    private static String token(String email) {
        return token(email, List.of());
    }

    /** The token of a letter to that address that is none of those; waits for it. */
    private static String token(String email, List<String> others) {
        String line = pair.a()
                .phones()
                .line(printed -> printed.startsWith("MAIL to " + email + ": ")
                        && printed.contains(LINK)
                        && others.stream().noneMatch(printed::contains));
        return line.substring(line.indexOf("#token=") + "#token=".length());
    }

    private static Client bearing(Member member, int instance) {
        return pair.client(instance).bearing(member.token());
    }

    private static String address() {
        return "mover" + NAMES.incrementAndGet() + "@example.org";
    }
}
