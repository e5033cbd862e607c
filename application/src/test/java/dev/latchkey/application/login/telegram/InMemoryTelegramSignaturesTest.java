package dev.latchkey.application.login.telegram;

class InMemoryTelegramSignaturesTest implements TelegramSignaturesContract {
    @Override
    public TelegramSignatures signatures() {
        return new InMemoryTelegramSignatures();
    }

    @Override
    public String signedByWidget(String checkString) {
        return InMemoryTelegramSignatures.signed("widget", checkString);
    }

    @Override
    public String signedByMiniApp(String checkString) {
        return InMemoryTelegramSignatures.signed("mini app", checkString);
    }

    @Override
    public String signedByTelegram(String checkString) {
        return InMemoryTelegramSignatures.signed("telegram", checkString);
    }
}
