package dev.latchkey.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

class P256Test {
    private static final byte[] CONTENT = "what is signed".getBytes(StandardCharsets.US_ASCII);

    /** The same one twice where the native provider does not run. */
    static final List<P256> CURVES = List.of(P256.portable(), P256.fastest());

    static Stream<Arguments> pairs() {
        return CURVES.stream().flatMap(one -> CURVES.stream().map(other -> Arguments.of(one, other)));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void keys_and_signatures_of_one_provider_are_good_for_the_other(P256 one, P256 other)
            throws GeneralSecurityException {
        KeyPair pair = one.generate(new SecureRandom());
        PrivateKey moved = other.privateKey(pair.getPrivate().getEncoded());
        ECPublicKey known = one.publicKey(pair.getPublic().getEncoded());

        assertThat(one.verify(known, CONTENT, other.sign(moved, CONTENT))).isTrue();
        assertThat(P256.thumbprint(known))
                .isEqualTo(P256.thumbprint(other.publicKey(pair.getPublic().getEncoded())));
    }

    /** RFC 7515, appendix A.3. */
    @ParameterizedTest
    @FieldSource("CURVES")
    void takes_the_signature_of_the_rfc(P256 curve) throws GeneralSecurityException {
        ECPublicKey key = curve.publicKey(rfcKey().getEncoded());
        byte[] content = ("eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6"
                        + "Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] signature = Base64.getUrlDecoder()
                .decode("DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSA" + "pmWQxfKTUJqPP3-Kg6NU1Q");

        assertThat(curve.verify(key, content, signature)).isTrue();
        assertThat(P256.x(key)).isEqualTo("f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU");
        assertThat(P256.y(key)).isEqualTo("x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0");
    }

    /** CVE-2022-21449, and what else is not a number between 1 and the order of the curve. */
    @ParameterizedTest
    @FieldSource("CURVES")
    void takes_no_signature_whose_numbers_are_out_of_range(P256 curve) throws GeneralSecurityException {
        KeyPair pair = curve.generate(new SecureRandom());
        ECPublicKey key = curve.publicKey(pair.getPublic().getEncoded());
        byte[] right = curve.sign(pair.getPrivate(), CONTENT);
        for (String r : OddNumbers.ALL) {
            for (String s : OddNumbers.ALL) {
                assertThat(curve.verify(key, CONTENT, HexFormat.of().parseHex(r + s)))
                        .isFalse();
            }
        }

        assertThat(curve.verify(key, CONTENT, Arrays.copyOf(right, 63))).isFalse();
        assertThat(curve.verify(key, CONTENT, Arrays.copyOf(right, 65))).isFalse();
        assertThat(curve.verify(key, CONTENT, new byte[0])).isFalse();
    }

    @ParameterizedTest
    @FieldSource("CURVES")
    void takes_no_key_of_another_curve(P256 curve) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp384r1"));
        byte[] other = generator.generateKeyPair().getPublic().getEncoded();

        assertThatThrownBy(() -> curve.publicKey(other)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> curve.publicKey(new byte[91])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> curve.privateKey(new byte[67])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void writes_coordinates_with_their_leading_zeros() {
        P256 curve = P256.fastest();
        SecureRandom random = new SecureRandom();
        // One key in 256 begins with a zero.
        ECPublicKey key = Stream.generate(
                        () -> (ECPublicKey) curve.generate(random).getPublic())
                .filter(candidate -> candidate.getW().getAffineX().bitLength() <= 248)
                .findFirst()
                .orElseThrow();

        assertThat(P256.x(key)).hasSize(43).startsWith("A");
        assertThat(number(P256.x(key))).isEqualTo(key.getW().getAffineX());
    }

    private static ECPublicKey rfcKey() throws GeneralSecurityException {
        KeyPair any = P256.portable().generate(new SecureRandom());
        ECPoint point = new ECPoint(
                number("f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU"),
                number("x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"));
        return (ECPublicKey) KeyFactory.getInstance("EC")
                .generatePublic(new ECPublicKeySpec(point, ((ECPublicKey) any.getPublic()).getParams()));
    }

    private static BigInteger number(String base64url) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(base64url));
    }
}
