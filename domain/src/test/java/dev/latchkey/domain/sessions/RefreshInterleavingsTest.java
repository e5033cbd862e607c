package dev.latchkey.domain.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.sessions.RefreshFamily.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every order in which a few clients, a store and an unreliable network can take their steps, one state after another
 * (V-1, V-2, C-09 (a) to (e) and (i)). The store works as all of ours do: it judges and renews in one step, and whoever
 * was not the first looks again in a second one. Tokens are numbered; number n + 1 succeeds number n.
 */
class RefreshInterleavingsTest {
    private static final SessionRules RULES =
            new SessionRules(Duration.ofMinutes(15), Duration.ofDays(7), Duration.ofDays(30), Duration.ofSeconds(10));
    private static final Instant START = Instant.EPOCH;
    private static final int NONE = -1;
    private static final int MOST_RENEWALS = 3;

    /**
     * Two tabs share what they store; answers get lost, and nobody waits longer than the grace. Neither renews what the
     * other has just renewed while a request is still under way: access tokens live for minutes.
     */
    @Test
    void no_order_of_steps_signs_two_tabs_out_that_retry_in_time() {
        Set<World> seen = explore(World.start(2), Moves::ofPatientTabs);

        assertThat(seen).hasSizeGreaterThan(100).allSatisfy(world -> {
            assertThat(world.family().ended()).isFalse();
            assertThat(world.isStoredTokenUseful()).isTrue();
        });
    }

    @Test
    void in_no_order_do_two_tokens_renew_and_in_none_is_a_token_renewed_twice() {
        Set<World> seen = explore(World.start(3), Moves::ofAnybody);

        assertThat(seen).hasSizeGreaterThan(1_000).allSatisfy(world -> {
            long renewing = IntStream.rangeClosed(0, world.newest())
                    .filter(token -> world.judge(token) == Verdict.RENEW)
                    .count();
            assertThat(renewing).isLessThanOrEqualTo(1);
            assertThat(world.children()).isLessThanOrEqualTo(MOST_RENEWALS);
        });
    }

    @Test
    void in_no_order_does_anyone_get_anything_but_the_newest_pair() {
        Set<World> seen = explore(World.start(3), Moves::ofAnybody);

        assertThat(seen)
                .allSatisfy(world -> world.clients().forEach(client -> {
                    if (client.answer() != NONE) {
                        assertThat(client.answer()).isLessThanOrEqualTo(world.newest());
                    }
                }));
    }

    /** However the thief and the victim take turns: as soon as both have used what they have, the family is dead. */
    @Test
    void in_every_order_a_thief_is_found_out_at_the_next_use_after_the_grace() {
        Set<World> seen = explore(World.start(2), Moves::ofThiefAndVictim);

        assertThat(seen).anyMatch(world -> world.family().ended());
        // After an end nothing comes back to life.
        assertThat(seen)
                .filteredOn(world -> world.family().ended())
                .allSatisfy(world -> IntStream.rangeClosed(0, world.newest())
                        .forEach(token -> assertThat(world.judge(token)).isEqualTo(Verdict.OVER)));
        // Nobody holds an outdated token for long and lives: shown after the grace, it ends the family.
        assertThat(seen)
                .filteredOn(world -> !world.family().ended())
                .allSatisfy(world -> world.clients().forEach(client -> {
                    if (client.token() < world.newest()) {
                        assertThat(world.later().judge(client.token())).isEqualTo(Verdict.REUSED);
                    }
                }));
    }

    private static Set<World> explore(World start, Next next) {
        Set<World> seen = new HashSet<>(Set.of(start));
        Deque<World> ahead = new ArrayDeque<>(seen);
        while (!ahead.isEmpty()) {
            next.of(ahead.remove()).filter(seen::add).forEach(ahead::add);
        }
        return seen;
    }

    @FunctionalInterface
    private interface Next {
        Stream<World> of(World world);
    }

    /** What may happen next. */
    private static final class Moves {
        private Moves() {}

        /** Tabs write what they are answered into a store that they share, and begin again from what it holds. */
        static Stream<World> ofPatientTabs(World world) {
            return each(
                    world,
                    client -> Stream.of(
                                    world.asksPatiently(client),
                                    world.serves(client),
                                    world.looksAgain(client),
                                    world.hearsAndShares(client),
                                    world.losesAnswer(client))
                            .flatMap(Optional::stream));
        }

        static Stream<World> ofAnybody(World world) {
            return Stream.concat(ofThiefAndVictim(world), Stream.of(world.later()));
        }

        /** Each has a copy of its own of the first token. */
        static Stream<World> ofThiefAndVictim(World world) {
            return Stream.concat(
                    each(
                            world,
                            client -> Stream.of(
                                            world.asks(client),
                                            world.serves(client),
                                            world.looksAgain(client),
                                            world.hears(client),
                                            world.losesAnswer(client))
                                    .flatMap(Optional::stream)),
                    Stream.of(world.later()));
        }

        private static Stream<World> each(World world, IntFunction<Stream<World>> moves) {
            return IntStream.range(0, world.clients().size()).boxed().flatMap(moves::apply);
        }
    }

    /**
     * One of those who hold a token.
     *
     * @param token what it holds
     * @param shown what it has sent and has no answer for
     * @param lost whether the store has seen that it was not the first, and has to look again
     * @param answer what is on its way to it
     */
    private record Holder(int token, int shown, boolean lost, int answer) {
        Holder at(int newToken, int newShown, boolean newLost, int newAnswer) {
            return new Holder(newToken, newShown, newLost, newAnswer);
        }
    }

    /**
     * The whole state.
     *
     * @param late whether the grace of the latest renewal is over
     * @param children how many tokens were given out as new ones
     */
    private record World(RefreshFamily family, List<Holder> clients, boolean late, int newest, int children) {
        static World start(int clients) {
            RefreshFamily family = new RefreshFamily(
                    new SessionId(new UUID(1, 2)),
                    new UserId(1),
                    AuthMethod.SMS,
                    hash(0),
                    Optional.empty(),
                    RULES.term(START, START.plus(RULES.maxAge())),
                    false);
            List<Holder> holders = IntStream.range(0, clients)
                    .mapToObj(i -> new Holder(0, NONE, false, NONE))
                    .toList();
            return new World(family, holders, false, 0, 0);
        }

        Verdict judge(int token) {
            return family.judge(hash(token), now(), RULES);
        }

        World later() {
            return new World(family, clients, true, newest, children);
        }

        boolean isStoredTokenUseful() {
            return clients.stream().map(Holder::token).map(this::judge).allMatch(Predicate.not(Verdict.REUSED::equals));
        }

        Optional<World> asks(int client) {
            Holder holder = clients.get(client);
            boolean idle = holder.shown() == NONE && holder.answer() == NONE;
            return idle ? Optional.of(with(client, holder.at(holder.token(), holder.token(), false, NONE))) : none();
        }

        Optional<World> asksPatiently(int client) {
            int token = clients.get(client).token();
            boolean oldRequest = clients.stream().anyMatch(other -> other.shown() != NONE && other.shown() != token);
            return oldRequest ? none() : asks(client);
        }

        /** The one statement that renews if the token is the current one. */
        Optional<World> serves(int client) {
            Holder holder = clients.get(client);
            if (holder.shown() == NONE || holder.lost()) {
                return none();
            }
            if (judge(holder.shown()) != Verdict.RENEW) {
                return Optional.of(with(client, holder.at(holder.token(), holder.shown(), true, NONE)));
            }
            if (newest == MOST_RENEWALS) {
                return none();
            }
            World renewed =
                    new World(family.renewed(hash(newest + 1), START, RULES), clients, false, newest + 1, children + 1);
            return Optional.of(renewed.with(client, holder.at(holder.token(), NONE, false, newest + 1)));
        }

        /** The second look of who was not the first. */
        Optional<World> looksAgain(int client) {
            Holder holder = clients.get(client);
            if (!holder.lost()) {
                return none();
            }
            Holder refused = holder.at(holder.token(), NONE, false, NONE);
            return Optional.of(
                    switch (judge(holder.shown())) {
                        case REPEAT -> with(client, holder.at(holder.token(), NONE, false, newest));
                        case REUSED -> new World(family.end(), clients, late, newest, children).with(client, refused);
                        case RENEW, OVER -> with(client, refused);
                    });
        }

        Optional<World> hears(int client) {
            Holder holder = clients.get(client);
            return holder.answer() == NONE
                    ? none()
                    : Optional.of(with(client, holder.at(holder.answer(), NONE, false, NONE)));
        }

        /** Tabs share one store: what one of them hears, both have. */
        Optional<World> hearsAndShares(int client) {
            Holder holder = clients.get(client);
            if (holder.answer() == NONE) {
                return none();
            }
            List<Holder> sharing = clients.stream()
                    .map(other -> other.at(
                            Math.max(other.token(), holder.answer()), other.shown(), other.lost(), other.answer()))
                    .toList();
            World shared = new World(family, sharing, late, newest, children);
            return Optional.of(shared.with(
                    client, sharing.get(client).at(sharing.get(client).token(), NONE, false, NONE)));
        }

        /** A crash between commit and answer, or a connection that breaks. */
        Optional<World> losesAnswer(int client) {
            Holder holder = clients.get(client);
            return holder.answer() == NONE
                    ? none()
                    : Optional.of(with(client, holder.at(holder.token(), NONE, false, NONE)));
        }

        private World with(int client, Holder holder) {
            List<Holder> changed = new ArrayList<>(clients);
            changed.set(client, holder);
            return new World(family, List.copyOf(changed), late, newest, children);
        }

        private Instant now() {
            return late ? START.plus(RULES.refreshGrace()) : START;
        }

        private static Optional<World> none() {
            return Optional.empty();
        }

        private static TokenHash hash(int token) {
            return new TokenHash(new byte[] {(byte) token});
        }
    }
}
