package dev.latchkey.application.login.telegram;

import dev.latchkey.domain.accounts.TelegramPerson;
import dev.latchkey.domain.login.BrowserSecret;
import dev.latchkey.domain.login.IdTokenClaims;
import dev.latchkey.domain.login.OidcKey;
import dev.latchkey.domain.login.TelegramProblem;
import dev.latchkey.domain.shared.Refused;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Believes tokens of Telegram's OpenID provider that were issued for us, and for the browser that shows them. */
public final class CheckOidc {
    private final OidcRules rules;
    private final IdTokens tokens;
    private final CodeExchange codes;
    private final OidcAttempts attempts;
    private final SpentProofs spent;
    private final InstantSource clock;

    public CheckOidc(
            OidcRules rules,
            IdTokens tokens,
            CodeExchange codes,
            OidcAttempts attempts,
            SpentProofs spent,
            InstantSource clock) {
        this.rules = rules;
        this.tokens = tokens;
        this.codes = codes;
        this.attempts = attempts;
        this.spent = spent;
        this.clock = clock;
    }

    /** A token that a page has got in a window of Telegram. Only its nonce binds it to the browser. */
    Vouched token(TelegramProof.IdToken proof) {
        requireOpen(rules.isOn());
        IdTokenClaims claims = tokens.read(proof.token());
        TelegramPerson person = claims.personFor(rules.client(), rules.issuer(), clock.instant());
        if (claims.nonce().isEmpty() && rules.nonceRequired()) {
            throw new Refused(TelegramProblem.SIGNATURE_WRONG);
        }
        return new Vouched(person, Optional.empty(), Optional.empty(), () -> {
            spend(claims);
            claims.nonce().ifPresent(nonce -> endOfNonce(nonce, proof.browser()));
        });
    }

    /** A code with which Telegram has sent a browser back. */
    Vouched code(TelegramProof.Code proof) {
        requireOpen(rules.isOn() && rules.hasSecret());
        BrowserSecret browser = proof.browser().orElseThrow(() -> new Refused(TelegramProblem.STATE_WRONG));
        // Ended here and now, so that whatever comes of it nobody can come back with it again.
        OidcAttempts.Attempt attempt = attempts.end(
                        new OidcKey(proof.state()).ofState(), browser.hash(), clock.instant())
                .orElseThrow(() -> new Refused(TelegramProblem.STATE_WRONG));
        String code = proof.code().orElseThrow(() -> new Refused(TelegramProblem.DECLINED));
        IdTokenClaims claims = tokens.read(codes.token(code, browser.derive("verifier", proof.state())));
        Instant now = clock.instant();
        TelegramPerson person = claims.personFor(rules.client(), rules.issuer(), now);
        String nonce = browser.derive("nonce", proof.state());
        if (!claims.nonce().map(nonce::equals).orElse(!rules.nonceRequired())) {
            throw new Refused(TelegramProblem.SIGNATURE_WRONG);
        }
        return new Vouched(person, Optional.empty(), attempt.invite(), () -> spend(claims));
    }

    private static void requireOpen(boolean open) {
        if (!open) {
            throw new Refused(TelegramProblem.OFF);
        }
    }

    private void spend(IdTokenClaims claims) {
        if (!spent.spend(claims.fingerprint(), claims.end())) {
            throw new Refused(TelegramProblem.REPLAYED);
        }
    }

    private void endOfNonce(String nonce, Optional<BrowserSecret> browser) {
        Optional<OidcAttempts.Attempt> ended =
                browser.flatMap(known -> attempts.end(new OidcKey(nonce).ofNonce(), known.hash(), clock.instant()));
        if (ended.isEmpty()) {
            throw new Refused(TelegramProblem.SIGNATURE_WRONG);
        }
    }
}
