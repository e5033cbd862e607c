package dev.latchkey.verifier;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What a token says that was found right. Its constructor is open to tests of services that need one.
 *
 * @param userId the number of the account, above zero
 * @param sessionId the signed-in device; the same for all tokens that it gets
 * @param tokenId this one token
 * @param role what the user may do, in lower case, as of the last news from Latchkey where revocations are watched. Roles
 *     may be added: treat one that you do not know as one that may do nothing
 * @param methods how the user signed in, e.g. {@code sms}; at least one
 * @param issuedAt when it was made
 * @param expiresAt from when on it is worth nothing
 */
public record VerifiedToken(
        long userId,
        UUID sessionId,
        UUID tokenId,
        String role,
        List<String> methods,
        Instant issuedAt,
        Instant expiresAt) {

    /** Copies the list. */
    public VerifiedToken {
        methods = List.copyOf(methods);
    }

    VerifiedToken withRole(String newer) {
        return newer.equals(role)
                ? this
                : new VerifiedToken(userId, sessionId, tokenId, newer, methods, issuedAt, expiresAt);
    }
}
