package dev.latchkey.application.login.telegram;

import dev.latchkey.domain.accounts.TelegramId;
import dev.latchkey.domain.accounts.TelegramPerson;
import dev.latchkey.domain.login.IdTokenClaims;
import dev.latchkey.domain.login.LinkToken;
import dev.latchkey.domain.login.OidcKey;
import dev.latchkey.domain.login.TelegramProblem;
import dev.latchkey.domain.shared.Refused;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** An OpenID provider whose tokens are words under which it remembers what they say. */
public final class OidcTwin {
    static final String ISSUER = "https://oauth.example.org";
    static final String CLIENT = "42";

    private final Map<String, IdTokenClaims> tokens = new ConcurrentHashMap<>();
    private final Map<String, Granted> codes = new ConcurrentHashMap<>();

    static URI address(String state, String nonce, String challenge) {
        return URI.create(ISSUER + "/auth?" + state + "&" + nonce + "&" + challenge);
    }

    IdTokenClaims read(String token) {
        return Optional.ofNullable(tokens.get(token)).orElseThrow(() -> new Refused(TelegramProblem.SIGNATURE_WRONG));
    }

    String token(String code, String verifier) {
        return Optional.ofNullable(codes.remove(code))
                .filter(granted -> OidcKey.challenge(verifier).equals(granted.challenge()))
                .map(Granted::token)
                .orElseThrow(() -> new Refused(TelegramProblem.DECLINED));
    }

    /** What usual tokens say. */
    static IdTokenClaims claims(TelegramId id, Optional<String> nonce, Instant now) {
        TelegramPerson person = TelegramPerson.called(id, Optional.of("Анна"), Optional.empty(), Optional.of("anna"));
        return new IdTokenClaims(
                ISSUER,
                List.of(CLIENT),
                now,
                now.plusSeconds(3_600),
                nonce,
                Optional.of(person),
                LinkToken.random(new SecureRandom()).hash());
    }

    /** A token that says so. */
    String issued(IdTokenClaims claims) {
        String token = LinkToken.random(new SecureRandom()).secret();
        tokens.put(token, claims);
        return token;
    }

    /** Lets somebody in who was sent to that address; the code with which they come back. */
    String granted(URI address, TelegramId id, Instant now) {
        String[] parts = address.getQuery().split("&", -1);
        return granted(parts[2], claims(id, Optional.of(parts[1]), now));
    }

    String granted(String challenge, IdTokenClaims claims) {
        String code = LinkToken.random(new SecureRandom()).secret();
        codes.put(code, new Granted(challenge, issued(claims)));
        return code;
    }

    private record Granted(String challenge, String token) {}
}
