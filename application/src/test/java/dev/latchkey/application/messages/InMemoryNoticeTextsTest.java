package dev.latchkey.application.messages;

class InMemoryNoticeTextsTest implements NoticeTextsContract {
    @Override
    public NoticeTexts texts() {
        return new InMemoryNoticeTexts();
    }
}
