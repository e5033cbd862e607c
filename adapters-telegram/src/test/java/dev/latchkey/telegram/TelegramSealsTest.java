package dev.latchkey.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.application.login.telegram.TelegramSignatures;
import dev.latchkey.application.login.telegram.TelegramSignaturesContract;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.EdECPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TelegramSealsTest implements TelegramSignaturesContract {
    private static final BotToken TOKEN = new BotToken("5768337691:AAH5YkoiEuPk8-FZa32hStHTqXiLPtAEhx8");

    private final KeyPair telegram = keys();
    private final TelegramSeals seals = new TelegramSeals(Optional.of(TOKEN), publicKey(telegram));

    @Override
    public TelegramSignatures signatures() {
        return seals;
    }

    @Override
    public String signedByWidget(String checkString) {
        return hex(Digests.hmac(Digests.sha256(TOKEN.text()), checkString));
    }

    @Override
    public String signedByMiniApp(String checkString) {
        return hex(Digests.hmac(Digests.hmac(Digests.utf8("WebAppData"), TOKEN.text()), checkString));
    }

    @Override
    public String signedByTelegram(String checkString) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(telegram.getPrivate());
            signature.update(Digests.utf8(checkString));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void the_key_of_mini_apps_is_derived_as_others_do_it() {
        assertThat(hex(Digests.hmac(Digests.utf8("WebAppData"), TOKEN.text())))
                .isEqualTo("a5c609aa52f63cb5e6d8ceb6e4138726ea82bbc36bb786d64482d445ea38ee5f");
        assertThat(hex(Digests.hmac(Digests.utf8("WebAppData"), "42:TEST")))
                .isEqualTo("1e806b707252e4c784e3c8d55e9d24a920c35c9568c7a3b5cb9e2698ca854532");
        assertThat(hex(Digests.hmac(Digests.hmac(Digests.utf8("WebAppData"), "my-secret-token"), "abc")))
                .isEqualTo("6ecc2e9b51f30dde6877ce374ede54eb626c84e78a5d9a9dcac54d2d248f6bde");
    }

    @Test
    void without_a_token_nothing_that_needs_it_is_believed() {
        TelegramSeals none = new TelegramSeals(Optional.empty(), publicKey(telegram));

        assertThat(none.areOfWidget(TEXT, signedByWidget(TEXT))).isFalse();
        assertThat(none.areOfMiniApp(TEXT, signedByMiniApp(TEXT))).isFalse();
        assertThat(none.areOfTelegram(TEXT, signedByTelegram(TEXT))).isTrue();
    }

    @Test
    void a_token_knows_its_bot_and_is_never_printed() {
        assertThat(TOKEN.bot()).isEqualTo(5768337691L);
        assertThat(TOKEN.toString()).doesNotContain("AAH5");
        assertThatThrownBy(() -> new BotToken("secret-without-a-number"))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .doesNotContain("secret");
    }

    @Test
    void what_is_no_point_of_the_curve_is_no_key() {
        for (String none : new String[] {"00", "ff".repeat(32), "02" + "00".repeat(31)}) {
            assertThatThrownBy(() -> Ed25519Key.ofHex(none)).as(none).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static KeyPair keys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Ed25519Key publicKey(KeyPair pair) {
        byte[] encoded = ((EdECPublicKey) pair.getPublic()).getEncoded();
        // The last 32 bytes of the form that certificates have (RFC 8410).
        return Ed25519Key.of(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
    }
}
