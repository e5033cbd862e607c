package dev.latchkey.application.login.password;

import dev.latchkey.application.sessions.RecogniseNetwork;
import dev.latchkey.application.sessions.RecogniseNetwork.Familiarity;
import dev.latchkey.application.shared.Limit;
import dev.latchkey.application.shared.Limits;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.login.LoginName;
import java.util.Optional;

/**
 * Bounds how many passwords are tried. From one network few are tried at one account, and those that are not looked at count
 * for nothing, so that one stranger cannot use up what is allowed for the account. Many strangers together can; then its
 * owner still gets in from the networks that they use to sign in from, through other doors, and by a new password.
 */
public final class PasswordGate {
    /** Whom a name is asked about that is nobody's, so that it takes as long. */
    private static final UserId NOBODY = new UserId(0);

    private final RecogniseNetwork recognise;
    private final Limits limits;

    public PasswordGate(RecogniseNetwork recognise, Limits limits) {
        this.recognise = recognise;
        this.limits = limits;
    }

    /** Lets an attempt at that name pass. Names of nobody are counted like all others. */
    void admit(LoginName name, Optional<UserId> user, Origin origin) {
        // By the account, so that its address and its username are not counted apart.
        String account = user.map(PasswordGate::key).orElse("name " + name.key());
        admit(account, user.orElse(NOBODY), origin);
    }

    /** Lets an attempt at the password of that account pass; it is counted with those at its names. */
    void admit(UserId user, Origin origin) {
        admit(key(user), user, origin);
    }

    private void admit(String account, UserId user, Origin origin) {
        String network = origin.network().key();
        Limits.Use ofNetwork = new Limits.Use(Limit.PASSWORD_PER_IP, network);
        Limits.Use ofBoth = new Limits.Use(Limit.PASSWORD_PER_IP_AND_ACCOUNT, network + " " + account);
        Limits.Use ofAccount = new Limits.Use(Limit.PASSWORD_PER_ACCOUNT, account);
        if (recognise.recognise(origin.network(), user) == Familiarity.KNOWN) {
            limits.spend(ofNetwork, ofBoth);
        } else {
            limits.spend(ofNetwork, ofBoth, ofAccount);
        }
    }

    private static String key(UserId user) {
        return Long.toString(user.value());
    }
}
