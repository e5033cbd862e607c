package dev.latchkey.application.login;

import dev.latchkey.application.accounts.Entered;
import dev.latchkey.domain.providers.ProviderProblem;
import dev.latchkey.domain.shared.Refused;

/** Whom a way to sign in is for. It is looked at after the proof, so that strangers learn nothing. */
public enum Door {
    EVERYBODY,
    PROVIDERS;

    /**
     * Lets in whom the door is for. The banned pass, because they have an answer of their own.
     *
     * @throws Refused {@link ProviderProblem#NONE}
     */
    public Entered admit(Entered entered) {
        if (this == PROVIDERS
                && !entered.user().isProvider()
                && entered.refusal().isEmpty()) {
            throw new Refused(ProviderProblem.NONE);
        }
        return entered;
    }
}
