package dev.latchkey.application.login.phone;

import dev.latchkey.application.accounts.ViewProfile;
import dev.latchkey.application.shared.Caller;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.domain.accounts.AccountProblem;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.login.CodePurpose;
import dev.latchkey.domain.shared.Refused;

/** Sends somebody who is signed in a code with which to show that it is still them. */
public final class RequestProof {
    private final ViewProfile profiles;
    private final SendCode send;

    public RequestProof(ViewProfile profiles, SendCode send) {
        this.profiles = profiles;
        this.send = send;
    }

    /**
     * Sends the code to the account's own phone.
     *
     * @throws Refused {@link AccountProblem#NO_PHONE}
     */
    public SentCode request(Caller caller, Origin origin) {
        PhoneNumber phone = profiles.view(caller).phone().orElseThrow(() -> new Refused(AccountProblem.NO_PHONE));
        return send.send(CodePurpose.PROOF, phone, caller, origin);
    }
}
