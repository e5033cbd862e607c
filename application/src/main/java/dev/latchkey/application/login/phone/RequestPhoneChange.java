package dev.latchkey.application.login.phone;

import dev.latchkey.application.accounts.ReadPhone;
import dev.latchkey.application.sessions.RequireProof;
import dev.latchkey.application.shared.Caller;
import dev.latchkey.application.shared.Limit;
import dev.latchkey.application.shared.Limits;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.login.CodePurpose;

/**
 * Sends a code to the number that somebody wants for their account. Does not look whose number it is: only who proves to
 * have it is told that it is taken.
 */
public final class RequestPhoneChange {
    private final ReadPhone readPhone;
    private final RequireProof proof;
    private final Limits limits;
    private final SendCode send;

    public RequestPhoneChange(ReadPhone readPhone, RequireProof proof, Limits limits, SendCode send) {
        this.readPhone = readPhone;
        this.proof = proof;
        this.limits = limits;
        this.send = send;
    }

    public SentCode request(Caller caller, String writtenPhone, Origin origin) {
        PhoneNumber phone = readPhone.read(writtenPhone);
        proof.of(caller);
        limits.spend(new Limits.Use(Limit.PHONE_CHANGE_PER_ACCOUNT, caller.user()));
        return send.send(CodePurpose.PHONE_CHANGE, phone, caller, origin);
    }
}
