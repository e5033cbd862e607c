package dev.latchkey.application.messages;

class InMemoryMailerTest implements MailerContract {
    @Override
    public Mailer mailer() {
        return new InMemoryMailer();
    }

    @Override
    public Mailer slowMailer() {
        InMemoryMailer slow = new InMemoryMailer();
        slow.keepWaiting();
        return slow;
    }
}
