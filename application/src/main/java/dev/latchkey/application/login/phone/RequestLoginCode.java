package dev.latchkey.application.login.phone;

import dev.latchkey.application.accounts.ReadPhone;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.login.CodePurpose;

/** Sends a code to sign in with. Does not look whether the phone has an account, so nobody can find out. */
public final class RequestLoginCode {
    private final ReadPhone readPhone;
    private final SendCode send;

    public RequestLoginCode(ReadPhone readPhone, SendCode send) {
        this.readPhone = readPhone;
        this.send = send;
    }

    public SentCode request(String writtenPhone, Origin origin) {
        PhoneNumber phone = readPhone.read(writtenPhone);
        return send.send(CodePurpose.SIGN_IN, phone, origin);
    }
}
