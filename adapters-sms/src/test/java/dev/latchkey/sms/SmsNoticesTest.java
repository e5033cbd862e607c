package dev.latchkey.sms;

import dev.latchkey.application.messages.NoticeTexts;
import dev.latchkey.application.messages.NoticeTextsContract;
import java.net.URI;

class SmsNoticesTest implements NoticeTextsContract {
    @Override
    public NoticeTexts texts() {
        return new SmsTexts(URI.create("https://id.example.org"));
    }
}
