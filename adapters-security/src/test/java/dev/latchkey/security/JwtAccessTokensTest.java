package dev.latchkey.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.interfaces.DecodedJWT;
import dev.latchkey.application.sessions.AccessTokens;
import dev.latchkey.application.sessions.AccessTokensContract;
import dev.latchkey.application.sessions.PublishKeys;
import dev.latchkey.application.sessions.SigningKeys.Stage;
import dev.latchkey.domain.accounts.Role;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.sessions.AccessClaims;
import dev.latchkey.domain.sessions.AuthMethod;
import dev.latchkey.domain.sessions.SessionId;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JwtAccessTokensTest implements AccessTokensContract {
    private static final Secrets SECRET = Secrets.only(MasterSecret.of(MasterSecretTest.SETTING));
    private static final Es256KeyPairs PAIRS = new Es256KeyPairs(SECRET, new SecureRandom(), P256.portable());
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration LIFE = Duration.ofMinutes(15);

    private final BreakableSigningKeys store = new BreakableSigningKeys();
    private Instant now = START;
    private final Es256Keys keys = Es256Keys.open(store, SECRET, new SecureRandom(), () -> now);
    private final JwtAccessTokens tokens = new JwtAccessTokens(keys, "https://id.example", "latchkey", () -> now);

    private final Es256Keys theirs = Es256Keys.open(new BreakableSigningKeys(), SECRET, new SecureRandom(), () -> now);

    @Override
    public AccessTokens tokens(InstantSource clock) {
        return new JwtAccessTokens(keys, "https://id.example", "latchkey", clock);
    }

    @Override
    public AccessTokens tokensOfOthers(InstantSource clock) {
        return new JwtAccessTokens(theirs, "https://id.example", "latchkey", clock);
    }

    private static AccessClaims claims(Instant issuedAt) {
        return new AccessClaims(
                new UserId(42),
                new SessionId(new UUID(1, 2)),
                new UUID(3, 4),
                Role.STUDENT,
                AuthMethod.SMS,
                issuedAt,
                issuedAt.plus(LIFE));
    }

    @Test
    void says_afterwards_what_was_said_before() {
        String token = tokens.sign(claims(START));

        assertThat(tokens.verify(token)).contains(claims(START));
        assertThat(tokens.verify(token)).contains(claims(START));
    }

    @Test
    void is_written_as_rfc_9068_says() {
        DecodedJWT token = JWT.decode(tokens.sign(claims(START)));

        assertThat(text(token.getHeader()))
                .contains(
                        "\"alg\":\"ES256\"",
                        "\"typ\":\"at+jwt\"",
                        "\"kid\":\"" + keys.signing().id() + "\"");
        assertThat(text(token.getPayload()))
                .contains(
                        "\"iss\":\"https://id.example\"",
                        "\"aud\":\"latchkey\"",
                        "\"sub\":\"42\"",
                        "\"sid\":\"00000000-0000-0001-0000-000000000002\"",
                        "\"jti\":\"00000000-0000-0003-0000-000000000004\"",
                        "\"iat\":1767225600",
                        "\"nbf\":1767225600",
                        "\"exp\":1767226500",
                        "\"role\":\"student\"",
                        "\"amr\":[\"sms\"]");
    }

    /** C-29: in Turkish an I in lower case has no dot. */
    @Test
    void is_written_the_same_in_every_country() {
        Locale before = Locale.getDefault();
        try {
            for (String country : new String[] {"tr-TR", "ar-EG-u-nu-arab", "th-TH-u-ca-buddhist"}) {
                Locale.setDefault(Locale.forLanguageTag(country));
                String token = tokens.sign(claims(START));

                assertThat(text(JWT.decode(token).getPayload()))
                        .contains("\"iss\"", "\"iat\":1767225600", "\"sub\":\"42\"");
                assertThat(tokens.verify(token)).isPresent();
            }
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void is_over_when_it_was_promised_to_be() {
        String token = tokens.sign(claims(START.plusMillis(900)));

        now = START.plus(LIFE).minusNanos(1);
        assertThat(tokens.verify(token)).isPresent();
        now = START.plus(LIFE);
        assertThat(tokens.verify(token)).isEmpty();
    }

    @Test
    void may_come_from_an_instance_whose_clock_is_five_seconds_ahead() {
        String token = tokens.sign(claims(START.plusSeconds(6)));

        assertThat(tokens.verify(token)).isEmpty();
        now = START.plusSeconds(1);
        assertThat(tokens.verify(token)).isPresent();
        now = START;
        assertThat(tokens.verify(token)).isEmpty();
    }

    @Test
    void is_good_on_every_instance() {
        JwtAccessTokens other = new JwtAccessTokens(
                Es256Keys.open(store, PAIRS, () -> now), "https://id.example", "latchkey", () -> now);

        assertThat(other.verify(tokens.sign(claims(START)))).isPresent();
        assertThat(tokens.verify(other.sign(claims(START)))).isPresent();
    }

    @Test
    void is_good_only_for_those_whom_it_was_made_for() {
        String token = tokens.sign(claims(START));

        assertThat(new JwtAccessTokens(keys, "https://other.example", "latchkey", () -> now).verify(token))
                .isEmpty();
        assertThat(new JwtAccessTokens(keys, "https://id.example", "other", () -> now).verify(token))
                .isEmpty();
    }

    @Test
    void is_worth_nothing_once_its_key_is_gone_however_often_it_was_seen() {
        String token = tokens.sign(claims(START));
        assertThat(tokens.verify(token)).isPresent();

        store.clear();
        store.add(PAIRS.make(Stage.SIGNING, now), Stage.SIGNING);
        keys.reload();

        assertThat(tokens.verify(token)).isEmpty();
    }

    /** As after a change of JWT_SECRET_KEY from absent to present, and back. */
    @Test
    void is_refused_while_keys_of_the_other_kind_are_in_use_and_good_again_afterwards() {
        JwtAccessTokens shared = new JwtAccessTokens(
                new Hs256Key(MasterSecretTest.SETTING), "https://id.example", "latchkey", () -> now);
        String es256 = tokens.sign(claims(START));
        String hs256 = shared.sign(claims(START));

        assertThat(shared.verify(es256)).isEmpty();
        assertThat(tokens.verify(hs256)).isEmpty();
        assertThat(shared.verify(hs256)).isPresent();

        Es256Keys later = Es256Keys.open(store, PAIRS, () -> now);
        assertThat(new JwtAccessTokens(later, "https://id.example", "latchkey", () -> now).verify(es256))
                .isPresent();
    }

    @Test
    void is_good_while_its_key_is_retired() {
        String token = tokens.sign(claims(START));
        var old = store.all().get(0);
        store.clear();
        store.add(old, Stage.RETIRED);
        store.add(PAIRS.make(Stage.SIGNING, now), Stage.SIGNING);
        keys.reload();

        assertThat(tokens.verify(token)).isPresent();
        assertThat(JWT.decode(tokens.sign(claims(START))).getKeyId()).isNotEqualTo(old.id());
    }

    @Test
    void many_can_sign_and_check_at_once() {
        assertThat(IntStream.range(0, 200)
                        .parallel()
                        .allMatch(i -> tokens.verify(tokens.sign(claims(START))).isPresent()))
                .isTrue();
    }

    @Test
    void the_public_half_lets_others_check_it() {
        assertThat(new PublishKeys(tokens).publish())
                .singleElement()
                .satisfies(key -> assertThat(key.kid())
                        .isEqualTo(JWT.decode(tokens.sign(claims(START))).getKeyId()));
    }

    @Test
    void can_be_signed_with_a_shared_secret() {
        String secret = MasterSecretTest.SETTING;
        JwtAccessTokens shared = new JwtAccessTokens(new Hs256Key(secret), "https://id.example", "latchkey", () -> now);

        String token = shared.sign(claims(START));

        assertThat(shared.verify(token)).contains(claims(START));
        // Whoever has the secret checks it with its bytes as they are.
        Algorithm.HMAC256(secret.getBytes(StandardCharsets.UTF_8)).verify(JWT.decode(token));
        assertThat(JWT.decode(token).getType()).isEqualTo("at+jwt");
        assertThat(shared.publicKeys()).isEmpty();
        assertThat(tokens.verify(token)).isEmpty();
        assertThat(shared.verify(tokens.sign(claims(START)))).isEmpty();
    }

    private static String text(String base64url) {
        return new String(Base64.getUrlDecoder().decode(base64url), StandardCharsets.UTF_8);
    }
}
