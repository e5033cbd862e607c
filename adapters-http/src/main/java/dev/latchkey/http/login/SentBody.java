package dev.latchkey.http.login;

import dev.latchkey.application.login.phone.SentCode;
import java.util.UUID;

/** A code is on its way. */
record SentBody(UUID challengeId, String channel, int codeLength, long expiresIn, long resendIn) {
    static final String SMS = "sms";

    static SentBody of(SentCode sent) {
        return new SentBody(
                sent.challenge().value(),
                SMS,
                sent.length(),
                sent.expiresIn().toSeconds(),
                sent.resendIn().toSeconds());
    }
}
