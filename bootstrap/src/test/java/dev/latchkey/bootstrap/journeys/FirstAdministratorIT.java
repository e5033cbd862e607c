package dev.latchkey.bootstrap.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.bootstrap.config.Config;
import dev.latchkey.bootstrap.config.InvalidConfig;
import dev.latchkey.persistence.Database;
import dev.latchkey.persistence.DatabaseUrl;
import dev.latchkey.persistence.Sql;
import dev.latchkey.persistence.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a system comes by its first administrator. Covers lesson 12, C11. */
@Timeout(600)
class FirstAdministratorIT {
    private static final String SIGN_UP = "/api/v1/auth/signup";
    private static final String LOG_IN = "/api/v1/auth/login";
    private static final String VERIFY = "/api/v1/auth/email/verify";
    private static final String TEA = "tea for 2 at noon";
    private static final String COFFEE = "coffee for 3 at ten";
    private static final String ADMINS = "SELECT count(*) FROM account WHERE role = 'admin'";
    private static final Map<String, String> NAMED =
            Map.of("ADMIN_EMAIL", "boss@example.org", "ADMIN_USERNAME", "the.boss", "ADMIN_PASSWORD", TEA);

    /** Here the doors are tried, not how long a hash takes. */
    private static final Map<String, String> QUICK =
            Map.of("PASSWORD_HASH_MEMORY", "64", "PASSWORD_HASH_ITERATIONS", "1", "DATABASE_POOL_SIZE", "25");

    private static final AtomicInteger ADDRESSES = new AtomicInteger();

    @TempDir
    Path directory;

    @Test
    void fifty_who_come_first_by_all_doors_of_two_instances_make_one_administrator() {
        // An instance that has once seen a first account asks for it no more, so each round has instances of its own.
        for (int round = 0; round < Together.rounds("first", 20); round++) {
            try (Pair pair = Pair.start(QUICK)) {
                AtomicInteger turn = new AtomicInteger();

                List<Integer> doors = Together.call(50, 50, () -> come(pair, turn.getAndIncrement()));

                assertThat(doors).hasSize(50).allMatch(status -> status < 300);
                assertThat(pair.rows().count("account")).isEqualTo(50);
                assertThat(pair.rows().number(ADMINS)).as("round %d", round).isEqualTo(1);
                assertThat(pair.rows().number(ADMINS + " AND (phone IS NOT NULL OR email_verified)"))
                        .isEqualTo(1);
            }
        }
    }

    @Test
    void nobody_is_first_where_people_have_moved_in() throws IOException {
        DatabaseUrl url = TestServer.migratedDatabase();
        Path file = directory.resolve("people.ndjson");
        Files.writeString(file, "{\"external_id\":1,\"email\":\"anna@example.org\"}");
        Commands operator = new Commands(Product.settings(url, Map.of()));
        assertThat(operator.run("import", "users", file.toString()).code()).isZero();

        try (Product product = Product.start(url, Map.of())) {
            assertThat(product.reception().newMember().user().get("role").asText())
                    .isEqualTo("student");
        }
    }

    @Test
    void whom_the_settings_name_is_administrator_from_the_start() {
        DatabaseUrl url = TestServer.migratedDatabase();
        try (Product product = Product.start(url, NAMED)) {
            Answer in = logIn(product, "Boss@example.org", TEA);
            assertThat(in.json().at("/user/role").asText()).isEqualTo("admin");
            assertThat(logIn(product, "the.boss", TEA).status()).isEqualTo(200);
            assertThat(product.reception().newMember().user().get("role").asText())
                    .isEqualTo("student");
        }
    }

    @Test
    void no_start_resets_a_password_or_brings_back_what_was_changed() {
        DatabaseUrl url = TestServer.migratedDatabase();
        try (Product product = Product.start(url, NAMED)) {
            Pass pass = Pass.of(logIn(product, "the.boss", TEA));
            assertThat(product.client()
                            .bearing(pass.access())
                            .patch(Reception.ME, Map.of("username", "anna"))
                            .status())
                    .isEqualTo(200);
        }
        Map<String, String> other = new HashMap<>(NAMED);
        other.put("ADMIN_PASSWORD", COFFEE);
        other.put("ADMIN_EMAIL", "other@example.org");
        try (Product product = Product.start(url, other)) {
            assertThat(logIn(product, "anna", TEA).status()).isEqualTo(200);
            assertThat(logIn(product, "anna", COFFEE).code()).isEqualTo("login.refused");
            assertThat(logIn(product, "the.boss", COFFEE).code()).isEqualTo("login.refused");
            assertThat(logIn(product, "other@example.org", COFFEE).code()).isEqualTo("login.refused");
        }
        assertThat(numberIn(url, ADMINS)).isEqualTo(1);
    }

    @Test
    void two_instances_that_start_at_once_make_one() {
        for (int round = 0; round < 3; round++) {
            DatabaseUrl url = TestServer.migratedDatabase();

            List<Product> products = Together.call(2, 2, startOn(url, NAMED));

            products.forEach(product ->
                    assertThat(logIn(product, "boss@example.org", TEA).status()).isEqualTo(200));
            products.forEach(Product::close);
            assertThat(numberIn(url, "SELECT count(*) FROM account")).isEqualTo(1);
        }
    }

    @Test
    void an_address_alone_gets_its_password_by_a_letter() {
        DatabaseUrl url = TestServer.migratedDatabase();
        try (Product product = Product.start(url, Map.of("ADMIN_EMAIL", "boss@example.org"))) {
            assertThat(numberIn(url, "SELECT count(*) FROM account_password")).isZero();
            assertThat(product.client()
                            .post("/api/v1/auth/password/forgot", Map.of("email", "boss@example.org"))
                            .status())
                    .isEqualTo(202);
            String token = token(product.phones(), "boss@example.org", "/auth/password/reset#token=");
            assertThat(product.client()
                            .post("/api/v1/auth/password/reset", Map.of("token", token, "password", TEA))
                            .status())
                    .isEqualTo(204);

            Answer in = logIn(product, "boss@example.org", TEA);

            assertThat(in.json().at("/user/role").asText()).isEqualTo("admin");
            assertThat(in.json().at("/user/email_verified").asBoolean()).isTrue();
        }
    }

    @Test
    void whoever_has_proved_the_address_is_promoted_and_who_only_wrote_it_is_not() {
        DatabaseUrl url = TestServer.migratedDatabase();
        Map<String, String> settings = new HashMap<>(NAMED);
        settings.remove("ADMIN_USERNAME");
        try (Product product = Product.start(url, Map.of("BOOTSTRAP_FIRST_USER_ADMIN", "false"))) {
            assertThat(signUp(product, "boss@example.org")).isEqualTo(201);
            String token = token(product.phones(), "boss@example.org", "/auth/email#token=");
            try (Product named = Product.start(url, settings)) {
                assertThat(logIn(named, "boss@example.org", COFFEE)
                                .json()
                                .at("/user/role")
                                .asText())
                        .isEqualTo("student");
                assertThat(logIn(named, "boss@example.org", TEA).code()).isEqualTo("login.refused");
            }
            assertThat(product.client().post(VERIFY, Map.of("token", token)).status())
                    .isEqualTo(204);
        }
        try (Product named = Product.start(url, settings)) {
            assertThat(logIn(named, "boss@example.org", COFFEE)
                            .json()
                            .at("/user/role")
                            .asText())
                    .isEqualTo("admin");
        }
    }

    @Test
    void a_username_is_no_proof() {
        DatabaseUrl url = TestServer.migratedDatabase();
        try (Product product = Product.start(url, Map.of("BOOTSTRAP_FIRST_USER_ADMIN", "false"))) {
            assertThat(product.client()
                            .post(
                                    SIGN_UP,
                                    Map.of("email", "squatter@example.org", "password", COFFEE, "username", "Boss"))
                            .status())
                    .isEqualTo(201);
        }
        for (Map<String, String> settings :
                List.of(Map.of("ADMIN_USERNAME", "boss"), Map.of("ADMIN_USERNAME", "boss", "ADMIN_PASSWORD", TEA))) {
            try (Product named = Product.start(url, settings)) {
                assertThat(logIn(named, "boss", TEA).code()).isEqualTo("login.refused");
                assertThat(numberIn(url, ADMINS)).isZero();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ADMIN_PASSWORD, tea for 2 at noon, ADMIN_EMAIL",
        "ADMIN_PASSWORD, password1, password.common",
        "ADMIN_PASSWORD, short, password.too_short",
        "ADMIN_PASSWORD, latchkey, password.personal",
        "ADMIN_EMAIL, boss@nowhere, ADMIN_EMAIL",
        "ADMIN_USERNAME, 1, ADMIN_USERNAME"
    })
    void settings_that_would_do_nothing_or_harm_are_refused_and_no_password_is_printed(
            String name, String value, String said) {
        assertThatThrownBy(() -> Config.of(Map.of(name, value)))
                .isInstanceOf(InvalidConfig.class)
                .hasMessageContaining(said)
                .hasMessageNotContaining("tea for")
                .hasMessageNotContaining("password1");
    }

    @Test
    void the_password_is_shown_nowhere() {
        assertThat(Config.of(NAMED).toString()).doesNotContain(TEA);
        assertThat(Config.of(NAMED).shown())
                .filteredOn(shown -> shown.name().equals("ADMIN_PASSWORD"))
                .singleElement()
                .satisfies(shown -> assertThat(shown.value()).isEqualTo("***"));
    }

    /** Half of them by phone, a quarter by an address that they prove, a quarter by one that they only write. */
    private static int come(Pair pair, int turn) {
        Client client = pair.client(turn).from(Together.address());
        if (turn % 2 == 0) {
            Reception reception = new Reception(client, pair.a().phones());
            Reception.Challenge challenge = reception.challenge(Phones.number());
            return reception.verify(challenge, challenge.code()).status();
        }
        String email = "first" + ADDRESSES.incrementAndGet() + "@example.org";
        int status = client.post(SIGN_UP, Map.of("email", email, "password", TEA, "role", "teacher"))
                .status();
        return turn % 4 == 1
                ? client.post(VERIFY, Map.of("token", token(pair.a().phones(), email, "/auth/email#token=")))
                        .status()
                : status;
    }

    private static Callable<Product> startOn(DatabaseUrl url, Map<String, String> settings) {
        return () -> Product.start(url, settings);
    }

    private static Answer logIn(Product product, String login, String password) {
        return product.client().post(LOG_IN, Map.of("login", login, "password", password));
    }

    private static int signUp(Product product, String email) {
        return product.client()
                .post(SIGN_UP, Map.of("email", email, "password", COFFEE))
                .status();
    }

    private static String token(Phones phones, String email, String link) {
        String line = phones.line(printed -> printed.startsWith("MAIL to " + email + ": ") && printed.contains(link));
        String rest = line.substring(line.indexOf(link) + link.length());
        return rest.split("[^A-Za-z0-9_-]", 2)[0];
    }

    private static long numberIn(DatabaseUrl url, String query) {
        try (Database database = Database.open(url, 1)) {
            return new Rows(new Sql(database)).number(query);
        }
    }
}
