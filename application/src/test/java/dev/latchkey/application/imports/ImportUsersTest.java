package dev.latchkey.application.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.application.InMemoryStores;
import dev.latchkey.application.audit.RecordAudit;
import dev.latchkey.application.imports.ImportedAccounts.Opened;
import dev.latchkey.application.imports.ImportedAccounts.Proposal;
import dev.latchkey.application.shared.Some;
import dev.latchkey.domain.accounts.User;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.invites.InviteCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ImportUsersTest {
    private final InMemoryStores stores = new InMemoryStores();
    private final TieInvited ties = new TieInvited(stores.imports, stores.transactions);

    @Test
    void every_line_is_answered_once() {
        Arrival there = SomeArrival.full().of(1);
        List<Outcome> before = users(code -> false).open(List.of(there));
        Arrival doubled = SomeArrival.plain().phone(there.person().phone()).of(2);
        Arrival changed = SomeArrival.plain().id(there.id()).of(3);
        Arrival fresh = SomeArrival.plain().of(4);

        List<Outcome> outcomes = users(code -> false).open(List.of(there, doubled, changed, fresh));

        assertThat(before).containsExactly(Outcome.opened(1, true));
        assertThat(outcomes)
                .extracting(each -> each.line() + " "
                        + each.refusal().map(Outcome.Refusal::reason).orElse(each.opened() ? "opened" : "there"))
                .containsExactlyInAnyOrder("1 there", "2 phone.taken", "3 external_id.repeated", "4 opened");
    }

    @Test
    void who_holds_what_is_taken_is_told_by_number_and_not_by_name() {
        Arrival there = SomeArrival.full().of(1);
        List<Outcome> unused = users(code -> false).open(List.of(there));
        long holder = accountOf(there).id().value();

        Outcome refused = users(code -> false)
                .open(List.of(SomeArrival.plain()
                        .usernameInCapitals(there.person().username())
                        .of(2)))
                .get(0);

        assertThat(refused.refusal())
                .contains(new Outcome.Refusal("username.taken", "username", "belongs to account " + holder));
    }

    @Test
    void a_taken_code_is_replaced_by_one_that_nobody_in_the_file_has() {
        InviteCode taken = Some.inviteCode();
        List<Outcome> unused = users(code -> false)
                .open(List.of(SomeArrival.plain().code(taken).of(1)));
        Set<InviteCode> first = new HashSet<>();
        Random sameSeed = new Random(7);
        for (int i = 0; i < 5; i++) {
            first.add(InviteCode.random(sameSeed));
        }

        Arrival unlucky = SomeArrival.plain().code(taken).of(2);
        Outcome outcome = users(first::contains).open(List.of(unlucky)).get(0);

        assertThat(outcome).isEqualTo(Outcome.opened(2, false));
        assertThat(accountOf(unlucky).inviteCode()).isNotIn(first).isNotEqualTo(taken);
    }

    @Test
    void a_spare_code_that_is_taken_is_drawn_again() {
        InviteCode spare = InviteCode.random(new Random(7));
        List<Outcome> unused = users(code -> false)
                .open(List.of(SomeArrival.plain().code(spare).of(1)));

        Outcome outcome =
                users(code -> false).open(List.of(SomeArrival.plain().of(2))).get(0);

        assertThat(outcome).isEqualTo(Outcome.opened(2, true));
    }

    @Test
    void a_batch_that_breaks_leaves_nothing() {
        Arrival arrival = SomeArrival.plain().of(1);
        ImportUsers forgetful = users(new Forgetful(stores.imports));

        assertThatThrownBy(() -> forgetful.open(List.of(arrival))).isInstanceOf(IllegalStateException.class);

        assertThat(stores.accounts.isTaken(arrival.person().phone().orElseThrow()))
                .isFalse();
    }

    @Test
    void everybody_is_tied_but_one_of_each_circle_and_those_whose_inviter_is_nobody() {
        List<String> ids = Stream.generate(Some::key).limit(3).toList();
        List<Arrival> people = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            people.add(SomeArrival.plain()
                    .id("s", ids.get(i))
                    .invitedByNumber(ids.get((i + 1) % 3))
                    .of(i + 1));
        }
        people.add(SomeArrival.plain()
                .id("s", Some.key())
                .invitedByNumber("nobody")
                .of(4));
        List<Outcome> unused = users(code -> false).open(people);

        assertThat(ties.some())
                .extracting(each -> each.line() + " "
                        + each.refusal().map(Outcome.Refusal::reason).orElse("tied"))
                .containsExactlyInAnyOrder("1 tied", "2 tied", "3 inviter.circle", "4 inviter.unknown");
        assertThat(ties.some()).isEmpty();
    }

    private User accountOf(Arrival arrival) {
        return stores.accounts
                .signInByPhone(arrival.person().phone().orElseThrow(), Some.NOW)
                .orElseThrow();
    }

    private ImportUsers users(Predicate<InviteCode> wanted) {
        return users(stores.imports, wanted);
    }

    private ImportUsers users(ImportedAccounts accounts) {
        return users(accounts, code -> false);
    }

    private ImportUsers users(ImportedAccounts accounts, Predicate<InviteCode> wanted) {
        return new ImportUsers(
                accounts,
                wanted,
                new Random(7),
                stores.transactions,
                new RecordAudit(stores.audit, () -> Some.NOW),
                () -> Some.NOW);
    }

    /** Opens accounts and does not say so. */
    private record Forgetful(ImportedAccounts accounts) implements ImportedAccounts {
        @Override
        public List<Opened> open(List<Proposal> proposals, Instant now) {
            List<Opened> unused = accounts.open(proposals, now);
            return List.of();
        }

        @Override
        public List<Holder> holders(List<Arrival> arrivals) {
            return accounts.holders(arrivals);
        }

        @Override
        public List<Tied> tie(int most) {
            return accounts.tie(most);
        }

        @Override
        public List<UserId> untieCircles(List<UserId> tied) {
            return accounts.untieCircles(tied);
        }
    }
}
