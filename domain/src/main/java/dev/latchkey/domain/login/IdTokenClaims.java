package dev.latchkey.domain.login;

import dev.latchkey.domain.accounts.TelegramPerson;
import dev.latchkey.domain.sessions.TokenHash;
import dev.latchkey.domain.shared.Refused;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What an ID token says that the issuer has signed. Whether it was meant for us, and is still good, is another matter.
 *
 * @param audience for whom it was issued
 * @param person empty if it does not tell the number at Telegram
 * @param fingerprint recognises the token, whichever of its good signatures it bears
 */
public record IdTokenClaims(
        String issuer,
        List<String> audience,
        Instant issuedAt,
        Instant expiresAt,
        Optional<String> nonce,
        Optional<TelegramPerson> person,
        TokenHash fingerprint) {

    /**
     * Who it is, if that issuer has said so to that client alone.
     *
     * @throws Refused {@link TelegramProblem#SIGNATURE_WRONG} if it is not for us, {@link TelegramProblem#DATA_TOO_OLD} if
     *     its time is over or has not come
     */
    public TelegramPerson personFor(String client, String expectedIssuer, Instant now) {
        if (!issuer.equals(expectedIssuer) || !audience.equals(List.of(client))) {
            throw new Refused(TelegramProblem.SIGNATURE_WRONG);
        }
        if (now.isAfter(end()) || issuedAt.isAfter(now.plus(DataAge.SKEW))) {
            throw new Refused(TelegramProblem.DATA_TOO_OLD);
        }
        return person.orElseThrow(() -> new Refused(TelegramProblem.SIGNATURE_WRONG));
    }

    /** From when on nobody takes it any more. */
    public Instant end() {
        return expiresAt.plus(DataAge.SKEW);
    }

    /** Nothing of it, because records end up in logs. */
    @Override
    public String toString() {
        return "IdTokenClaims[***]";
    }
}
