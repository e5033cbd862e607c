package dev.latchkey.application.login.telegram;

import dev.latchkey.application.accounts.EnterByTelegram;
import dev.latchkey.application.login.SignIn;
import dev.latchkey.application.login.SignedIn;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.domain.invites.InvitationCode;
import dev.latchkey.domain.sessions.AuthMethod;
import java.util.Optional;

/** Turns what Telegram vouches for into a session, once. */
public final class SignInWithTelegram {
    private final CheckTelegram check;
    private final BroughtInvite invites;
    private final EnterByTelegram accounts;
    private final SignIn signIn;

    public SignInWithTelegram(CheckTelegram check, BroughtInvite invites, EnterByTelegram accounts, SignIn signIn) {
        this.check = check;
        this.invites = invites;
        this.accounts = accounts;
        this.signIn = signIn;
    }

    /**
     * Signs in whoever it is, with a new account if they have none.
     *
     * @param typed the code of whoever invited them; else one may stand in the link to the Mini App
     */
    public SignedIn signIn(TelegramProof proof, Optional<InvitationCode> typed, Origin origin) {
        return check.checked(proof, origin, vouched -> {
            Optional<InvitationCode> invite = invites.of(typed.or(vouched::invite), vouched.startParam(), origin);
            return signIn.grant(
                    new SignIn.Proof(AuthMethod.TELEGRAM, now -> {
                        vouched.spending().spend();
                        return accounts.enter(vouched.person(), origin, now);
                    }),
                    invite,
                    origin);
        });
    }
}
