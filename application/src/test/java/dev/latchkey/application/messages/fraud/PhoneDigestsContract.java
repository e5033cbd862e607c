package dev.latchkey.application.messages.fraud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.domain.accounts.PhoneNumber;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What all {@link PhoneDigests} promise, however they digest. */
public interface PhoneDigestsContract {
    PhoneNumber PHONE = new PhoneNumber("+79123456789");
    PhoneNumber NEIGHBOUR = new PhoneNumber("+79123456780");
    PhoneNumber STRANGER = new PhoneNumber("+79123466789");

    PhoneDigests digests();

    PhoneDigests digestsUnderAnotherKey();

    /** Under that other key, with the first one as a fallback. */
    PhoneDigests digestsAfterAChangeOfKeys();

    @Test
    default void a_number_always_has_the_same_digest_and_no_other_has_it() {
        assertThat(digests().of(PHONE)).isEqualTo(digests().of(PHONE));
        assertThat(Stream.of(PHONE, NEIGHBOUR, STRANGER).map(digests()::of)).doesNotHaveDuplicates();
    }

    @Test
    default void numbers_that_differ_in_their_last_four_digits_share_a_digest_of_their_prefix() {
        assertThat(digests().ofPrefix(PHONE))
                .isEqualTo(digests().ofPrefix(NEIGHBOUR))
                .isNotEqualTo(digests().ofPrefix(STRANGER))
                .isNotEqualTo(digests().of(PHONE));
    }

    @Test
    default void nobody_reads_the_number_in_a_digest() {
        assertThat(digests().of(PHONE)).doesNotContain("79123", "56789");
        assertThat(digests().ofPrefix(PHONE)).doesNotContain("79123");
    }

    @Test
    default void a_number_is_found_under_every_key_that_is_known() {
        assertThat(digestsUnderAnotherKey().of(PHONE)).isNotEqualTo(digests().of(PHONE));
        assertThat(digestsAfterAChangeOfKeys().all(PHONE))
                .containsExactly(digestsUnderAnotherKey().of(PHONE), digests().of(PHONE));
    }
}
