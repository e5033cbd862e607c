package dev.latchkey.application.login.telegram;

import dev.latchkey.application.invites.LookUpInvite;
import dev.latchkey.application.shared.Limit;
import dev.latchkey.application.shared.Limits;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.domain.invites.InvitationCode;
import dev.latchkey.domain.login.BrowserSecret;
import dev.latchkey.domain.login.OidcKey;
import dev.latchkey.domain.login.TelegramProblem;
import dev.latchkey.domain.sessions.TokenHash;
import dev.latchkey.domain.shared.Refused;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Sends people to Telegram, so that they come back as somebody. */
public final class BeginOidc {
    private final OidcRules rules;
    private final OidcAttempts attempts;
    private final AuthorizationPage page;
    private final LookUpInvite lookUpInvite;
    private final Limits limits;
    private final RandomGenerator random;
    private final InstantSource clock;

    public BeginOidc(
            OidcRules rules,
            OidcAttempts attempts,
            AuthorizationPage page,
            LookUpInvite lookUpInvite,
            Limits limits,
            RandomGenerator random,
            InstantSource clock) {
        this.rules = rules;
        this.attempts = attempts;
        this.page = page;
        this.lookUpInvite = lookUpInvite;
        this.limits = limits;
        this.random = random;
        this.clock = clock;
    }

    /**
     * Where to send the browser.
     *
     * @param known what the browser has kept from another sign-in, which may be under way beside this one
     */
    public Away redirect(Optional<BrowserSecret> known, Optional<InvitationCode> invite, Origin origin) {
        BrowserSecret browser = browser(known, rules.hasSecret(), origin);
        invite.ifPresent(code -> lookUpInvite.check(code, origin));
        OidcKey state = OidcKey.random(random);
        String verifier = browser.derive("verifier", state.text());
        URI address = page.address(state.text(), browser.derive("nonce", state.text()), OidcKey.challenge(verifier));
        begin(state.ofState(), browser, invite);
        return new Away(address, browser);
    }

    /** What a page needs to open Telegram's window itself. */
    public Popup popup(Optional<BrowserSecret> known, Origin origin) {
        BrowserSecret browser = browser(known, true, origin);
        OidcKey nonce = OidcKey.random(random);
        begin(nonce.ofNonce(), browser, Optional.empty());
        return new Popup(rules.client(), nonce, browser);
    }

    private BrowserSecret browser(Optional<BrowserSecret> known, boolean isOpen, Origin origin) {
        if (!rules.isOn() || !isOpen) {
            throw new Refused(TelegramProblem.OFF);
        }
        limits.spend(new Limits.Use(Limit.TELEGRAM_PER_IP, origin.network().key()));
        return known.orElseGet(() -> BrowserSecret.random(random));
    }

    private void begin(TokenHash key, BrowserSecret browser, Optional<InvitationCode> invite) {
        attempts.begin(new OidcAttempts.Attempt(
                key, browser.hash(), invite, clock.instant().plus(rules.patience())));
    }

    /** Somebody who is sent to Telegram. */
    public record Away(URI address, BrowserSecret browser) {}

    /** Somebody who goes to Telegram in a window of its own. */
    public record Popup(String client, OidcKey nonce, BrowserSecret browser) {}
}
