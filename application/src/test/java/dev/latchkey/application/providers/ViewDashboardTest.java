package dev.latchkey.application.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.application.World;
import dev.latchkey.application.login.SignedIn;
import dev.latchkey.application.shared.Caller;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.application.shared.Some;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.providers.ProviderProfile;
import dev.latchkey.domain.sessions.AuthMethod;
import dev.latchkey.domain.shared.InvalidValue;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What providers see of those whom they have brought. */
class ViewDashboardTest {
    private static final ProviderProfile PROFILE = new ProviderProfile(
            "Clean House", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false);

    private final World world = new World();
    private final Origin home = Some.origin();
    private final SignedIn owner = world.member();
    private final Caller me = world.callerOf(owner);

    @Test
    void every_day_is_there_and_the_totals_are_those_of_the_days() {
        Provider unused = world.becomeProvider.become(me, PROFILE, home);
        LocalDate first = today();
        PhoneNumber friend = Some.phone();
        joinedThroughMe(world.signIn(friend, home));
        world.clock.advance(Duration.ofDays(2));
        joinedThroughMe(world.member());
        SignedIn again = world.signIn(friend, home);

        Dashboard dashboard = world.viewDashboard.view(me, Optional.of(first), Optional.of(today()));

        assertThat(again.isNew()).isFalse();
        assertThat(dashboard.series().stream().map(Dashboard.Day::date))
                .containsExactly(first, first.plusDays(1), first.plusDays(2));
        assertThat(dashboard.series().stream().map(day -> day.figures().invited()))
                .containsExactly(1, 0, 1);
        assertThat(dashboard.series().get(1).figures().signIns())
                .containsOnlyKeys(AuthMethod.values())
                .allSatisfy((door, times) -> assertThat(times).isZero());
        assertThat(dashboard.stats().invited()).isEqualTo(2);
        assertThat(dashboard.stats().verified()).isEqualTo(2);
        assertThat(dashboard.stats().active()).isEqualTo(2);
        // The clock stands still between a sign-in and the code, so all three count.
        assertThat(dashboard.stats().allSignIns()).isEqualTo(3);
        assertThat(dashboard.provider().account()).isEqualTo(me.user());
    }

    @Test
    void thirty_days_up_to_today_are_shown_if_none_are_named() {
        Provider unused = world.becomeProvider.become(me, PROFILE, home);

        DayRange range =
                world.viewDashboard.view(me, Optional.empty(), Optional.empty()).range();

        assertThat(range).isEqualTo(new DayRange(today().minusDays(29), today()));
        assertThat(world.viewDashboard
                        .view(me, Optional.empty(), Optional.of(today().minusDays(80)))
                        .range())
                .isEqualTo(new DayRange(today().minusDays(89), today().minusDays(80)));
    }

    @Test
    void ninety_days_are_kept_and_none_has_come_yet_that_is_after_today() {
        Provider unused = world.becomeProvider.become(me, PROFILE, home);
        LocalDate today = today();

        assertThat(world.viewDashboard
                        .view(me, Optional.of(today.minusDays(89)), Optional.of(today))
                        .series())
                .hasSize(90);
        List<Optional<LocalDate>> wrong = Stream.of(today.minusDays(90), today.plusDays(1), LocalDate.of(9999, 12, 31))
                .map(Optional::of)
                .toList();
        assertThat(wrong).allSatisfy(from -> assertRefused("from", from, Optional.of(today)));
        assertThat(wrong).allSatisfy(to -> assertRefused("to", Optional.empty(), to));
        assertRefused("from", Optional.of(today), Optional.of(today.minusDays(1)));
    }

    @Test
    void a_provider_cannot_keep_the_database_counting() {
        Provider unused = world.becomeProvider.become(me, PROFILE, home);
        for (int i = 0; i < 120; i++) {
            assertThat(world.viewDashboard
                            .view(me, Optional.empty(), Optional.empty())
                            .series())
                    .hasSize(30);
        }

        assertThatThrownBy(() -> world.viewDashboard.view(me, Optional.empty(), Optional.empty()))
                .hasMessage("limit.exceeded");
    }

    @Test
    void only_providers_have_a_dashboard() {
        assertThatThrownBy(() -> world.viewDashboard.view(me, Optional.empty(), Optional.empty()))
                .hasMessage("provider.none");
    }

    private void assertRefused(String field, Optional<LocalDate> from, Optional<LocalDate> to) {
        assertThatThrownBy(() -> world.viewDashboard.view(me, from, to))
                .isInstanceOfSatisfying(
                        InvalidValue.class, wrong -> assertThat(wrong.field()).isEqualTo(field));
    }

    private void joinedThroughMe(SignedIn friend) {
        assertThat(world.redeemInvite
                        .redeem(world.callerOf(friend), owner.user().inviteCode(), home)
                        .id())
                .isEqualTo(me.user());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(world.clock.instant(), ZoneOffset.UTC);
    }
}
