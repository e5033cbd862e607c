package dev.latchkey.bootstrap.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.bootstrap.journeys.Reception.Member;
import dev.latchkey.persistence.Database;
import dev.latchkey.persistence.DatabaseUrl;
import dev.latchkey.persistence.Sql;
import dev.latchkey.persistence.TestServer;
import dev.latchkey.persistence.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Instances and the database come and go under load; whoever tries again when they hear 503 or nothing, as they are told
 * to, stays signed in. Covers C-14, C-15 (immediate restart), C-21, C-09 (d), (h).
 */
@Timeout(300)
class RollingRestartIT {
    private static final int ROLLS = Together.rounds("rolls", 3);
    private static final int KILLS = Together.rounds("rolls.kills", 2);
    private static final int CRASHES = Together.rounds("rolls.crashes", 2);
    private static final int CLIENTS = 16;
    private static final int SOME = 5 * CLIENTS;

    /** How long the window is does not matter here, and a busy machine may need more than ten seconds to restart. */
    private static final Map<String, String> PATIENT = Map.of("REFRESH_GRACE", "2m");

    @TempDir
    Path directory;

    private final AtomicInteger started = new AtomicInteger();

    @Test
    void nobody_is_logged_out_while_instances_are_replaced_one_after_the_other() {
        DatabaseUrl url = TestServer.migratedDatabase();
        Phones phones = new Phones();
        List<Product> instances = new ArrayList<>();
        try (Database database = Database.open(url, 1)) {
            for (int i = 0; i < 2; i++) {
                instances.add(Product.startUnlimited(url, Map.of(), phones));
            }
            List<Member> members = instances.get(0).reception().newMembers(CLIENTS);
            Balancer balancer = new Balancer(clients(instances));
            try (Commuters commuters = new Commuters(balancer, members)) {
                for (int roll = 0; roll < 2 * ROLLS; roll++) {
                    commuters.awaitRenewals(SOME);
                    instances.get(roll % 2).close();
                    commuters.awaitRenewals(SOME);
                    instances.set(roll % 2, Product.startUnlimited(url, Map.of(), phones));
                    balancer.replace(roll % 2, instances.get(roll % 2).client());
                }
                commuters.awaitRenewals(SOME);

                commuters.assertAllStillSignedIn(clients(instances), new Rows(new Sql(database)));
            }
        } finally {
            instances.forEach(Product::close);
        }
    }

    @Test
    void nor_while_they_are_killed() {
        List<Jar> jars = new ArrayList<>();
        try (EmbeddedPostgres server = postgres();
                Database database = Database.open(server.url(), 1)) {
            List<Member> members;
            try (Product first = Product.startUnlimited(server.url(), Map.of(), new Phones())) {
                members = first.reception().newMembers(CLIENTS);
            }
            jars.addAll(Together.call(2, 2, () -> jar(server.url())));
            Balancer balancer = new Balancer(clientsOf(jars));
            try (Commuters commuters = new Commuters(balancer, members)) {
                for (int kill = 0; kill < KILLS; kill++) {
                    commuters.awaitRenewals(SOME);
                    jars.get(kill % 2).kill();
                    commuters.awaitRenewals(SOME);
                    jars.set(kill % 2, jar(server.url()));
                    balancer.replace(kill % 2, clientsOf(jars).get(kill % 2));
                }
                commuters.awaitRenewals(SOME);

                assertThat(balancer.troubled()).isPositive();
                commuters.assertAllStillSignedIn(clientsOf(jars), new Rows(new Sql(database)));
            }
        } finally {
            jars.forEach(Jar::kill);
        }
    }

    @Test
    void nor_while_postgresql_crashes_and_comes_back() {
        try (EmbeddedPostgres server = postgres();
                Pair pair = Pair.start(server.url(), PATIENT)) {
            Balancer balancer = new Balancer(pair.clients());
            List<Member> members = pair.a().reception().newMembers(CLIENTS);
            try (Commuters commuters = new Commuters(balancer, members)) {
                for (int crash = 0; crash < CRASHES; crash++) {
                    commuters.awaitRenewals(SOME);
                    ProcessHandle postmaster = Frozen.postmaster(directory.resolve("data"));
                    // What pg_ctl stop -m immediate sends: no shutdown, recovery at the next start.
                    Frozen.signal("QUIT", postmaster.pid());
                    postmaster.onExit().join();
                    commuters.awaitRenewals(SOME);
                }

                assertThat(balancer.troubled()).isPositive();
                List<Pass> last = commuters.arrive();
                // Instances find out by themselves; nobody restarts them.
                for (Client client : pair.clients()) {
                    Until.within(5, () -> last.get(0).me(client).status() == 200);
                }
                commuters.assertAllStillSignedIn(pair.clients(), pair.rows());
            }
        }
    }

    private EmbeddedPostgres postgres() {
        return EmbeddedPostgres.start(directory.resolve("data"), Path.of("target", "postgres-programs"), Map.of());
    }

    private Jar jar(DatabaseUrl url) {
        return Jar.start(
                directory.resolve("jar" + started.incrementAndGet()),
                Map.of(
                        "DATABASE_URL",
                        Product.written(url),
                        "DATABASE_POOL_SIZE",
                        "10",
                        "SECRET_KEY",
                        Product.SECRET_KEY));
    }

    private static List<Client> clients(List<Product> instances) {
        return instances.stream().map(Product::client).toList();
    }

    private static List<Client> clientsOf(List<Jar> jars) {
        return jars.stream().map(jar -> jar.reception().client()).toList();
    }
}
