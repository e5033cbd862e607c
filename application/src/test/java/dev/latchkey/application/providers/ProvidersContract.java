package dev.latchkey.application.providers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.application.accounts.AccountsFixture;
import dev.latchkey.application.providers.Providers.Search;
import dev.latchkey.application.shared.AtOnce;
import dev.latchkey.application.shared.Some;
import dev.latchkey.domain.accounts.EmailAddress;
import dev.latchkey.domain.accounts.User;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.providers.ProviderProfile;
import dev.latchkey.domain.providers.ProviderStatus;
import dev.latchkey.domain.shared.Change;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What all {@link Providers} promise, whatever they are stored in. */
public interface ProvidersContract extends AccountsFixture {
    Instant NOW = Some.NOW;
    Instant LATER = NOW.plusSeconds(60);
    ProviderChanges NOTHING = new ProviderChanges(
            Optional.empty(), Change.keep(), Change.keep(), Change.keep(), Change.keep(), Optional.empty());

    Providers providers();

    @Test
    default void an_account_becomes_a_provider_and_is_known_as_one() {
        User user = someone();
        ProviderProfile profile = full(Some.key());
        assertThat(user.isProvider()).isFalse();

        Provider opened = providers().open(user.id(), profile, NOW).orElseThrow();

        assertThat(opened.account()).isEqualTo(user.id());
        assertThat(opened.profile()).isEqualTo(profile);
        assertThat(opened.status()).isEqualTo(ProviderStatus.ACTIVE);
        assertThat(opened.createdAt()).isEqualTo(NOW);
        assertThat(providers().find(user.id())).contains(opened);
        assertThat(accounts().find(user.id()).orElseThrow().isProvider()).isTrue();
        assertThat(providers().find(someone().id())).isEmpty();
    }

    @Test
    default void of_many_profiles_at_once_an_account_gets_one() {
        User user = someone();

        List<Boolean> opened = AtOnce.call(
                16, i -> providers().open(user.id(), bare("Company " + i), NOW).isPresent());

        assertThat(opened.stream().filter(Boolean::booleanValue)).hasSize(1);
    }

    @Test
    default void a_deleted_account_is_no_provider() {
        User gone = someone();
        User user = opened(bare(Some.key()));

        delete(gone.id());
        delete(user.id());

        assertThat(providers().open(gone.id(), bare("Late"), NOW)).isEmpty();
        assertThat(providers().find(user.id())).isEmpty();
        assertThat(providers().putStatus(user.id(), ProviderStatus.FROZEN, NOW)).isEmpty();
        assertThat(providers().close(user.id())).isFalse();
    }

    @Test
    default void what_is_not_changed_stays_and_what_is_cleared_goes() {
        ProviderProfile first = full(Some.key());
        User user = opened(first);

        Provider kept = providers().edit(user.id(), NOTHING, LATER).orElseThrow();
        Provider cleared = providers()
                .edit(
                        user.id(),
                        new ProviderChanges(
                                Optional.of("Other"),
                                Change.clear(),
                                Change.clear(),
                                Change.clear(),
                                Change.clear(),
                                Optional.of(false)),
                        LATER)
                .orElseThrow();

        assertThat(kept.profile()).isEqualTo(first);
        assertThat(kept.createdAt()).isEqualTo(NOW);
        assertThat(kept.updatedAt()).isEqualTo(LATER);
        assertThat(cleared.profile()).isEqualTo(bare("Other"));
        assertThat(providers().find(user.id())).contains(cleared);
        assertThat(providers().edit(someone().id(), NOTHING, LATER)).isEmpty();
    }

    @Test
    default void changes_of_different_things_at_once_are_all_kept() {
        User user = opened(bare("Before"));
        List<ProviderChanges> changes = List.of(
                new ProviderChanges(
                        Optional.of("After"),
                        Change.keep(),
                        Change.keep(),
                        Change.keep(),
                        Change.keep(),
                        Optional.empty()),
                new ProviderChanges(
                        Optional.empty(),
                        Change.to("Words"),
                        Change.keep(),
                        Change.keep(),
                        Change.keep(),
                        Optional.empty()),
                new ProviderChanges(
                        Optional.empty(),
                        Change.keep(),
                        Change.to("Kind"),
                        Change.keep(),
                        Change.keep(),
                        Optional.of(true)));

        assertThat(AtOnce.call(3, i -> providers().edit(user.id(), changes.get(i), LATER)))
                .allMatch(Optional::isPresent);

        assertThat(providers().find(user.id()).orElseThrow().profile())
                .isEqualTo(new ProviderProfile(
                        "After", Optional.of("Words"), Optional.of("Kind"), Optional.empty(), Optional.empty(), true));
    }

    @Test
    default void who_closes_their_profile_may_open_another() {
        User user = opened(full(Some.key()));

        assertThat(AtOnce.call(8, i -> providers().close(user.id()))).containsOnlyOnce(true);

        assertThat(providers().close(user.id())).isFalse();
        assertThat(providers().find(user.id())).isEmpty();
        assertThat(accounts().find(user.id()).orElseThrow().isProvider()).isFalse();
        assertThat(providers().open(user.id(), bare("Again"), NOW)).isPresent();
    }

    @Test
    default void a_frozen_profile_cannot_be_closed_and_opened_anew() {
        User user = opened(bare(Some.key()));
        assertThat(providers().putStatus(user.id(), ProviderStatus.FROZEN, LATER))
                .isPresent();

        assertThat(providers().close(user.id())).isFalse();

        assertThat(providers().find(user.id()).orElseThrow().status()).isEqualTo(ProviderStatus.FROZEN);
        assertThat(providers().open(user.id(), bare("Fresh"), LATER)).isEmpty();
    }

    @Test
    default void a_changed_profile_stays_frozen() {
        User user = opened(bare(Some.key()));
        assertThat(providers().putStatus(user.id(), ProviderStatus.FROZEN, LATER))
                .isPresent();

        assertThat(providers().edit(user.id(), NOTHING, LATER).orElseThrow().status())
                .isEqualTo(ProviderStatus.FROZEN);
    }

    @Test
    default void providers_are_found_by_a_part_of_their_text_and_by_their_category() {
        String unique = Some.key();
        User first = opened(full("Élan Дом 100%_ " + unique));
        User second = opened(bare("Other " + unique));

        assertThat(found(unique.toUpperCase(Locale.ROOT), Optional.empty())).containsExactly(second.id(), first.id());
        assertThat(found("élan дОм 100%_ " + unique, Optional.empty())).containsExactly(first.id());
        assertThat(found("%" + unique, Optional.empty())).isEmpty();
        assertThat(found("about " + "Élan Дом 100%_ " + unique, Optional.empty()))
                .containsExactly(first.id());
        assertThat(found(unique, Optional.of("CLEANING"))).containsExactly(first.id());
        assertThat(found(unique, Optional.of("clean"))).isEmpty();
    }

    @Test
    default void the_frozen_and_the_banned_are_not_listed() {
        String unique = Some.key();
        User frozen = opened(bare(unique));
        User banned = opened(bare(unique));
        User shown = opened(bare(unique));

        assertThat(providers()
                        .putStatus(frozen.id(), ProviderStatus.FROZEN, LATER)
                        .orElseThrow()
                        .status())
                .isEqualTo(ProviderStatus.FROZEN);
        ban(banned.id());

        assertThat(found(unique, Optional.empty())).containsExactly(shown.id());
        assertThat(providers().find(frozen.id())).isPresent();
        assertThat(providers().putStatus(frozen.id(), ProviderStatus.ACTIVE, LATER))
                .isPresent();
        assertThat(found(unique, Optional.empty())).containsExactly(shown.id(), frozen.id());
    }

    @Test
    default void the_list_goes_on_where_it_ended() {
        String unique = Some.key();
        User first = opened(bare(unique));
        User second = opened(bare(unique));
        Search search = new Search(Optional.of(unique), Optional.empty());

        Provider latest = providers().list(search, Optional.empty(), 1).get(0);

        assertThat(latest.account()).isEqualTo(second.id());
        assertThat(providers().list(search, Optional.of(latest.position()), 10))
                .singleElement()
                .satisfies(next -> assertThat(next.account()).isEqualTo(first.id()));
    }

    private User opened(ProviderProfile profile) {
        User user = someone();
        assertThat(providers().open(user.id(), profile, NOW)).isPresent();
        return user;
    }

    private List<UserId> found(String text, Optional<String> category) {
        return providers().list(new Search(Optional.of(text), category), Optional.empty(), 10).stream()
                .map(Provider::account)
                .toList();
    }

    private static ProviderProfile full(String company) {
        return new ProviderProfile(
                company,
                Optional.of("All about " + company),
                Optional.of("Cleaning"),
                Optional.of(Some.phone()),
                Optional.of(new EmailAddress("office@example.com")),
                true);
    }

    private static ProviderProfile bare(String company) {
        return new ProviderProfile(
                company, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false);
    }
}
