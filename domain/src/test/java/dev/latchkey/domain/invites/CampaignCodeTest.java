package dev.latchkey.domain.invites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.domain.shared.InvalidValue;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CampaignCodeTest {
    private static final Instant NOW = Instant.parse("2031-05-17T09:30:15Z");

    @ParameterizedTest
    @ValueSource(strings = {"SPRING-2031", "spring-2031", " Spring-2031\n"})
    void a_code_is_read_in_any_case_and_without_the_space_around_it(String typed) {
        assertThat(new CampaignCode(typed).value()).isEqualTo("SPRING-2031");
        assertThat(InvitationCode.typed(typed)).isEqualTo(new CampaignCode("SPRING-2031"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ABCD", "A-1B", "12345", "1234567", "AB-CDE", "ABCDEFGHIJKLMNOPQRST"})
    void four_to_twenty_letters_digits_and_hyphens_are_a_code(String typed) {
        assertThat(new CampaignCode(typed).value()).isEqualTo(typed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ABC",
                "ABCDEFGHIJKLMNOPQRSTU",
                "-ABCD",
                "ABCD-",
                "AB--CD",
                "AB CD",
                "AB_CD",
                "АВСД",
                "ABC\u0000D",
                "ABCD\u0664",
                "\u00dfBCD",
                "----"
            })
    void other_texts_are_not(String typed) {
        assertRefused(typed);
        assertThatThrownBy(() -> InvitationCode.typed(typed))
                .isInstanceOfSatisfying(
                        InvalidValue.class,
                        invalid -> assertThat(invalid.code()).isEqualTo("invite.malformed"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SUMMER", "K7RZ2M", "k7rz2m", "PROMO1", "0O1I00"})
    void what_looks_like_a_personal_code_is_one_and_never_a_campaigns(String typed) {
        assertRefused(typed);
        assertThat(InvitationCode.typed(typed)).isInstanceOf(InviteCode.class);
    }

    @Test
    void codes_that_look_alike_have_one_key() {
        assertThat(new CampaignCode("SALE-1O").key()).isEqualTo(new CampaignCode("sale-i0").key());
        assertThat(new CampaignCode("SALE-10").key()).isNotEqualTo(new CampaignCode("SALE-20").key());
    }

    @Test
    void a_campaign_is_open_until_its_last_place_or_its_last_moment() {
        Campaign campaign = campaign(OptionalInt.of(2), Optional.of(NOW), true);

        assertThat(campaign.isOpen(1, NOW.minusNanos(1))).isTrue();
        assertThat(campaign.isOpen(2, NOW.minusNanos(1))).isFalse();
        assertThat(campaign.isOpen(1, NOW)).isFalse();
        assertThat(campaign(OptionalInt.empty(), Optional.empty(), true).isOpen(1_000, NOW))
                .isTrue();
        assertThat(campaign(OptionalInt.empty(), Optional.empty(), false).isOpen(0, NOW))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Campaign.LARGEST_QUOTA + 1})
    void a_quota_is_a_number_of_people(int quota) {
        assertThatThrownBy(() -> campaign(OptionalInt.of(quota), Optional.empty(), true))
                .isInstanceOfSatisfying(
                        InvalidValue.class,
                        invalid -> assertThat(invalid.field()).isEqualTo("quota"));
    }

    private static Campaign campaign(OptionalInt quota, Optional<Instant> end, boolean active) {
        return new Campaign(new CampaignCode("SALE-10"), quota, end, Campaign.Start.STUDENT, active);
    }

    private static void assertRefused(String typed) {
        assertThatThrownBy(() -> new CampaignCode(typed)).isInstanceOfSatisfying(InvalidValue.class, invalid -> {
            assertThat(invalid.field()).isEqualTo("code");
            assertThat(invalid.code()).isEqualTo("campaign.code_invalid");
        });
    }
}
