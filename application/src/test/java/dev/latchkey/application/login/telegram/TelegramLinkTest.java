package dev.latchkey.application.login.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.application.World;
import dev.latchkey.application.login.SignedIn;
import dev.latchkey.application.shared.Caller;
import dev.latchkey.application.shared.Some;
import dev.latchkey.domain.accounts.EmailAddress;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.accounts.TelegramId;
import dev.latchkey.domain.accounts.User;
import dev.latchkey.domain.audit.AuditAction;
import dev.latchkey.domain.messages.LetterKind;
import dev.latchkey.domain.shared.Refused;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class TelegramLinkTest {
    private final World world = new World(World.RULES, World.NO_LIMITS, false);
    private final Telegrammers telegram = world.telegram;
    private final TelegramId anna = Some.telegram();
    private final PhoneNumber phone = Some.phone();
    private final SignedIn member = world.signIn(phone, Some.origin());
    private final Caller caller = world.callerOf(member);

    @Test
    void who_shows_a_telegram_can_sign_in_with_it_and_is_told() {
        User linked = link(anna);

        assertThat(linked.telegram()).hasValue(anna);
        assertThat(telegram.proved).containsExactly(member.user().id());
        assertThat(telegram.byMiniApp(anna, Map.of()).user().id())
                .isEqualTo(member.user().id());
        assertThat(event(AuditAction.TELEGRAM_LINKED)).isEqualTo(Map.of("from", "", "to", anna.masked()));
        world.deliverMessages.deliver();
        assertThat(world.phones.textsTo(phone)).last().asString().contains("TELEGRAM_LINKED");
    }

    @Test
    void every_way_that_leads_to_the_owner_is_told() {
        EmailAddress email = Some.email();
        world.stores.accounts.change(member.user().id(), draft -> {
            draft.email = Optional.of(email);
            draft.emailVerified = true;
        });
        int texts = world.phones.textsTo(phone).size();

        link(anna);
        unlink();
        world.deliverMessages.deliver();

        assertThat(world.stores.letters.of(LetterKind.TELEGRAM_LINKED, email)).hasSize(1);
        assertThat(world.stores.letters.of(LetterKind.TELEGRAM_UNLINKED, email)).hasSize(1);
        assertThat(world.phones.textsTo(phone)).hasSize(texts + 2);
    }

    @Test
    void a_telegram_of_another_account_stays_there_and_nothing_is_merged() {
        User owner = telegram.byWidget(anna).user();
        world.clock.advance(Duration.ofSeconds(1));
        TelegramProof proof = telegram.miniApp(anna, Map.of());

        for (int twice = 0; twice < 2; twice++) {
            assertRefused(() -> telegram.link.link(caller, proof, Some.origin()), "account.telegram_taken");
        }
        assertThat(telegram.signIn
                        .signIn(proof, Optional.empty(), Some.origin())
                        .user()
                        .id())
                .isEqualTo(owner.id());
        assertThat(world.viewProfile.view(caller).telegram()).isEmpty();
    }

    @Test
    void what_was_signed_in_with_links_nothing_and_what_was_linked_with_signs_in_nobody() {
        TelegramProof proof = telegram.miniApp(anna, Map.of());
        telegram.link.link(caller, proof, Some.origin());

        assertRefused(() -> telegram.signIn.signIn(proof, Optional.empty(), Some.origin()), "telegram.replayed");
        assertRefused(() -> telegram.link.link(caller, proof, Some.origin()), "telegram.replayed");
        assertRefused(
                () -> telegram.link.link(caller, new TelegramProof.MiniApp(Optional.empty()), Some.origin()),
                "telegram.signature_wrong");
    }

    @Test
    void another_telegram_ends_the_other_sessions_and_the_first_one_signs_in_nobody_here() {
        link(anna);
        Caller other = world.callerOf(telegram.byWidget(anna));

        link(Some.telegram());

        assertGone(other);
        assertThatCode(() -> world.viewProfile.view(caller)).doesNotThrowAnyException();
        assertThat(world.authenticate.caller(member.tokens().accessToken())).isEqualTo(caller);
        world.clock.advance(Duration.ofSeconds(1));
        assertThat(telegram.byWidget(anna).isNew()).isTrue();
    }

    @Test
    void the_first_telegram_ends_no_session_and_the_same_one_again_tells_nobody() {
        Caller other = world.callerOf(world.signIn(phone, Some.origin()));
        link(anna);
        int written = world.stores.audit.written().size();

        link(anna);

        assertThat(world.authenticate.caller(member.tokens().accessToken())).isEqualTo(caller);
        assertThat(world.stores.sessions.live(other.session(), world.clock.instant()))
                .isPresent();
        assertThat(world.stores.audit.written()).hasSize(written);
    }

    @Test
    void a_telegram_that_is_unlinked_is_free_and_those_who_came_through_it_are_out() {
        link(anna);
        Caller other = world.callerOf(telegram.byWidget(anna));

        unlink();
        unlink();

        assertGone(other);
        assertThat(world.viewProfile.view(caller).telegram()).isEmpty();
        assertThat(event(AuditAction.TELEGRAM_UNLINKED)).isEqualTo(Map.of("from", anna.masked()));
        world.clock.advance(Duration.ofSeconds(1));
        assertThat(telegram.byWidget(anna).isNew()).isTrue();
    }

    @Test
    void the_last_way_in_stays() {
        Caller onlyTelegram = world.callerOf(telegram.byWidget(anna));

        assertRefused(() -> telegram.unlink.unlink(onlyTelegram, Some.origin()), "account.last_way_in");

        assertThat(world.stores.sessions.live(onlyTelegram.session(), world.clock.instant()))
                .isPresent();
        assertThat(world.stores.accounts.isTaken(anna)).isTrue();
    }

    @Test
    void both_need_a_fresh_proof() {
        TelegramProof proof = telegram.miniApp(anna, Map.of());
        world.clock.advance(World.PROOF_LIFE.plusSeconds(1));

        assertRefused(() -> telegram.link.link(caller, proof, Some.origin()), "session.proof_needed");
        assertRefused(() -> telegram.unlink.unlink(caller, Some.origin()), "session.proof_needed");

        assertThat(telegram.signIn
                        .signIn(proof, Optional.empty(), Some.origin())
                        .isNew())
                .isTrue();
    }

    private User link(TelegramId id) {
        return telegram.link.link(caller, telegram.miniApp(id, Map.of("query_id", Some.key())), Some.origin());
    }

    private void unlink() {
        telegram.unlink.unlink(caller, Some.origin());
    }

    private void assertGone(Caller gone) {
        assertThat(world.stores.sessions.live(gone.session(), world.clock.instant()))
                .isEmpty();
    }

    private Map<String, String> event(AuditAction action) {
        return world.stores.audit.written().stream()
                .filter(event -> event.action() == action)
                .reduce((first, last) -> last)
                .orElseThrow()
                .details();
    }

    private static void assertRefused(ThrowingCallable call, String code) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.problem().code()).isEqualTo(code));
    }
}
