package dev.latchkey.application.messages;

class InMemoryLetterTextsTest implements LetterTextsContract {
    @Override
    public LetterTexts texts() {
        return new InMemoryLetterTexts();
    }
}
