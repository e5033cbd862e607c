package dev.latchkey.application.login.password;

import dev.latchkey.application.accounts.Entered;
import dev.latchkey.application.accounts.LookUpAccount;
import dev.latchkey.application.login.SignedIn;
import dev.latchkey.application.providers.OpenProvider;
import dev.latchkey.application.providers.Provider;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.domain.providers.ProviderProfile;

/** Opens an account that is a provider from its first moment: both, or neither. */
public final class SignUpProvider {
    private final SignUp signUp;
    private final OpenProvider open;
    private final LookUpAccount accounts;

    public SignUpProvider(SignUp signUp, OpenProvider open, LookUpAccount accounts) {
        this.signUp = signUp;
        this.open = open;
        this.accounts = accounts;
    }

    public SignedIn signUp(SignUp.Application application, ProviderProfile profile, Origin origin) {
        return signUp.signUp(
                application,
                (user, now) -> {
                    Provider unused = open.open(user.id(), profile, origin, now);
                    return new Entered(accounts.by(user.id()).orElseThrow(), true);
                },
                origin);
    }
}
