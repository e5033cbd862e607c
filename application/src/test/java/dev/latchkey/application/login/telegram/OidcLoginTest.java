package dev.latchkey.application.login.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.application.World;
import dev.latchkey.application.login.SignedIn;
import dev.latchkey.application.shared.Some;
import dev.latchkey.domain.accounts.TelegramId;
import dev.latchkey.domain.accounts.User;
import dev.latchkey.domain.login.BrowserSecret;
import dev.latchkey.domain.login.IdTokenClaims;
import dev.latchkey.domain.shared.InvalidValue;
import dev.latchkey.domain.shared.Refused;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class OidcLoginTest {
    private final World world = new World(World.RULES, World.NO_LIMITS, false);
    private final Telegrammers telegram = world.telegram;
    private final OidcTwin provider = telegram.provider;
    private final TelegramId anna = Some.telegram();

    @Test
    void who_comes_back_with_a_code_is_signed_in_to_the_account_of_every_door() {
        BeginOidc.Away away = away();

        SignedIn in = back(away, code(away));

        assertThat(in.isNew()).isTrue();
        assertThat(telegram.byWidget(anna).user().id()).isEqualTo(in.user().id());
    }

    @Test
    void a_way_back_is_gone_once_and_only_by_the_browser_that_went() {
        BeginOidc.Away away = away();
        String code = code(away);
        BrowserSecret other = BrowserSecret.random(new Random(3));

        assertRefused(() -> signIn(proof(away, Optional.of(code), Optional.of(other))), "telegram.state_wrong");
        assertRefused(() -> signIn(proof(away, Optional.of(code), Optional.empty())), "telegram.state_wrong");
        back(away, code);
        assertRefused(() -> back(away, code), "telegram.state_wrong");
        assertRefused(() -> back(away, code(away)), "telegram.state_wrong");
    }

    @Test
    void a_code_of_another_sign_in_is_not_taken_and_ends_this_one() {
        BeginOidc.Away away = away();
        BeginOidc.Away other =
                telegram.beginOidc.redirect(Optional.of(away.browser()), Optional.empty(), Some.origin());

        assertRefused(() -> back(away, code(other)), "telegram.declined");
        assertRefused(() -> back(away, code(away)), "telegram.state_wrong");
    }

    @Test
    void two_sign_ins_of_one_browser_do_not_disturb_each_other() {
        BeginOidc.Away first = away();
        BeginOidc.Away second =
                telegram.beginOidc.redirect(Optional.of(first.browser()), Optional.empty(), Some.origin());

        assertThat(second.browser()).isEqualTo(first.browser());
        assertThat(back(first, code(first)).user().id())
                .isEqualTo(back(second, code(second)).user().id());
    }

    @Test
    void whoever_stays_away_too_long_begins_anew() {
        BeginOidc.Away away = away();
        world.clock.advance(Duration.ofMinutes(10));

        assertRefused(() -> back(away, code(away)), "telegram.state_wrong");
    }

    @Test
    void who_is_not_let_in_over_there_is_not_let_in_here() {
        BeginOidc.Away away = away();

        assertRefused(() -> signIn(proof(away, Optional.empty(), Optional.of(away.browser()))), "telegram.declined");
    }

    @Test
    void an_invite_code_goes_there_and_comes_back() {
        User inviter = world.member().user();
        BeginOidc.Away away =
                telegram.beginOidc.redirect(Optional.empty(), Optional.of(inviter.inviteCode()), Some.origin());

        assertThat(back(away, code(away)).user().activatedInviteCode()).contains(inviter.inviteCode());
        assertThatThrownBy(() ->
                        telegram.beginOidc.redirect(Optional.empty(), Optional.of(Some.inviteCode()), Some.origin()))
                .isInstanceOf(InvalidValue.class);
    }

    @Test
    void a_token_from_a_window_signs_in_once_in_the_browser_that_opened_it() {
        BeginOidc.Popup popup = telegram.beginOidc.popup(Optional.empty(), Some.origin());
        String token = provider.issued(claims(Optional.of(popup.nonce().text())));

        assertRefused(() -> token(token, Optional.empty()), "telegram.signature_wrong");
        assertRefused(() -> token(token, Optional.of(BrowserSecret.random(new Random(3)))), "telegram.signature_wrong");
        assertThat(token(token, Optional.of(popup.browser())).isNew()).isTrue();
        assertRefused(() -> token(token, Optional.of(popup.browser())), "telegram.replayed");
        String again = provider.issued(claims(Optional.of(popup.nonce().text())));
        assertRefused(() -> token(again, Optional.of(popup.browser())), "telegram.signature_wrong");
    }

    @Test
    void a_token_without_our_nonce_is_refused() {
        BrowserSecret browser =
                telegram.beginOidc.popup(Optional.empty(), Some.origin()).browser();
        for (Optional<String> nonce : List.of(Optional.<String>empty(), Optional.of(""), Optional.of("mine"))) {
            String token = provider.issued(claims(nonce));

            assertRefused(() -> token(token, Optional.of(browser)), "telegram.signature_wrong");
        }
    }

    @Test
    void where_a_nonce_may_be_absent_a_wrong_one_is_refused_all_the_same() {
        OidcRules lenient = new OidcRules(OidcTwin.ISSUER, OidcTwin.CLIENT, true, false, Duration.ofMinutes(10));
        CheckOidc check = check(lenient);

        assertThat(check.token(new TelegramProof.IdToken(provider.issued(claims(Optional.empty())), Optional.empty()))
                        .person()
                        .id())
                .isEqualTo(anna);
        Vouched wrong =
                check.token(new TelegramProof.IdToken(provider.issued(claims(Optional.of("x"))), Optional.empty()));
        assertRefused(() -> wrong.spending().spend(), "telegram.signature_wrong");
        BeginOidc.Away away = away();
        String code = provider.granted(challengeOf(away), claims(Optional.of("x")));
        assertRefused(
                () -> check.code(proof(away, Optional.of(code), Optional.of(away.browser()))),
                "telegram.signature_wrong");
    }

    @Test
    void a_nonce_is_no_state() {
        BeginOidc.Popup popup = telegram.beginOidc.popup(Optional.empty(), Some.origin());

        assertRefused(
                () -> signIn(new TelegramProof.Code(
                        popup.nonce().text(), Optional.of("code"), Optional.of(popup.browser()))),
                "telegram.state_wrong");
    }

    @Test
    void a_token_for_others_or_of_others_or_of_another_time_is_refused() {
        Instant now = world.clock.instant();
        IdTokenClaims good = claims(Optional.empty());
        assertWrong(good, OidcTwin.ISSUER + "/", good.audience(), now, now.plusSeconds(60), "telegram.signature_wrong");
        assertWrong(good, good.issuer(), List.of("43"), now, now.plusSeconds(60), "telegram.signature_wrong");
        assertWrong(good, good.issuer(), List.of(), now, now.plusSeconds(60), "telegram.signature_wrong");
        assertWrong(good, good.issuer(), List.of("42", "43"), now, now.plusSeconds(60), "telegram.signature_wrong");
        assertWrong(good, good.issuer(), good.audience(), now, now.minusSeconds(61), "telegram.data_too_old");
        assertWrong(
                good,
                good.issuer(),
                good.audience(),
                now.plusSeconds(61),
                now.plusSeconds(600),
                "telegram.data_too_old");
    }

    private void assertWrong(
            IdTokenClaims good, String issuer, List<String> audience, Instant issued, Instant expires, String code) {
        BeginOidc.Popup popup = telegram.beginOidc.popup(Optional.empty(), Some.origin());
        String token = provider.issued(new IdTokenClaims(
                issuer,
                audience,
                issued,
                expires,
                Optional.of(popup.nonce().text()),
                good.person(),
                good.fingerprint()));

        assertRefused(() -> token(token, Optional.of(popup.browser())), code);
    }

    @Test
    void a_token_that_names_nobody_is_refused() {
        BeginOidc.Popup popup = telegram.beginOidc.popup(Optional.empty(), Some.origin());
        IdTokenClaims good = claims(Optional.of(popup.nonce().text()));
        String token = provider.issued(new IdTokenClaims(
                good.issuer(),
                good.audience(),
                good.issuedAt(),
                good.expiresAt(),
                good.nonce(),
                Optional.empty(),
                good.fingerprint()));

        assertRefused(() -> token(token, Optional.of(popup.browser())), "telegram.signature_wrong");
    }

    @Test
    void what_is_not_set_up_is_closed() {
        CheckOidc off = check(new OidcRules(OidcTwin.ISSUER, "", true, true, Duration.ofMinutes(10)));
        CheckOidc withoutSecret =
                check(new OidcRules(OidcTwin.ISSUER, OidcTwin.CLIENT, false, true, Duration.ofMinutes(10)));
        BeginOidc.Away away = away();

        assertRefused(
                () -> off.token(new TelegramProof.IdToken(provider.issued(claims(Optional.empty())), Optional.empty())),
                "telegram.off");
        assertRefused(
                () -> withoutSecret.code(proof(away, Optional.of(code(away)), Optional.of(away.browser()))),
                "telegram.off");
    }

    private CheckOidc check(OidcRules rules) {
        return new CheckOidc(
                rules,
                provider::read,
                provider::token,
                world.stores.oidcAttempts,
                world.stores.spentProofs,
                world.clock);
    }

    private IdTokenClaims claims(Optional<String> nonce) {
        return OidcTwin.claims(anna, nonce, world.clock.instant());
    }

    private BeginOidc.Away away() {
        return telegram.beginOidc.redirect(Optional.empty(), Optional.empty(), Some.origin());
    }

    private String code(BeginOidc.Away away) {
        return provider.granted(away.address(), anna, world.clock.instant());
    }

    private SignedIn back(BeginOidc.Away away, String code) {
        return signIn(proof(away, Optional.of(code), Optional.of(away.browser())));
    }

    private static TelegramProof.Code proof(
            BeginOidc.Away away, Optional<String> code, Optional<BrowserSecret> browser) {
        return new TelegramProof.Code(part(away.address(), 0), code, browser);
    }

    private static String challengeOf(BeginOidc.Away away) {
        return part(away.address(), 2);
    }

    private static String part(URI address, int index) {
        return address.getQuery().split("&", -1)[index];
    }

    private SignedIn token(String token, Optional<BrowserSecret> browser) {
        return signIn(new TelegramProof.IdToken(token, browser));
    }

    private SignedIn signIn(TelegramProof proof) {
        return telegram.signIn.signIn(proof, Optional.empty(), Some.origin());
    }

    private static void assertRefused(ThrowingCallable call, String code) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.problem().code()).isEqualTo(code));
    }
}
