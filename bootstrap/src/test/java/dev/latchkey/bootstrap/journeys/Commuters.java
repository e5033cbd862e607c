package dev.latchkey.bootstrap.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.bootstrap.journeys.Reception.Member;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** People who renew their session and look at their profile, again and again, while others play with the instances. */
final class Commuters implements AutoCloseable {
    /** Between two trips, so that whoever is started anew gets a share of the processor too. */
    private static final Duration PAUSE = Duration.ofMillis(25);

    private final Balancer balancer;
    private final ExecutorService threads;
    private final List<Future<Pass>> journeys = new ArrayList<>();
    private final List<Answer> refusals = new CopyOnWriteArrayList<>();
    private final AtomicInteger renewals = new AtomicInteger();
    private volatile boolean over;

    Commuters(Balancer balancer, List<Member> members) {
        this.balancer = balancer;
        this.threads = Executors.newFixedThreadPool(members.size());
        members.forEach(member -> journeys.add(threads.submit(() -> commute(member))));
    }

    /** How many renewals were told of so far. */
    int renewals() {
        return renewals.get();
    }

    /** Waits until so many more were. */
    void awaitRenewals(int more) {
        int enough = renewals.get() + more;
        Until.within(60, () -> renewals.get() >= enough || !refusals.isEmpty());
    }

    /** Waits until everyone has the answer that they wait for, and returns what each of them has got last. */
    List<Pass> arrive() {
        over = true;
        List<Pass> last = new ArrayList<>();
        for (Future<Pass> journey : journeys) {
            try {
                last.add(journey.get());
            } catch (ExecutionException e) {
                throw new AssertionError(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
        assertThat(refusals).isEmpty();
        return last;
    }

    /** Nobody was logged out: what each was told last is what the database holds, and every instance believes it. */
    void assertAllStillSignedIn(List<Client> clients, Rows rows) {
        for (Pass pass : arrive()) {
            assertThat(rows.number("SELECT count(*) FROM auth_session WHERE ended_at IS NULL AND id = '"
                            + pass.session() + "' AND refresh_hash = '" + pass.hash() + "'"))
                    .isEqualTo(1);
            for (Client client : clients) {
                assertThat(pass.me(client).status()).isEqualTo(200);
            }
            assertThat(pass.renewed(clients.get(0)).me(clients.get(1)).status()).isEqualTo(200);
        }
        assertThat(rows.number("SELECT count(*) FROM audit_event WHERE action = 'session.reused'"))
                .isZero();
        assertThat(rows.number("SELECT count(*) FROM auth_session WHERE ended_at IS NOT NULL"))
                .isZero();
        System.out.printf("%d renewals; %s%n", renewals.get(), balancer.troubles());
    }

    @Override
    public void close() {
        over = true;
        threads.shutdownNow();
    }

    private Pass commute(Member member) {
        Pass pass = member.pass();
        while (!over) {
            Pass current = pass;
            Answer me = balancer.call(current::me);
            if (me.status() != 200 || me.json().get("id").asLong() != member.id()) {
                refusals.add(me);
                return pass;
            }
            Answer renewal = balancer.call(current::renew);
            if (renewal.status() != 200) {
                refusals.add(renewal);
                return pass;
            }
            pass = Pass.of(renewal);
            renewals.incrementAndGet();
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return pass;
    }
}
