package dev.latchkey.application.login.phone;

class InMemoryCodeTextsTest implements CodeTextsContract {
    @Override
    public CodeTexts texts() {
        return new InMemoryCodeTexts();
    }
}
