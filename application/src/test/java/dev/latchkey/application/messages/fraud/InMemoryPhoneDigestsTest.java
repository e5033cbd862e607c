package dev.latchkey.application.messages.fraud;

class InMemoryPhoneDigestsTest implements PhoneDigestsContract {
    @Override
    public PhoneDigests digests() {
        return new InMemoryPhoneDigests("a");
    }

    @Override
    public PhoneDigests digestsUnderAnotherKey() {
        return new InMemoryPhoneDigests("b");
    }

    @Override
    public PhoneDigests digestsAfterAChangeOfKeys() {
        return new InMemoryPhoneDigests("b", "a");
    }
}
