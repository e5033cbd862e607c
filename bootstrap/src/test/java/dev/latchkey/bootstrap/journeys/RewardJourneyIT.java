package dev.latchkey.bootstrap.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.bootstrap.journeys.Reception.Member;
import dev.latchkey.bootstrap.journeys.RewardReceiver.Event;
import dev.latchkey.persistence.Database;
import dev.latchkey.persistence.DatabaseUrl;
import dev.latchkey.persistence.Sql;
import dev.latchkey.persistence.TestServer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Rewards from the invite code to another system, which is told of each of them at least once, always by the same id. */
@Timeout(300)
class RewardJourneyIT {
    private static final String WAITING = "SELECT count(*) FROM reward_event WHERE state = 'waiting'";
    private static final String DELIVERED = "SELECT count(*) FROM reward_event WHERE state = 'delivered'";
    private static final int FRIENDS = 60;

    private final DatabaseUrl url = TestServer.migratedDatabase();
    private final Database database = Database.open(url, 2);
    private final Rows rows = new Rows(new Sql(database));
    private final RewardReceiver receiver = new RewardReceiver();

    @TempDir
    Path directory;

    @AfterEach
    void close() {
        receiver.close();
        database.close();
    }

    @Test
    void a_receiver_that_fails_twice_gets_the_same_event_three_times() {
        receiver.answerNext(500, 500);
        try (Product product = Product.start(url, settings())) {
            Member inviter = product.reception().newMember();
            Member friend = invited(product, inviter);

            Until.within(30, () -> rows.number(DELIVERED) == 1);

            assertThat(receiver.received()).hasSize(3).allMatch(Event::genuine);
            assertThat(receiver.received().stream().map(Event::id).distinct()).hasSize(1);
            assertThat(receiver.received().stream().map(Event::body).distinct()).hasSize(1);
            Event event = receiver.received().get(0);
            assertThat(event.data().get("newcomer_id").asLong()).isEqualTo(friend.id());
            assertThat(event.data().get("inviter_id").asLong()).isEqualTo(inviter.id());
            assertThat(event.data().get("invite_code").asText()).isEqualTo(inviter.inviteCode());
            assertThat(event.body()).doesNotContain(friend.phone()).doesNotContain(inviter.phone());
            assertThat(product.client()
                            .get("/health")
                            .json()
                            .at("/parts/rewards/status")
                            .asText())
                    .isEqualTo("up");
        }
    }

    @Test
    void two_instances_tell_of_every_reward_once() {
        try (Product one = Product.start(url, settings());
                Product other = Product.start(url, settings(), one.phones())) {
            Member inviter = one.reception().newMember();
            List<Member> friends = one.reception().newMembers(FRIENDS);
            List<Integer> entered = IntStream.range(0, FRIENDS)
                    .parallel()
                    .mapToObj(i -> (i % 2 == 0 ? one : other)
                            .client()
                            .bearing(friends.get(i).token())
                            .put("/api/v1/me/invite", Map.of("invite_code", inviter.inviteCode()))
                            .status())
                    .toList();
            assertThat(entered).containsOnly(200);

            Until.within(60, () -> rows.number(DELIVERED) == FRIENDS);
        }

        assertThat(receiver.received()).hasSize(FRIENDS).allMatch(Event::genuine);
        assertThat(receiver.received().stream()
                        .map(event -> event.data().get("newcomer_id").asLong())
                        .collect(Collectors.toSet()))
                .hasSize(FRIENDS);
    }

    @Test
    void who_stops_before_the_answer_leaves_it_to_the_next_who_sends_the_same() {
        receiver.beSilent(true);
        try (Product product = Product.start(url, settings())) {
            invited(product, product.reception().newMember());
            Until.within(30, () -> receiver.received().size() == 1);
        }
        assertThat(rows.number(WAITING)).isEqualTo(1);
        receiver.beSilent(false);

        // As if the lease of what was under way had run out.
        rows.run("UPDATE reward_event SET due_at = now()");
        try (Product next = Product.start(url, settings())) {
            Until.within(30, () -> rows.number(DELIVERED) == 1);
            assertThat(next.client().get("/health").status()).isEqualTo(200);
        }

        assertThat(receiver.received()).hasSize(2);
        assertThat(receiver.received().get(1).id())
                .isEqualTo(receiver.received().get(0).id());
    }

    @Test
    void kill_9_between_the_sending_and_the_answer_repeats_the_same_event() {
        receiver.beSilent(true);
        rows.run("""
                INSERT INTO account (phone, invite_code, created_at, updated_at)
                VALUES ('+79129999991', 'AAAAA2', now(), now()), ('+79129999992', 'AAAAA3', now(), now())
                """);
        rows.run("""
                INSERT INTO referral (newcomer, inviter, code, activated_at)
                SELECT n.id, i.id, i.invite_code, now() FROM account n, account i
                WHERE n.invite_code = 'AAAAA3' AND i.invite_code = 'AAAAA2'
                """);
        rows.run("""
                INSERT INTO reward_event (newcomer, id, qualified_at, due_at)
                SELECT newcomer, gen_random_uuid(), now(), now() FROM referral
                """);
        Jar jar = Jar.start(directory.resolve("data"), Product.settings(url, settings()));
        Until.within(60, () -> receiver.received().size() == 1);
        jar.kill();
        receiver.beSilent(false);
        assertThat(rows.number(WAITING)).isEqualTo(1);

        // As if the lease of what was under way had run out.
        rows.run("UPDATE reward_event SET due_at = now()");
        try (Product next = Product.start(url, settings())) {
            Until.within(60, () -> rows.number(DELIVERED) == 1);
            assertThat(next.client().get("/health").status()).isEqualTo(200);
        }

        assertThat(receiver.received()).hasSize(2).allMatch(Event::genuine);
        assertThat(receiver.received().get(1).id())
                .isEqualTo(receiver.received().get(0).id());
    }

    @Test
    void an_account_with_an_address_earns_the_reward_when_the_address_is_proved() {
        try (Product product = Product.start(url, settings())) {
            Member inviter = product.reception().newMember();
            Answer in = product.client()
                    .post(
                            "/api/v1/auth/signup",
                            Map.of(
                                    "email",
                                    "friend@example.org",
                                    "password",
                                    "tea for 2 at noon",
                                    "invite_code",
                                    inviter.inviteCode()));
            assertThat(in.status()).isEqualTo(201);
            assertThat(rows.count("reward_event")).isZero();
            String letter = product.phones().line(printed -> printed.contains("#token="));
            String token = letter.substring(letter.indexOf("#token=") + "#token=".length())
                    .strip();

            assertThat(product.client()
                            .post("/api/v1/auth/email/verify", Map.of("token", token))
                            .status())
                    .isEqualTo(204);

            Until.within(30, () -> rows.number(DELIVERED) == 1);
            assertThat(receiver.received()).hasSize(1);
        }
    }

    @Test
    void without_a_receiver_nothing_is_written_down() {
        try (Product product = Product.start(url, Product.UNLIMITED)) {
            invited(product, product.reception().newMember());
        }

        assertThat(rows.count("reward_event")).isZero();
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(Product.UNLIMITED);
        settings.put("REWARD_WEBHOOK_URL", receiver.url());
        settings.put("REWARD_WEBHOOK_SECRET", RewardReceiver.SECRET);
        return settings;
    }

    private static Member invited(Product product, Member inviter) {
        return product.reception().signIn(Phones.number(), Map.of("invite_code", inviter.inviteCode()));
    }
}
