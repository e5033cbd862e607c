package dev.latchkey.sms;

import static dev.latchkey.domain.messages.NoticeKind.ACCOUNT_BANNED;
import static dev.latchkey.domain.messages.NoticeKind.PASSWORD_CHANGED;
import static dev.latchkey.domain.messages.NoticeKind.ROLE_CHANGED;
import static dev.latchkey.domain.messages.NoticeKind.SESSION_REUSED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.application.messages.NoticeTexts;
import dev.latchkey.application.messages.NoticeTextsContract;
import dev.latchkey.domain.accounts.Language;
import dev.latchkey.domain.messages.NoticeKind;
import org.junit.jupiter.api.Test;
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

    @Test
    void who_cannot_have_done_it_is_not_asked_whether_they_did() {
        for (NoticeKind kind : new NoticeKind[] {ROLE_CHANGED, ACCOUNT_BANNED, SESSION_REUSED}) {
            assertThat(notices().of(kind, Language.EN)).doesNotContain("not you");
            assertThat(notices().of(kind, Language.RU)).doesNotContain("Не вы");
        }
        assertThat(notices().of(PASSWORD_CHANGED, Language.EN)).contains("not you");
        assertThat(notices().of(PASSWORD_CHANGED, Language.RU)).contains("Не вы");
    }
}
