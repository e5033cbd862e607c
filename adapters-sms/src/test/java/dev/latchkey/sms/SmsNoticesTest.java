package dev.latchkey.sms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.application.messages.NoticeTexts;
import dev.latchkey.application.messages.NoticeTextsContract;
import dev.latchkey.domain.accounts.Language;
import dev.latchkey.domain.messages.NoticeKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SmsNoticesTest implements NoticeTextsContract {

    @Override
    public NoticeTexts notices() {
        return new SmsNotices();
    }

    /** Latin text is packed into 7 bits, 160 characters to a message; any other text has 70. */
    @ParameterizedTest
    @EnumSource
    void one_message_is_enough(NoticeKind kind) {
        assertThat(notices().of(kind, Language.RU)).hasSizeLessThanOrEqualTo(70);
        assertThat(notices().of(kind, Language.EN)).hasSizeLessThanOrEqualTo(160);
    }
}
