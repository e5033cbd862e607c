package dev.latchkey.bootstrap.journeys;

import static dev.latchkey.bootstrap.journeys.Reception.ME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.bootstrap.journeys.Commands.Ended;
import dev.latchkey.bootstrap.journeys.Reception.Challenge;
import dev.latchkey.bootstrap.journeys.Reception.Member;
import dev.latchkey.persistence.DatabaseUrl;
import dev.latchkey.persistence.TestServer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The secrets themselves are changed, lost, or replaced by keys of another kind. */
@Timeout(180)
class SecretChangeIT {
    private static final String OLD = "Yp4nWc8vRk2tLx6zQm0hGd9sJb3fAe7uTo5iCr1V";
    private static final String NEW = "Gh7wNq1xZs5vKd9mTb3cRf6jLp0yUe4aXi8oWk2Q";

    private final DatabaseUrl database = TestServer.migratedDatabase();
    private final Commands commands = new Commands(Product.settings(database, Map.of()));
    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    /** The procedure of docs/keys.md, with both instances in every mixture of states that it passes through. */
    @Test
    void the_secret_key_is_changed_while_people_sign_in() throws Exception {
        Phones phones = new Phones();
        List<Map<String, String>> steps = List.of(
                Map.of("SECRET_KEY", OLD),
                Map.of("SECRET_KEY", OLD, "SECRET_KEY_FALLBACKS", NEW),
                Map.of("SECRET_KEY", NEW, "SECRET_KEY_FALLBACKS", OLD),
                Map.of("SECRET_KEY", NEW));
        Product a = secretive(steps.get(0), phones);
        Product b = secretive(steps.get(0), phones);
        Member member = a.reception().newMember();
        for (Map<String, String> step : steps.subList(1, steps.size())) {
            Challenge before = b.reception().challenge(Phones.number());
            a.close();
            a = secretive(step, phones);
            assertThat(a.reception().verify(before, before.code()).status()).isEqualTo(201);
            Challenge after = a.reception().challenge(Phones.number());
            assertThat(b.reception().verify(after, after.code()).status()).isEqualTo(201);
            assertThat(List.of(a.visit(member.token()), b.visit(member.token())))
                    .containsOnly(200);
            b.close();
            b = secretive(step, phones);
            assertThat(b.visit(a.reception().newMember().token())).isEqualTo(200);
        }
        assertThat(List.of(a.visit(member.token()), b.visit(member.token()))).containsOnly(200);
    }

    @Test
    void a_command_with_another_secret_makes_no_key_that_nobody_could_use() {
        Product a = start(Map.of(), new Phones());
        Ended refused = new Commands(Product.settings(database, Map.of("SECRET_KEY", NEW))).run("keys", "rotate");

        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err())
                .contains("cannot be opened", "SECRET_KEY_FALLBACKS")
                .doesNotContain("\tat ");
        assertThat(commands.run("keys", "list").out().lines())
                .hasSize(2)
                .element(1)
                .satisfies(line -> assertThat(line).startsWith(a.kids().get(0)));
    }

    @Test
    void who_has_lost_the_secret_key_starts_again_with_another() {
        Product a = start(Map.of(), new Phones());
        String lost = a.kids().get(0);
        a.close();
        Commands others = new Commands(Product.settings(database, Map.of("SECRET_KEY", NEW)));
        assertThat(commands.run("keys", "remove", "--lost").out()).contains("No key is lost");
        assertThatThrownBy(() -> start(Map.of("SECRET_KEY", NEW), new Phones()))
                .hasMessageContaining("latchkey keys remove --lost");

        assertThat(others.run("keys", "remove", "--lost").out()).contains("Removed: " + lost);

        Product again = start(Map.of("SECRET_KEY", NEW), new Phones());
        assertThat(again.kids()).hasSize(1).doesNotContain(lost);
        assertThat(again.reception().newMember().me().get("status").asText()).isEqualTo("active");
    }

    @Test
    void tokens_of_one_kind_are_refused_while_the_other_kind_is_in_use() {
        Phones phones = new Phones();
        Product pairs = start(Map.of(), phones);
        String es256 = pairs.reception().newMember().token();
        pairs.close();
        Product shared = start(Map.of("JWT_SECRET_KEY", NEW), phones);
        String hs256 = shared.reception().newMember().token();

        assertThat(shared.client().bearing(es256).get(ME).code()).isEqualTo("token.invalid");
        assertThat(shared.visit(hs256)).isEqualTo(200);
        assertThat(shared.kids()).isEmpty();
        shared.close();

        Product again = start(Map.of(), phones);
        assertThat(again.client().bearing(hs256).get(ME).code()).isEqualTo("token.invalid");
        assertThat(again.visit(es256)).isEqualTo(200);
    }

    private Product start(Map<String, String> settings, Phones phones) {
        Product product = Product.start(database, settings, phones);
        open.add(product);
        return product;
    }

    private Product secretive(Map<String, String> step, Phones phones) {
        Map<String, String> settings = new HashMap<>(Product.UNLIMITED);
        settings.putAll(step);
        return start(settings, phones);
    }
}
