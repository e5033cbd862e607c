package dev.latchkey.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.application.sessions.PublishKeys;
import dev.latchkey.application.sessions.SigningKeys;
import dev.latchkey.application.sessions.SigningKeys.Stage;
import dev.latchkey.application.shared.Unavailable;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class Es256KeysTest {
    private static final MasterSecret SECRET = MasterSecret.of(MasterSecretTest.SETTING);
    private static final P256 CURVE = P256.fastest();
    private static final SecureRandom RANDOM = new SecureRandom();

    private final BreakableSigningKeys store = new BreakableSigningKeys();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    private Es256Keys open() {
        return open(Secrets.only(SECRET));
    }

    private Es256Keys open(Secrets secrets) {
        return Es256Keys.open(store, secrets, RANDOM, () -> now, CURVE);
    }

    private SigningKeys.Key another() {
        return KeyRing.first(new SecretBox(Secrets.only(SECRET), "signing keys", RANDOM), CURVE, RANDOM, now);
    }

    @Test
    void makes_a_key_when_there_is_none_and_keeps_it_over_restarts() {
        String first = open().signing().id();

        assertThat(first).hasSize(43);
        assertThat(open().signing().id()).isEqualTo(first);
        assertThat(store.all()).hasSize(1);
    }

    @Test
    void instances_that_start_at_once_sign_with_the_same_key() {
        assertThat(IntStream.range(0, 16)
                        .parallel()
                        .mapToObj(i -> open().signing().id())
                        .distinct())
                .hasSize(1);
    }

    @Test
    void keeps_no_private_half_in_clear() {
        open();

        SigningKeys.Key stored = store.all().get(0);
        byte[] pkcs8 = new SecretBox(Secrets.only(SECRET), "signing keys", RANDOM)
                .open(stored.sealedPrivateKey(), stored.id());

        assertThat(CURVE.privateKey(pkcs8).getAlgorithm()).isEqualTo("EC");
        assertThat(new String(stored.sealedPrivateKey(), StandardCharsets.ISO_8859_1))
                .doesNotContain(new String(pkcs8, StandardCharsets.ISO_8859_1).substring(30, 62));
    }

    @Test
    void publishes_keys_that_come_sign_and_go() {
        String signing = open().signing().id();
        SigningKeys.Key coming = another();
        SigningKeys.Key gone = another();
        store.add(coming, Stage.PUBLISHED);
        store.add(gone, Stage.RETIRED);

        Es256Keys keys = open();

        assertThat(keys.signing().id()).isEqualTo(signing);
        assertThat(keys.published())
                .extracting(PublishKeys.PublicKey::kid)
                .containsExactly(signing, coming.id(), gone.id());
        assertThat(keys.published().get(1)).satisfies(key -> {
            assertThat(key.kty()).isEqualTo("EC");
            assertThat(key.crv()).isEqualTo("P-256");
            assertThat(key.alg()).isEqualTo("ES256");
            assertThat(key.use()).isEqualTo("sig");
            assertThat(key.x()).isEqualTo(P256.x(CURVE.publicKey(coming.publicKey())));
            assertThat(key.y()).isEqualTo(P256.y(CURVE.publicKey(coming.publicKey())));
        });
    }

    @Test
    void looks_again_when_it_meets_an_unknown_name() {
        Es256Keys keys = open();
        SigningKeys.Key coming = another();
        store.add(coming, Stage.PUBLISHED);

        assertThat(keys.has(coming.id())).isFalse();
        assertThat(keys.find(coming.id())).isPresent();
        assertThat(keys.has(coming.id())).isTrue();
    }

    @Test
    void looks_again_no_more_often_than_every_two_seconds() {
        Es256Keys keys = open();
        int before = store.reads();
        for (int i = 0; i < 100; i++) {
            assertThat(keys.find("made-up-" + i)).isEmpty();
        }
        assertThat(store.reads()).isEqualTo(before + 1);

        now = now.plus(Duration.ofSeconds(2));
        assertThat(keys.find("made-up")).isEmpty();
        assertThat(store.reads()).isEqualTo(before + 2);
    }

    @Test
    void a_clock_that_is_set_back_does_not_keep_it_from_looking() {
        Es256Keys keys = open();
        assertThat(keys.find("made-up")).isEmpty();
        now = now.minus(Duration.ofDays(1));
        SigningKeys.Key coming = another();
        store.add(coming, Stage.PUBLISHED);

        assertThat(keys.find(coming.id())).isPresent();
    }

    @Test
    void does_not_say_no_when_the_store_cannot_be_asked() {
        Es256Keys keys = open();
        store.setDown(true);
        int before = store.reads();

        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> keys.find("unknown")).isInstanceOf(Unavailable.class);
        }
        assertThat(store.reads()).isEqualTo(before + 1);
        assertThat(keys.find(keys.signing().id())).isPresent();

        store.setDown(false);
        now = now.plus(Duration.ofSeconds(2));
        assertThat(keys.find("unknown")).isEmpty();
    }

    @Test
    void forgets_what_was_removed() {
        Es256Keys keys = open();
        String old = keys.signing().id();
        store.clear();
        store.add(another(), Stage.SIGNING);

        keys.reload();

        assertThat(keys.has(old)).isFalse();
        assertThat(keys.signing().id()).isNotEqualTo(old);
    }

    @Test
    void says_what_to_do_when_the_secret_key_was_changed() {
        open();
        MasterSecret other = MasterSecret.of(MasterSecretTest.SETTING + "x");

        assertThatThrownBy(() -> open(Secrets.only(other)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("SECRET_KEY")
                .hasMessageContaining(SECRET.keyId())
                .hasMessageContaining(other.keyId())
                .hasMessageContaining("delete what is in the table signing_key");
    }

    @Test
    void believes_no_key_that_somebody_wrote_into_the_database() {
        Es256Keys keys = open();
        SigningKeys.Key ours = store.all().get(0);
        SigningKeys.Key theirs = KeyRing.first(
                new SecretBox(Secrets.only(MasterSecret.of(MasterSecretTest.SETTING + "x")), "signing keys", RANDOM),
                CURVE,
                RANDOM,
                now);

        // A key of their own, with their seal, with ours, and under our name.
        store.add(theirs, Stage.RETIRED);
        assertThat(keys.find(theirs.id())).isEmpty();
        store.clear();
        now = now.plus(Duration.ofSeconds(2));
        store.add(ours, Stage.SIGNING);
        store.add(with(theirs.id(), theirs.publicKey(), ours.sealedPrivateKey()), Stage.RETIRED);
        assertThat(keys.find(theirs.id())).isEmpty();
        store.clear();
        now = now.plus(Duration.ofSeconds(2));
        store.add(with(ours.id(), theirs.publicKey(), ours.sealedPrivateKey()), Stage.SIGNING);
        assertThat(keys.find("unknown")).isEmpty();
        assertThat(keys.published())
                .singleElement()
                .satisfies(key -> assertThat(key.x()).isEqualTo(P256.x(CURVE.publicKey(ours.publicKey()))));
        assertThatThrownBy(this::open).isInstanceOf(IllegalStateException.class);
    }

    private SigningKeys.Key with(String id, byte[] publicKey, byte[] sealed) {
        return new SigningKeys.Key(id, publicKey, sealed, now, Stage.RETIRED, now);
    }
}
