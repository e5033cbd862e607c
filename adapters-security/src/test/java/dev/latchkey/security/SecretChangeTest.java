package dev.latchkey.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.application.sessions.SigningKeys;
import dev.latchkey.application.shared.AtOnce;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.accounts.Role;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.login.ChallengeId;
import dev.latchkey.domain.login.CodeChallenge;
import dev.latchkey.domain.login.CodePurpose;
import dev.latchkey.domain.login.LoginCode;
import dev.latchkey.domain.messages.MessageId;
import dev.latchkey.domain.sessions.AccessClaims;
import dev.latchkey.domain.sessions.AuthMethod;
import dev.latchkey.domain.sessions.SessionId;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** SECRET_KEY is changed while two instances run, one step at a time, as the documentation says. */
class SecretChangeTest {
    private static final MasterSecret OLD = MasterSecret.of(MasterSecretTest.SETTING);
    private static final MasterSecret NEW = MasterSecret.of(MasterSecretTest.SETTING + "x");
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private static final Secrets BEFORE = Secrets.only(OLD);
    private static final Secrets FIRST_STEP = Secrets.of(OLD, List.of(NEW));
    private static final Secrets SECOND_STEP = Secrets.of(NEW, List.of(OLD));
    private static final Secrets AFTER = Secrets.only(NEW);

    private final BreakableSigningKeys store = new BreakableSigningKeys();

    @Test
    void at_every_step_each_instance_recognises_what_the_other_makes() {
        Instance a = new Instance(BEFORE);
        Instance b = new Instance(BEFORE);
        assertUnderstood(a, b);
        a = new Instance(FIRST_STEP);
        assertUnderstood(a, b);
        b = new Instance(FIRST_STEP);
        assertUnderstood(a, b);
        a = new Instance(SECOND_STEP);
        assertUnderstood(a, b);
        b = new Instance(SECOND_STEP);
        assertUnderstood(a, b);
        a = new Instance(AFTER);
        assertUnderstood(a, b);
        assertUnderstood(a, new Instance(AFTER));
    }

    @Test
    void what_was_made_before_the_swap_is_good_after_it() {
        Instance before = new Instance(FIRST_STEP);
        Made made = before.make();

        new Instance(SECOND_STEP).assertRecognises(made);
    }

    /** The first step is there for a reason. */
    @Test
    void without_the_first_step_the_others_do_not_understand_who_has_swapped() {
        Instance b = new Instance(BEFORE);
        Made made = new Instance(SECOND_STEP).make();

        assertThatThrownBy(() -> b.sealer.open(made.message, made.sealed)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void keys_are_sealed_anew_at_the_start_so_that_the_old_secret_can_go() {
        String kid = new Instance(BEFORE).keys.signing().id();
        store.add(
                new Es256KeyPairs(BEFORE, new SecureRandom()).make(SigningKeys.Stage.RETIRED, NOW),
                SigningKeys.Stage.RETIRED);

        assertThatThrownBy(() -> new Instance(AFTER)).isInstanceOf(IllegalStateException.class);
        Instance swapped = new Instance(SECOND_STEP);

        assertThat(swapped.keys.signing().id()).isEqualTo(kid);
        assertThat(new Instance(AFTER).keys.signing().id()).isEqualTo(kid);
        assertThat(store.all()).hasSize(2);
    }

    @Test
    void any_number_of_instances_may_seal_the_keys_anew_at_once() {
        String kid = new Instance(BEFORE).keys.signing().id();

        AtOnce.run(
                32,
                i -> assertThat(new Instance(i % 2 == 0 ? SECOND_STEP : FIRST_STEP)
                                .keys
                                .signing()
                                .id())
                        .isEqualTo(kid));

        assertThat(store.all()).hasSize(1);
        assertThat(new Instance(SECOND_STEP).keys.signing().id()).isEqualTo(kid);
        assertThat(new Instance(AFTER).keys.signing().id()).isEqualTo(kid);
    }

    private static void assertUnderstood(Instance a, Instance b) {
        a.assertRecognises(b.make());
        b.assertRecognises(a.make());
    }

    /** What one instance has of keys, over the store of all. */
    private final class Instance {
        private final Es256Keys keys;
        private final JwtAccessTokens tokens;
        private final HmacCodeHasher hasher;
        private final AesGcmSealer sealer;

        Instance(Secrets secrets) {
            keys = Es256Keys.open(store, secrets, new SecureRandom(), () -> NOW);
            tokens = new JwtAccessTokens(keys, "latchkey", "latchkey", () -> NOW);
            hasher = new HmacCodeHasher(secrets);
            sealer = new AesGcmSealer(secrets, new SecureRandom());
        }

        Made make() {
            ChallengeId id = new ChallengeId(UUID.randomUUID());
            PhoneNumber phone = new PhoneNumber("+79123456789");
            LoginCode code = new LoginCode("0123");
            MessageId message = new MessageId(UUID.randomUUID());
            AccessClaims claims = new AccessClaims(
                    new UserId(1),
                    new SessionId(UUID.randomUUID()),
                    UUID.randomUUID(),
                    Role.STUDENT,
                    AuthMethod.SMS,
                    NOW,
                    NOW.plusSeconds(900));
            return new Made(
                    new CodeChallenge(
                            id, CodePurpose.SIGN_IN, phone, hasher.hash(id, CodePurpose.SIGN_IN, phone, code), 5, NOW),
                    code,
                    message,
                    sealer.seal(message, "the text"),
                    tokens.sign(claims));
        }

        void assertRecognises(Made made) {
            keys.reload();
            assertThat(hasher.isRight(made.challenge, made.code)).isTrue();
            assertThat(hasher.isRight(made.challenge, new LoginCode("3210"))).isFalse();
            assertThat(sealer.open(made.message, made.sealed)).isEqualTo("the text");
            assertThat(tokens.verify(made.token)).isPresent();
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // Carried from one instance to the other, never compared.
    private record Made(CodeChallenge challenge, LoginCode code, MessageId message, byte[] sealed, String token) {}
}
