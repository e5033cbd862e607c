package dev.latchkey.sms.gateways;

import dev.latchkey.application.messages.SmsGateway;
import dev.latchkey.domain.messages.GatewayAnswer;
import dev.latchkey.domain.messages.OutgoingMessage;
import java.util.concurrent.CompletionStage;

/** Sends Cyrillic texts in Latin letters. */
public final class TranslitGateway implements SmsGateway {
    private final SmsGateway gateway;

    public TranslitGateway(SmsGateway gateway) {
        this.gateway = gateway;
    }

    @Override
    public String name() {
        return gateway.name();
    }

    @Override
    public boolean carries(OutgoingMessage message) {
        return gateway.carries(message);
    }

    @Override
    public CompletionStage<GatewayAnswer> send(OutgoingMessage message) {
        return gateway.send(message.withText(Translit.of(message.text())));
    }
}
