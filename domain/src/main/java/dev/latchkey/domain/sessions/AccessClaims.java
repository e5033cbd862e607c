package dev.latchkey.domain.sessions;

import dev.latchkey.domain.accounts.Role;
import dev.latchkey.domain.accounts.UserId;
import java.time.Instant;
import java.util.UUID;

/**
 * What an access token says (RFC 9068): who, in which session, until when.
 *
 * @param tokenId unique for each token, the {@code jti} claim
 */
public record AccessClaims(
        UserId user,
        SessionId session,
        UUID tokenId,
        Role role,
        AuthMethod method,
        Instant issuedAt,
        Instant expiresAt) {}
