package dev.latchkey.application.messages;

class InMemorySmsGatewayTest implements SmsGatewayContract {
    @Override
    public SmsGateway gateway() {
        return new InMemorySmsGateway();
    }

    @Override
    public SmsGateway slowGateway() {
        InMemorySmsGateway slow = new InMemorySmsGateway();
        slow.keepWaiting();
        return slow;
    }
}
