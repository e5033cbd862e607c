package dev.latchkey.bootstrap.journeys;

import static dev.latchkey.bootstrap.journeys.Reception.ME;
import static dev.latchkey.bootstrap.journeys.Reception.REQUEST;
import static dev.latchkey.bootstrap.journeys.Reception.VERIFY;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.bootstrap.journeys.Reception.Challenge;
import dev.latchkey.bootstrap.journeys.Reception.Member;
import dev.latchkey.persistence.DatabaseUrl;
import dev.latchkey.persistence.Sql;
import dev.latchkey.persistence.StoresExtension;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** From a phone number to an account, and back into it: what each step answers, and what it leaves behind. */
@Timeout(120)
@ExtendWith(StoresExtension.class)
class NewMemberJourneyIT {
    private static final String LOGOUT = "/api/v1/auth/logout";

    /** As it comes, but for the limits of one day: a test has to send more codes than that. */
    private static Product product;

    private static Reception reception;
    private static Rows rows;

    @BeforeAll
    static void start(DatabaseUrl database, Sql sql) {
        product = Product.start(database, Product.UNLIMITED);
        reception = product.reception();
        rows = new Rows(sql);
        reception.newMember();
    }

    @AfterAll
    static void stop() {
        product.close();
    }

    @Test
    void somebody_comes_leaves_and_comes_back() {
        String phone = Phones.number();
        Reception home = reception.from(Together.address());
        Challenge challenge = home.challenge(phone);

        assertThat(home.verify(challenge, challenge.wrong(0)).code()).isEqualTo("login.code_wrong");
        Answer opened = home.verify(
                challenge, challenge.code(), Map.of("first_name", "Анна", "last_name", "Orlova", "username", "anna_o"));
        assertThat(opened.status()).isEqualTo(201);
        assertThat(opened.json().get("is_new_user").asBoolean()).isTrue();
        assertIsAuth(opened.json());
        Client client = home.client().bearing(opened.text("access_token"));
        JsonNode me = client.get(ME).json();
        assertThat(me).isEqualTo(opened.json().get("user"));
        assertThat(me.get("phone").asText()).isEqualTo(phone);
        assertThat(me.get("first_name").asText()).isEqualTo("Анна");
        assertThat(me.get("role").asText()).isEqualTo("student");

        Answer patched = client.patch(ME, Map.of("first_name", "Anna", "locale", "ru"));
        assertThat(patched.status()).isEqualTo(200);
        assertThat(patched.text("first_name")).isEqualTo("Anna");
        assertThat(patched.text("last_name")).isEqualTo("Orlova");

        assertThat(client.send("POST", LOGOUT, "").status()).isEqualTo(204);
        assertThat(client.get(ME).status()).isEqualTo(401);
        assertThat(client.get(ME).code()).isEqualTo("token.invalid");

        Member back = home.signIn(phone);
        assertThat(back.id()).isEqualTo(me.get("id").asLong());
        assertThat(back.me().get("first_name").asText()).isEqualTo("Anna");
        assertThat(client.get(ME).status())
                .as("the token that was ended stays dead")
                .isEqualTo(401);
        assertThat(rows.number("SELECT count(*) FROM account WHERE phone = '" + phone + "'"))
                .isEqualTo(1);
        assertThat(rows.number("SELECT count(*) FROM auth_session WHERE account = " + back.id()))
                .isEqualTo(2);
        assertThat(rows.number("SELECT count(*) FROM auth_session WHERE ended_at IS NULL AND account = " + back.id()))
                .isEqualTo(1);
    }

    @Test
    void the_first_sign_in_answers_201_and_the_next_200() {
        String phone = Phones.number();
        Challenge first = reception.challenge(phone);
        Answer created = reception.verify(first, first.code());
        Challenge second = reception.challenge(phone);
        Answer found = reception.verify(second, second.code());

        assertThat(created.status()).isEqualTo(201);
        assertThat(found.status()).isEqualTo(200);
        assertThat(found.json().get("is_new_user").asBoolean()).isFalse();
        assertThat(found.text("access_token")).isNotEqualTo(created.text("access_token"));
        assertThat(found.text("refresh_token")).isNotEqualTo(created.text("refresh_token"));
    }

    @Test
    void a_code_that_is_asked_for_opens_no_account() {
        long before = rows.count("account");

        Challenge unused = reception.challenge(Phones.number());

        assertThat(unused.code()).hasSize(4);
        assertThat(rows.count("account")).isEqualTo(before);
    }

    @Test
    void known_and_unknown_phones_get_the_same_answer() {
        Member known = reception.newMember();

        Answer toKnown = reception.client().post(REQUEST, Map.of("phone", known.phone()));
        Answer toUnknown = reception.client().post(REQUEST, Map.of("phone", Phones.number()));

        assertThat(toKnown.status()).isEqualTo(202);
        assertThat(withoutId(toKnown)).isEqualTo(withoutId(toUnknown));
        assertThat(toKnown.headers().keySet()).isEqualTo(toUnknown.headers().keySet());
    }

    @Test
    void after_a_wrong_guess_the_next_code_has_six_digits() {
        Reception stranger = reception.from(Together.address());
        Challenge short1 = stranger.challenge(Phones.number());
        assertThat(stranger.verify(short1, short1.wrong(0)).status()).isEqualTo(401);

        Answer answer = stranger.client().post(REQUEST, Map.of("phone", short1.phone()));

        assertThat(answer.json().get("code_length").asInt()).isEqualTo(6);
        assertThat(product.phones().code(short1.phone(), 2)).hasSize(6);
    }

    @Test
    void a_new_code_makes_the_older_one_useless() {
        String phone = Phones.number();
        Challenge older = reception.challenge(phone);
        Challenge newer = reception.challenge(phone);

        assertThat(reception.verify(older, older.code()).code()).isEqualTo("login.code_gone");
        assertThat(reception.verify(newer, newer.code()).status()).isEqualTo(201);
    }

    @Test
    void a_code_works_once() {
        Challenge challenge = reception.challenge(Phones.number());
        assertThat(reception.verify(challenge, challenge.code()).status()).isEqualTo(201);

        Answer again = reception.verify(challenge, challenge.code());

        assertThat(again.status()).isEqualTo(410);
        assertThat(again.code()).isEqualTo("login.code_gone");
        assertThat(rows.number("SELECT count(*) FROM auth_session JOIN account a ON a.id = account WHERE a.phone = '"
                        + challenge.phone() + "'"))
                .isEqualTo(1);
    }

    @Test
    void a_code_opens_no_challenge_but_its_own() {
        Challenge mine = reception.challenge(Phones.number());
        Challenge other = reception.challenge(Phones.number());
        String code = other.code().equals(mine.code()) ? mine.wrong(0) : other.code();

        assertThat(reception.verify(mine, code).code()).isEqualTo("login.code_wrong");
        assertThat(reception.verify(mine, mine.code()).status()).isEqualTo(201);
    }

    @Test
    void the_fifth_wrong_guess_is_told_that_none_is_left_and_then_the_code_is_gone() {
        Reception stranger = reception.from(Together.address());
        Challenge challenge = stranger.challenge(Phones.number());
        for (int left = 4; left >= 0; left--) {
            Answer wrong = stranger.verify(challenge, challenge.wrong(left));
            assertThat(wrong.status()).isEqualTo(401);
            assertThat(wrong.code()).isEqualTo("login.code_wrong");
            assertThat(wrong.json().get("attempts_left").asInt()).isEqualTo(left);
        }

        Answer right = stranger.verify(challenge, challenge.code());

        assertThat(right.status()).isEqualTo(410);
        assertThat(right.code()).isEqualTo("login.code_gone");
        assertThat(rows.number("SELECT count(*) FROM account WHERE phone = '" + challenge.phone() + "'"))
                .isZero();
    }

    @Test
    void a_challenge_that_never_was_is_gone() {
        String some = UUID.randomUUID().toString();

        for (String id : new String[] {some, "", "abc", some + "0", some.replace('-', '_'), "null"}) {
            Answer answer = reception.client().post(VERIFY, Map.of("challenge_id", id, "code", "1234"));
            assertThat(answer.status()).as(id).isEqualTo(410);
            assertThat(answer.code()).isEqualTo("login.code_gone");
        }
    }

    @Test
    void ten_wrong_guesses_lock_the_phone_for_strangers_and_new_codes_forgive_nothing() {
        String phone = Phones.number();
        Reception stranger = reception.from(Together.address());
        spoil(stranger, phone);
        spoil(stranger, phone);

        Answer locked = stranger.client().post(REQUEST, Map.of("phone", phone));

        assertThat(locked.status()).isEqualTo(429);
        assertThat(locked.code()).isEqualTo("login.locked");
        assertThat(Integer.parseInt(locked.header("Retry-After"))).isBetween(800, 900);
        assertThat(locked.json().get("retry_after").asInt()).isBetween(800, 900);
        assertThat(reception
                        .from(Together.address())
                        .client()
                        .post(REQUEST, Map.of("phone", phone))
                        .status())
                .as("from elsewhere")
                .isEqualTo(429);
        assertThat(stranger.client()
                        .post(REQUEST, Map.of("phone", Phones.number()))
                        .status())
                .as("another phone")
                .isEqualTo(202);
    }

    @Test
    void strangers_cannot_lock_the_owner_out() {
        Reception home = reception.from(Together.address());
        Member owner = home.signIn(Phones.number());
        Reception stranger = reception.from(Together.address());
        spoil(stranger, owner.phone());
        spoil(stranger, owner.phone());
        assertThat(stranger.client()
                        .post(REQUEST, Map.of("phone", owner.phone()))
                        .status())
                .isEqualTo(429);

        assertThat(home.signIn(owner.phone()).id()).isEqualTo(owner.id());
    }

    @Test
    void a_bad_invite_code_is_told_before_the_login_code_or_a_guess_is_spent() {
        Challenge challenge = reception.challenge(Phones.number());

        Answer bad = reception.verify(challenge, challenge.code(), Map.of("invite_code", "ZZZZZ2"));
        assertThat(bad.status()).isEqualTo(422);
        assertThat(bad.code()).isEqualTo("invite.unknown");
        assertThat(bad.json().at("/errors/0/field").asText()).isEqualTo("invite_code");
        Answer malformed = reception.verify(challenge, challenge.code(), Map.of("invite_code", "0O1I"));
        assertThat(malformed.status()).isEqualTo(422);

        Answer wrong = reception.verify(challenge, challenge.wrong(0));
        assertThat(wrong.json().get("attempts_left").asInt()).isEqualTo(4);
        assertThat(reception.verify(challenge, challenge.code()).status()).isEqualTo(201);
    }

    @Test
    void a_username_that_is_taken_leaves_the_code_usable_and_no_account_behind() {
        Member owner = reception.newMember();
        assertThat(owner.client().patch(ME, Map.of("username", "TakenName")).status())
                .isEqualTo(200);
        Challenge challenge = reception.challenge(Phones.number());

        Answer taken = reception.verify(challenge, challenge.code(), Map.of("username", "takenname"));

        assertThat(taken.status()).isEqualTo(409);
        assertThat(taken.code()).isEqualTo("account.username_taken");
        assertThat(rows.number("SELECT count(*) FROM account WHERE phone = '" + challenge.phone() + "'"))
                .isZero();
        Answer free = reception.verify(challenge, challenge.code(), Map.of("username", "another_name"));
        assertThat(free.status()).isEqualTo(201);
        assertThat(free.json().at("/user/username").asText()).isEqualTo("another_name");
    }

    @Test
    void what_is_sent_along_does_not_overwrite_an_account_that_is_there() {
        String phone = Phones.number();
        Member first = reception.signIn(phone, Map.of("first_name", "Pavel", "username", "pavel77"));

        Member again =
                reception.signIn(phone, Map.of("first_name", "Mallory", "last_name", "Mallory", "username", "mallory"));

        assertThat(again.user().get("first_name").asText()).isEqualTo("Pavel");
        assertThat(again.user().get("last_name").isNull()).isTrue();
        assertThat(again.user().get("username").asText()).isEqualTo("pavel77");
        assertThat(again.me().get("id")).isEqualTo(first.me().get("id"));
    }

    @Test
    void every_way_to_write_a_number_leads_to_one_account() {
        String phone = Phones.number();
        String national = phone.substring(2);
        Member first = reception.signIn(phone);

        for (String written : new String[] {"8" + national, "7" + national, national, " +7 (" + national + ") "}) {
            int before = product.phones().count(phone);
            Answer asked = reception.client().post(REQUEST, Map.of("phone", written));
            assertThat(asked.status()).as("%s: %s", written, asked).isEqualTo(202);
            String code = product.phones().code(phone, before + 1);
            Answer in = reception.verify(new Challenge(phone, asked.text("challenge_id"), code), code);
            assertThat(in.json().at("/user/id").asLong()).isEqualTo(first.id());
        }
    }

    @Test
    void refusals_are_in_the_language_of_the_caller() {
        Challenge challenge = reception.challenge(Phones.number());
        Client russian = reception.client().with("Accept-Language", "ru-RU,ru;q=0.9,en;q=0.8");

        Answer told = russian.send("POST", VERIFY, challenge.body(challenge.wrong(0)));

        assertThat(told.code()).isEqualTo("login.code_wrong");
        assertThat(told.text("title")).containsPattern("[а-я]");
        assertThat(told.header("Content-Language")).isEqualTo("ru");
    }

    /** Five wrong guesses at a new code. */
    private static void spoil(Reception stranger, String phone) {
        Challenge challenge = stranger.challenge(phone);
        for (int i = 0; i < 5; i++) {
            assertThat(stranger.verify(challenge, challenge.wrong(i)).status()).isEqualTo(401);
        }
    }

    private static void assertIsAuth(JsonNode auth) {
        assertThat(auth.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "access_token",
                        "refresh_token",
                        "token_type",
                        "expires_in",
                        "refresh_expires_in",
                        "is_new_user",
                        "user");
        assertThat(auth.get("token_type").asText()).isEqualTo("Bearer");
        assertThat(auth.get("expires_in").asInt()).isEqualTo(15 * 60);
        assertThat(auth.get("refresh_expires_in").asInt()).isEqualTo(7 * 24 * 60 * 60);
        assertThat(auth.get("user").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "id",
                        "phone",
                        "email",
                        "email_verified",
                        "username",
                        "first_name",
                        "last_name",
                        "avatar_url",
                        "telegram_id",
                        "telegram_username",
                        "role",
                        "is_provider",
                        "status",
                        "locale",
                        "invite_code",
                        "activated_invite_code",
                        "invited_count",
                        "created_at",
                        "updated_at",
                        "last_login_at");
        assertThat(auth.at("/user/invite_code").asText()).matches("[2-9A-HJ-NP-Z]{6}");
    }

    private static Map<String, Object> withoutId(Answer answer) {
        Map<String, Object> fields = new HashMap<>();
        answer.json().properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
        fields.remove("challenge_id");
        return fields;
    }
}
