package dev.latchkey.application.accounts;

class InMemoryPhoneNumbersTest implements PhoneNumbersContract {
    @Override
    public PhoneNumbers phones() {
        return new InMemoryPhoneNumbers();
    }
}
