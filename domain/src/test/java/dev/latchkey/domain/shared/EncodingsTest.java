package dev.latchkey.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncodingsTest {
    /** The first and the second example of NIST for SHA-256. */
    @ParameterizedTest
    @CsvSource({
        "abc, ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq,"
                + " 248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    })
    void hashes_as_the_standard_does(String text, String hash) {
        assertThat(HexFormat.of().formatHex(Sha256.of(text))).isEqualTo(hash);
        assertThat(Sha256.of(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(Sha256.of(text));
    }

    @Test
    void hashes_text_in_utf_8() {
        assertThat(Sha256.of("ж")).isEqualTo(Sha256.of(new byte[] {(byte) 0xD0, (byte) 0xB6}));
    }

    /** The vectors of RFC 4648, chapter 10, without their padding. */
    @ParameterizedTest
    @CsvSource({"'', ''", "f, Zg", "fo, Zm8", "foo, Zm9v", "foob, Zm9vYg", "fooba, Zm9vYmE", "foobar, Zm9vYmFy"})
    void writes_bytes_as_the_standard_does_and_leaves_the_padding_out(String text, String written) {
        assertThat(Base64Url.of(text.getBytes(StandardCharsets.US_ASCII))).isEqualTo(written);
    }

    @Test
    void writes_nothing_that_an_address_would_change() {
        assertThat(Base64Url.of(new byte[] {(byte) 0xFB, (byte) 0xFF, (byte) 0xBF}))
                .isEqualTo("-_-_");
    }

    @Test
    void draws_as_many_bytes_as_are_asked_for() {
        byte[] drawn = new byte[32];
        new Random(1).nextBytes(drawn);

        assertThat(Base64Url.random(32, new Random(1)))
                .isEqualTo(Base64Url.of(drawn))
                .hasSize(43);
    }
}
