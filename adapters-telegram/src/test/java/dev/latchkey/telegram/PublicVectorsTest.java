package dev.latchkey.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.application.World;
import dev.latchkey.application.login.telegram.SignInWithTelegram;
import dev.latchkey.application.login.telegram.TelegramProof;
import dev.latchkey.application.login.telegram.TelegramRules;
import dev.latchkey.application.login.telegram.TelegramRules.Keys;
import dev.latchkey.application.shared.Some;
import dev.latchkey.domain.accounts.PersonName;
import dev.latchkey.domain.accounts.TelegramId;
import dev.latchkey.domain.accounts.TelegramPerson;
import dev.latchkey.domain.accounts.User;
import dev.latchkey.domain.login.DataAge;
import dev.latchkey.domain.login.SignedFields;
import dev.latchkey.domain.shared.Refused;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Data that other libraries publish as examples, and one that Telegram itself has signed: they sign in at their door, at no
 * other, and not with anything about them changed. Covers V-45 and V-46.
 */
class PublicVectorsTest {
    private static final String TEST_KEY = "40055058a4ee38156a06562e52eece92a771bcd8346a8c4615cb7376eddf72ec";
    private static final String AIOGRAM_KEY = "4112765021341e5415e772cd65903f6b94e3ea1c2ab669e6d3e18ee2db00da61";
    private static final String WIDGET_TOKEN = "123456:ABC-DEF1234ghIkl-zyx57W2v1u123ew11";
    private static final String SHORT_TOKEN = "42:TEST";
    private static final String LONG_TOKEN = "5768337691:AAH5YkoiEuPk8-FZa32hStHTqXiLPtAEhx8";

    private static final Map<String, String> W1 = Map.of(
            "id", "42",
            "first_name", "John",
            "last_name", "Smith",
            "username", "username",
            "photo_url", "https://t.me/i/userpic/320/picname.jpg",
            "auth_date", "1565810688",
            "hash", "c303db2b5a06fe41d23a9b14f7c545cfc11dcc7473c07c9c5034ae60062461ce");

    private static final Vector M1 = new Vector(
            "M1",
            LONG_TOKEN,
            279058397,
            1662771648,
            "query_id=AAHdF6IQAAAAAN0XohDhrOrc&user=%7B%22id%22%3A279058397%2C%22first_name%22%3A%22Vladislav%22%2C"
                    + "%22last_name%22%3A%22Kibenko%22%2C%22username%22%3A%22vdkfrost%22%2C%22language_code%22%3A%22ru%22"
                    + "%2C%22is_premium%22%3Atrue%7D&auth_date=1662771648"
                    + "&hash=c501b71e775f74ce10e377dea85a7ea24ecd640b223ea86dfe453e0eaed2e2b2");
    private static final Vector M2 = new Vector(
            "M2",
            SHORT_TOKEN,
            42,
            1650385342,
            "auth_date=1650385342&user=%7B%22id%22%3A42%2C%22first_name%22%3A%22Test%22%7D&query_id=test"
                    + "&hash=46d2ea5e32911ec8d30999b56247654460c0d20949b6277af519e76271182803");
    private static final Vector M3 = new Vector(
            "M3",
            SHORT_TOKEN,
            123456789,
            1650385342,
            "auth_date=1650385342&user=%7B%22id%22%3A+%22123456789%22%2C+%22first_name%22%3A+%22PlaceholderFirstName%22"
                    + "%2C+%22last_name%22%3A+%22PlaceholderLastName+%5Cud83c%5Cuddfa%5Cud83c%5Cudde6%22%2C+%22username%22"
                    + "%3A+%22Latand%22%2C+%22language_code%22%3A+%22en%22%2C+%22is_premium%22%3A+%22true%22%2C+"
                    + "%22allows_write_to_pm%22%3A+%22true%22%7D&query_id=test"
                    + "&hash=b3c8b293f14ad0f7f0abcf769aea1209a72295d30a87eb0e74df855d32e53bfe");
    private static final Vector M4 = new Vector(
            "M4",
            LONG_TOKEN,
            222,
            1,
            "auth_date=1&can_send_after=10000&chat=%7B%22id%22%3A1%2C%22type%22%3A%22group%22%2C%22title%22%3A%22chat-title"
                    + "%22%2C%22photo_url%22%3A%22group%22%2C%22username%22%3A%22my-chat%22%7D&chat_instance=888"
                    + "&chat_type=sender&hash=47cfa22e72b887cba90c9cb833c5ea0f599975b6ce7193741844b5c4a4228b40"
                    + "&query_id=QUERY&receiver=%7B%22added_to_attachment_menu%22%3Afalse%2C%22allows_write_to_pm%22%3A"
                    + "true%2C%22first_name%22%3A%22receiver-first-name%22%2C%22id%22%3A991%2C%22is_bot%22%3Afalse%2C"
                    + "%22is_premium%22%3Atrue%2C%22language_code%22%3A%22ru%22%2C%22last_name%22%3A%22receiver-last-name"
                    + "%22%2C%22photo_url%22%3A%22receiver-photo%22%2C%22username%22%3A%22receiver-username%22%7D"
                    + "&start_param=debug&user=%7B%22added_to_attachment_menu%22%3Afalse%2C%22allows_write_to_pm%22%3A"
                    + "false%2C%22first_name%22%3A%22user-first-name%22%2C%22id%22%3A222%2C%22is_bot%22%3Atrue%2C"
                    + "%22is_premium%22%3Afalse%2C%22language_code%22%3A%22en%22%2C%22last_name%22%3A%22user-last-name"
                    + "%22%2C%22photo_url%22%3A%22user-photo%22%2C%22username%22%3A%22user-username%22%7D");
    private static final Vector M5 = new Vector(
            "M5",
            LONG_TOKEN,
            1,
            1795212854,
            "user=%7B%22id%22%3A1%2C%22first_name%22%3A%22Ann+%26+%5C%22Bob%5C%22+%2B%3D%22%7D&signature=abc"
                    + "&auth_date=1795212854&hash=ffa443ac5947c6a474c0346bfd1e9ea2c66e31381cf138c2bb45a67088c802bf");

    private static final Vector E1 = new Vector(
            "E1",
            "7342037359",
            279058397,
            1733584787,
            "user=%7B%22id%22%3A279058397%2C%22first_name%22%3A%22Vladislav%20%2B%20-%20%3F%20%5C%2F%22%2C%22last_name%22"
                    + "%3A%22Kibenko%22%2C%22username%22%3A%22vdkfrost%22%2C%22language_code%22%3A%22ru%22%2C%22is_premium"
                    + "%22%3Atrue%2C%22allows_write_to_pm%22%3Atrue%2C%22photo_url%22%3A%22https%3A%5C%2F%5C%2Ft.me%5C%2Fi"
                    + "%5C%2Fuserpic%5C%2F320%5C%2F4FPEE4tmP3ATHa57u6MqTDih13LTOiMoKoLDRG4PnSA.svg%22%7D"
                    + "&chat_instance=8134722200314281151&chat_type=private&auth_date=1733584787"
                    + "&signature=zL-ucjNyREiHDE8aihFwpfR9aggP2xiAo3NSpfe-p7IbCisNlDKlo7Kb6G4D0Ao2mBrSgEk4maLSdv6MLIlADQ"
                    + "&hash=2174df5b000556d044f3f020384e879c8efcab55ddea2ced4eb752e93e7080d6");
    private static final Vector E2 = new Vector(
            "E2",
            "42",
            42,
            1650385342,
            "auth_date=1650385342&user=%7B%22id%22%3A42%2C%22first_name%22%3A%22Test%22%7D&query_id=test"
                    + "&signature=JQ0JR2tjC65yq_jNZV0wuJVX6J-SWPMV0mprUXG34g-NvxL4RcF1Rz5n4VVo00VRghEUBf5t___uoeb1-jU_Cw");

    private final World world = new World(World.RULES, World.NO_LIMITS, false);

    static Stream<Vector> ofMiniApps() {
        return Stream.of(M1, M2, M3, M4, M5);
    }

    @Test
    void the_example_of_the_widget_signs_in() {
        assertThat(widget(WIDGET_TOKEN, W1)).isEqualTo("42");
        User user = world.stores
                .accounts
                .signInByTelegram(
                        TelegramPerson.called(
                                new TelegramId(42), Optional.empty(), Optional.empty(), Optional.of("username")),
                        Some.NOW)
                .orElseThrow();
        assertThat(user.firstName()).contains(new PersonName("John"));
        assertThat(user.telegramUsername()).contains("username");
    }

    @Test
    void the_example_of_the_widget_is_worth_nothing_with_any_character_changed_any_field_left_out_or_one_more() {
        W1.forEach((name, value) -> {
            for (int i = 0; i < value.length(); i++) {
                assertThat(widget(WIDGET_TOKEN, with(W1, name, flipped(value, i))))
                        .as("%s %d", name, i)
                        .isEqualTo("telegram.signature_wrong");
            }
            assertThat(widget(WIDGET_TOKEN, without(W1, name))).as(name).isEqualTo("telegram.signature_wrong");
        });
        assertThat(widget(WIDGET_TOKEN, with(W1, "role", "admin"))).isEqualTo("telegram.signature_wrong");
        assertThat(widget(WIDGET_TOKEN, with(W1, "ID", "42"))).isEqualTo("telegram.signature_wrong");
        assertThat(widget(WIDGET_TOKEN, with(W1, "hash", W1.get("hash").toUpperCase(Locale.ROOT))))
                .isEqualTo("telegram.signature_wrong");
    }

    @Test
    void the_widget_believes_no_other_bot_and_no_fields_run_together() {
        assertThat(widget(LONG_TOKEN, W1)).isEqualTo("telegram.signature_wrong");
        // The same check string from fewer fields: the address of the picture is a part of the name.
        Map<String, String> joined = without(W1, "photo_url");
        joined.put("last_name", "Smith\nphoto_url=https://t.me/i/userpic/320/picname.jpg");
        assertThat(widget(WIDGET_TOKEN, joined)).isEqualTo("telegram.signature_wrong");
    }

    @ParameterizedTest
    @MethodSource("ofMiniApps")
    void an_example_of_a_mini_app_signs_in(Vector vector) {
        assertThat(miniApp(vector, vector.data())).isEqualTo(Long.toString(vector.user()));
        assertThat(miniApp(vector, vector.data())).isEqualTo("telegram.replayed");
    }

    @ParameterizedTest
    @MethodSource("ofMiniApps")
    void an_example_of_a_mini_app_is_worth_nothing_with_any_character_changed(Vector vector) {
        for (int i = 0; i < vector.data().length(); i++) {
            assertThat(miniApp(vector, flipped(vector.data(), i))).as("%d", i).isEqualTo("telegram.signature_wrong");
        }
    }

    @ParameterizedTest
    @MethodSource("ofMiniApps")
    void an_example_of_a_mini_app_is_worth_nothing_with_a_field_twice_left_out_or_added(Vector vector) {
        String[] fields = vector.data().split("&", -1);
        for (String field : fields) {
            assertThat(miniApp(vector, vector.data() + "&" + field)).isEqualTo("telegram.signature_wrong");
            String rest = vector.data().replace(field + "&", "").replace("&" + field, "");
            assertThat(miniApp(vector, rest)).as(field).isEqualTo("telegram.signature_wrong");
        }
        for (String more : new String[] {"&a=b", "&", "&a", "&=b", "&user=%7B%22id%22%3A1%7D", "&a=%zz", "&a=%ff"}) {
            assertThat(miniApp(vector, vector.data() + more)).as(more).isEqualTo("telegram.signature_wrong");
        }
    }

    @ParameterizedTest
    @MethodSource("ofMiniApps")
    void the_same_data_written_otherwise_sign_in_no_second_time(Vector vector) {
        assertThat(miniApp(vector, vector.data())).isEqualTo(Long.toString(vector.user()));
        String[] fields = vector.data().split("&", -1);
        Collections.reverse(Arrays.asList(fields));

        assertThat(miniApp(vector, String.join("&", fields))).isEqualTo("telegram.replayed");
        assertThat(miniApp(vector, vector.data().replace("%7B", "%7b"))).isEqualTo("telegram.replayed");
        assertThat(miniApp(vector, vector.data().replace("+", "%20"))).isEqualTo("telegram.replayed");
    }

    @Test
    void data_of_one_door_open_no_other() {
        Map<String, String> ofMiniApp = fields(M1.data());
        ofMiniApp.put("id", "279058397");
        assertThat(widget(LONG_TOKEN, fields(M1.data()))).isEqualTo("telegram.signature_wrong");
        assertThat(widget(LONG_TOKEN, ofMiniApp)).isEqualTo("telegram.signature_wrong");

        StringBuilder query = new StringBuilder("user=%7B%22id%22%3A42%7D");
        W1.forEach((name, value) -> query.append('&').append(name).append('=').append(value));
        Vector widget = new Vector("W1", WIDGET_TOKEN, 42, 1565810688, query.toString());
        assertThat(miniApp(widget, query.substring(query.indexOf("&") + 1))).isEqualTo("telegram.signature_wrong");
        assertThat(miniApp(widget, widget.data())).isEqualTo("telegram.signature_wrong");
    }

    @Test
    void what_telegram_itself_has_signed_signs_in_for_its_bot_and_with_its_key_only() {
        assertThat(publicKey(Ed25519Key.PRODUCTION, 7342037358L, E1, E1.data())).isEqualTo("telegram.signature_wrong");
        assertThat(publicKey(Ed25519Key.ofHex(TEST_KEY), 7342037359L, E1, E1.data()))
                .isEqualTo("telegram.signature_wrong");
        assertThat(publicKey(Ed25519Key.PRODUCTION, 7342037359L, E1, E1.data())).isEqualTo("279058397");
        assertThat(publicKey(Ed25519Key.PRODUCTION, 7342037359L, E1, E1.data())).isEqualTo("telegram.replayed");
        assertThat(publicKey(Ed25519Key.ofHex(AIOGRAM_KEY), 42, E2, E2.data())).isEqualTo("42");
    }

    @Test
    void what_telegram_itself_has_signed_is_worth_nothing_with_any_character_of_it_changed() {
        allChangesAreRefused(Ed25519Key.PRODUCTION, 7342037359L, E1);
        allChangesAreRefused(Ed25519Key.ofHex(AIOGRAM_KEY), 42, E2);
    }

    private void allChangesAreRefused(Ed25519Key key, long bot, Vector vector) {
        int hash = vector.data().indexOf("&hash=") + "&hash=".length();
        // Who has no token cannot check the hash; it is no part of what was signed either.
        int end = hash < "&hash=".length() ? vector.data().length() : hash;
        for (int i = 0; i < end; i++) {
            assertThat(publicKey(key, bot, vector, flipped(vector.data(), i)))
                    .as("%s %d", vector, i)
                    .isEqualTo("telegram.signature_wrong");
        }
    }

    /** Who was signed in by it, or why nobody was. */
    private String widget(String token, Map<String, String> fields) {
        return answer(byToken(token), new TelegramProof.Widget(SignedFields.of(fields)), 1565810688);
    }

    private String miniApp(Vector vector, String data) {
        return answer(byToken(vector.key()), new TelegramProof.MiniApp(SignedFields.ofQuery(data)), vector.signedAt());
    }

    private String publicKey(Ed25519Key key, long bot, Vector vector, String data) {
        SignInWithTelegram signIn = world.telegram.signInWith(
                rules(Keys.PUBLIC_KEY, bot), new TelegramSeals(Optional.empty(), key), new JsonUser());
        return answer(signIn, new TelegramProof.MiniApp(SignedFields.ofQuery(data)), vector.signedAt());
    }

    private SignInWithTelegram byToken(String token) {
        BotToken secret = new BotToken(token);
        return world.telegram.signInWith(
                rules(Keys.BOT_TOKEN, secret.bot()),
                new TelegramSeals(Optional.of(secret), Ed25519Key.PRODUCTION),
                new JsonUser());
    }

    private static TelegramRules rules(Keys keys, long bot) {
        return new TelegramRules(keys, bot, new DataAge(Duration.ofMinutes(5)), new DataAge(Duration.ofHours(1)));
    }

    private String answer(SignInWithTelegram door, TelegramProof proof, long signedAt) {
        world.clock.set(Instant.ofEpochSecond(signedAt));
        try {
            return Long.toString(door.signIn(proof, Optional.empty(), Some.origin())
                    .user()
                    .telegram()
                    .orElseThrow()
                    .value());
        } catch (Refused refused) {
            return refused.problem().code();
        }
    }

    private static String flipped(String text, int at) {
        return text.substring(0, at) + (char) (text.charAt(at) ^ 1) + text.substring(at + 1);
    }

    private static Map<String, String> fields(String query) {
        Map<String, String> fields = new HashMap<>();
        for (String pair : query.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            fields.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return fields;
    }

    private static Map<String, String> with(Map<String, String> fields, String name, String value) {
        Map<String, String> changed = new HashMap<>(fields);
        changed.put(name, value);
        return changed;
    }

    private static Map<String, String> without(Map<String, String> fields, String name) {
        Map<String, String> changed = new HashMap<>(fields);
        changed.remove(name);
        return changed;
    }

    /**
     * An example.
     *
     * @param key the token, or the number of the bot where the key is Telegram's
     */
    record Vector(String name, String key, long user, long signedAt, String data) {
        @Override
        public String toString() {
            return name;
        }
    }
}
