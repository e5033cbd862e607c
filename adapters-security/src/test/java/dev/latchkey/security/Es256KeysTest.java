package dev.latchkey.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.application.sessions.PublishKeys;
import dev.latchkey.application.sessions.SigningKeys;
import dev.latchkey.application.sessions.SigningKeys.Stage;
import dev.latchkey.application.shared.Unavailable;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class Es256KeysTest {
    private static final MasterSecret SECRET = MasterSecret.of(MasterSecretTest.SETTING);
    private static final MasterSecret OTHER = MasterSecret.of(MasterSecretTest.SETTING + "x");
    private static final P256 CURVE = P256.fastest();
    private static final SecureRandom RANDOM = new SecureRandom();

    private final BreakableSigningKeys store = new BreakableSigningKeys();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    private Es256Keys open() {
        return open(Secrets.only(SECRET));
    }

    private Es256Keys open(Secrets secrets) {
        return Es256Keys.open(store, new Es256KeyPairs(secrets, RANDOM, CURVE), () -> now);
    }

    private SigningKeys.Key another() {
        return new Es256KeyPairs(Secrets.only(SECRET), RANDOM, CURVE).make(Stage.PUBLISHED, now);
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
    void signs_nothing_when_no_key_can_be_used_and_goes_on_when_one_can() {
        Es256Keys keys = open();
        store.clear();
        keys.reload();
        assertThatThrownBy(keys::signing).isInstanceOf(Unavailable.class);
        assertThat(keys.published()).isEmpty();

        store.add(another(), Stage.SIGNING);
        keys.reload();
        assertThat(keys.signing()).isNotNull();
    }

    @Test
    void a_key_that_cannot_be_opened_does_not_keep_a_leaked_one_in_force() {
        Es256Keys keys = open();
        String leaked = keys.signing().id();
        store.clear();
        SigningKeys.Key ours = another();
        store.add(ours, Stage.SIGNING);
        store.add(new Es256KeyPairs(Secrets.only(OTHER), RANDOM, CURVE).make(Stage.PUBLISHED, now), Stage.PUBLISHED);

        keys.reload();

        assertThat(keys.has(leaked)).isFalse();
        assertThat(keys.signing().id()).isEqualTo(ours.id());
        assertThat(keys.published()).hasSize(1);
    }

    @Test
    void says_what_to_do_when_the_secret_key_was_changed() {
        open();

        assertThatThrownBy(() -> open(Secrets.only(OTHER)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("SECRET_KEY")
                .hasMessageContaining(SECRET.keyId())
                .hasMessageContaining(OTHER.keyId())
                .hasMessageContaining("SECRET_KEY_FALLBACKS")
                .hasMessageContaining("latchkey keys remove --lost");
    }

    @Test
    void believes_no_key_that_somebody_wrote_into_the_database() {
        Es256Keys keys = open();
        SigningKeys.Key ours = store.all().get(0);
        SigningKeys.Key theirs = new Es256KeyPairs(Secrets.only(OTHER), RANDOM, CURVE).make(Stage.SIGNING, now);

        // A key of their own, with their seal, with ours, and under our name.
        store.add(theirs, Stage.RETIRED);
        keys.reload();
        assertThat(keys.find(theirs.id())).isEmpty();
        store.clear();
        store.add(ours, Stage.SIGNING);
        store.add(with(theirs.id(), theirs.publicKey(), ours.sealedPrivateKey()), Stage.RETIRED);
        keys.reload();
        assertThat(keys.find(theirs.id())).isEmpty();
        assertThat(keys.published())
                .singleElement()
                .satisfies(key -> assertThat(key.x()).isEqualTo(P256.x(CURVE.publicKey(ours.publicKey()))));
        assertThatThrownBy(this::open).isInstanceOf(IllegalStateException.class);
        store.clear();
        store.add(with(ours.id(), theirs.publicKey(), ours.sealedPrivateKey()), Stage.SIGNING);
        keys.reload();
        assertThat(keys.published()).isEmpty();
        assertThatThrownBy(this::open).isInstanceOf(IllegalStateException.class);
    }

    private SigningKeys.Key with(String id, byte[] publicKey, byte[] sealed) {
        return new SigningKeys.Key(id, publicKey, sealed, now, Stage.RETIRED, now);
    }
}
