package dev.latchkey.bootstrap.journeys;

import static dev.latchkey.bootstrap.journeys.Reception.ME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.bootstrap.RunningLatchkey;
import dev.latchkey.bootstrap.journeys.Commands.Ended;
import dev.latchkey.bootstrap.journeys.Reception.Member;
import dev.latchkey.persistence.Database;
import dev.latchkey.persistence.DatabaseUrl;
import dev.latchkey.persistence.Sql;
import dev.latchkey.persistence.TestServer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The keys of access tokens come and go under people who are signed in, and none of them notices. */
@Timeout(300)
class KeyRotationIT {
    private static final int ROTATIONS = Together.rounds("rotations", 2);

    private final DatabaseUrl database = TestServer.migratedDatabase();
    private final Commands commands = new Commands(Product.settings(database, Map.of()));
    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    @Test
    void nobody_is_refused_while_keys_are_rotated_and_what_a_removed_key_signed_is_worth_nothing() throws Exception {
        Phones phones = new Phones();
        Product a = start(Product.UNLIMITED, phones);
        Product b = start(Product.UNLIMITED, phones);
        String first = a.kids().get(0);
        Member member = a.reception().newMember();
        Visitors visitors = new Visitors(List.of(a, b));

        for (int rotation = 0; rotation < ROTATIONS; rotation++) {
            ByteArrayOutputStream said = new ByteArrayOutputStream();
            CompletableFuture<Ended> rotating =
                    CompletableFuture.supplyAsync(() -> commands.run(said, "keys", "rotate", "--now"));
            Until.within(10, () -> said.toString(StandardCharsets.UTF_8).contains("Waiting"));
            String next = named(said.toString(StandardCharsets.UTF_8));
            Until.within(10, () -> a.kids().contains(next) && b.kids().contains(next));
            assertThat(visitors.haveSeen(next)).isFalse();

            Ended ended = rotating.join();

            assertThat(ended.code()).as("%s", ended).isZero();
            assertThat(ended.out()).contains("Tokens are signed with it now");
            Until.within(10, () -> visitors.haveSeen(next));
        }
        visitors.leave();
        System.out.printf(
                "%d visits and %d sign-ins during %d rotations, %d refused%n",
                visitors.visits(),
                visitors.tokens().size(),
                ROTATIONS,
                visitors.refusals().size());
        assertThat(visitors.refusals()).isEmpty();
        assertThat(visitors.visits()).isGreaterThan(100);
        assertThat(a.kids()).hasSize(ROTATIONS + 1).isEqualTo(b.kids());
        assertThat(Visitors.kid(member.token())).isEqualTo(first);
        assertThat(List.of(a.visit(member.token()), b.visit(member.token()))).containsOnly(200);

        assertThat(commands.run("keys", "remove", first).code()).isZero();

        long removed = System.nanoTime();
        Until.within(10, () -> a.visit(member.token()) == 401 && b.visit(member.token()) == 401);
        System.out.printf(
                "A removed key was out of use after %d ms%n",
                Duration.ofNanos(System.nanoTime() - removed).toMillis());
        for (String token :
                visitors.tokens().subList(0, Math.min(100, visitors.tokens().size()))) {
            int due = Visitors.kid(token).equals(first) ? 401 : 200;
            assertThat(List.of(a.visit(token), b.visit(token))).containsOnly(due);
        }
        assertThat(a.client().bearing(member.token()).get(ME).code()).isEqualTo("token.invalid");
        assertThat(a.kids()).doesNotContain(first).isEqualTo(b.kids());
        assertThat(b.visit(a.reception().signIn(member.phone()).token())).isEqualTo(200);
    }

    /** Time is made to pass by setting back what the database says of when keys came to their stages. */
    @Test
    void by_schedule_two_instances_bring_about_one_successor_let_it_sign_and_forget_the_key_before() {
        Phones phones = new Phones();
        Product a = start(Product.UNLIMITED, phones);
        Product b = start(Product.UNLIMITED, phones);
        Database own = Database.open(database, 1);
        open.add(own);
        Rows rows = new Rows(new Sql(own));
        String first = a.kids().get(0);
        String token = a.reception().newMember().token();

        rows.run("UPDATE signing_key SET since = since - interval '90 days'");
        Until.within(30, () -> a.kids().size() == 2 && b.kids().size() == 2);
        String second =
                a.kids().stream().filter(kid -> !kid.equals(first)).findFirst().orElseThrow();
        assertThat(Visitors.kid(b.reception().newMember().token())).isEqualTo(first);

        rows.run("UPDATE signing_key SET since = since - interval '1 hour' WHERE stage = 'published'");
        Until.within(30, () -> rows.number("SELECT count(*) FROM signing_key WHERE stage = 'retired'") == 1);
        Until.within(10, () -> Visitors.kid(b.reception().newMember().token()).equals(second));
        assertThat(List.of(a.visit(token), b.visit(token))).containsOnly(200);

        rows.run("UPDATE signing_key SET since = since - interval '25 hours' WHERE stage = 'retired'");
        Until.within(30, () -> a.kids().equals(List.of(second)) && b.kids().equals(List.of(second)));
        assertThat(rows.number("SELECT count(*) FROM audit_event WHERE action = 'key.rotated'"))
                .isEqualTo(1);
    }

    @Test
    void an_operator_is_told_what_keys_there_are_and_what_comes_next() {
        Product a = start(Map.of(), new Phones());
        String first = a.kids().get(0);
        assertThat(commands.run("keys", "list").out())
                .containsPattern(first + "  signing    \\S+Z  its successor is published at \\S+Z");

        Ended begun = commands.run("keys", "rotate");
        String next = named(begun.out());
        assertThat(begun.out()).startsWith("The next key is published: ").containsPattern("signs from \\S+Z on");
        assertThat(commands.run("keys", "rotate").out())
                .startsWith("A next key was published before: " + next)
                .endsWith(begun.out().substring(begun.out().indexOf(" It signs")));
        assertThat(commands.run("keys", "list").out())
                .containsPattern(first + "  signing    \\S+Z  retires at \\S+Z")
                .containsPattern(next + "  published  \\S+Z  signs from \\S+Z");

        Ended refused = commands.run("keys", "remove", first);
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).contains("no other can take its place yet", "latchkey keys rotate --now");
        Ended unknown = commands.run("keys", "remove", "nobody");
        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.err()).contains("There is no key nobody", "latchkey keys list");
        assertThat(commands.run("keys", "remove", next).code()).isZero();
        assertThat(commands.run("keys", "list").out()).doesNotContain(next);
    }

    @Test
    void there_are_no_keys_to_rotate_before_the_first_start() {
        Ended refused = commands.run("keys", "rotate");

        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).contains("makes the first one when it starts");
        assertThat(commands.run("keys", "list").out()).contains("makes the first one when it starts");
    }

    @Test
    void commands_reach_a_latchkey_that_runs_its_own_postgresql(@TempDir Path data) {
        Commands here = new Commands(Map.of("DATA_DIR", data.toString()));
        try (RunningLatchkey latchkey = RunningLatchkey.start(data, Map.of())) {
            String next = named(here.run("keys", "rotate").out());

            Client client = Client.of(latchkey.uri());
            Until.within(10, () -> Product.kids(client).contains(next));
            assertThat(here.run("keys", "list").out().lines()).hasSize(3);
        }
        assertThat(here.run("keys", "list").out().lines()).hasSize(3);
    }

    private Product start(Map<String, String> settings, Phones phones) {
        Product product = Product.start(database, settings, phones);
        open.add(product);
        return product;
    }

    private static String named(String said) {
        Matcher name = Pattern.compile("published(?: before)?: (\\S{43})\\.").matcher(said);
        assertThat(name.find()).as(said).isTrue();
        return name.group(1);
    }
}
