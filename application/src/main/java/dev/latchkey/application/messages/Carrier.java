package dev.latchkey.application.messages;

import dev.latchkey.domain.accounts.EmailAddress;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.messages.Channel;
import dev.latchkey.domain.messages.DeliveryOutcome;
import dev.latchkey.domain.messages.OutgoingMail;
import dev.latchkey.domain.messages.OutgoingMessage;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** The last step of one channel: whoever carries its messages, and the form he wants them in. */
interface Carrier {
    Channel channel();

    /** The name that is written down with what becomes of a message. */
    String name();

    /**
     * Makes a message ready to go; the answer sends it.
     *
     * @throws IllegalArgumentException if it can never be sent
     */
    Supplier<CompletionStage<DeliveryOutcome>> prepare(SealedMessage sealed, String opened);

    static Carrier of(SmsGateway gateway) {
        return new ToPhones(gateway);
    }

    static Carrier of(Mailer mailer) {
        return new ByMail(mailer);
    }

    /** Texts to phones. */
    record ToPhones(SmsGateway gateway) implements Carrier {
        @Override
        public Channel channel() {
            return Channel.SMS;
        }

        @Override
        public String name() {
            return gateway.name();
        }

        @Override
        public Supplier<CompletionStage<DeliveryOutcome>> prepare(SealedMessage sealed, String opened) {
            if (!(sealed.to() instanceof PhoneNumber phone)) {
                throw new IllegalArgumentException("Not a phone");
            }
            OutgoingMessage message = new OutgoingMessage(
                    sealed.id(), phone, sealed.purpose(), opened, sealed.createdAt(), sealed.expiresAt());
            return () -> gateway.send(message);
        }
    }

    /** Mail. */
    record ByMail(Mailer mailer) implements Carrier {
        @Override
        public Channel channel() {
            return Channel.MAIL;
        }

        @Override
        public String name() {
            return mailer.name();
        }

        @Override
        public Supplier<CompletionStage<DeliveryOutcome>> prepare(SealedMessage sealed, String opened) {
            if (!(sealed.to() instanceof EmailAddress address)) {
                throw new IllegalArgumentException("Not a mailbox");
            }
            MailEnvelope envelope = MailEnvelope.read(opened);
            OutgoingMail mail = new OutgoingMail(
                    sealed.id(),
                    address,
                    sealed.purpose(),
                    envelope.text(),
                    envelope.link(),
                    sealed.createdAt(),
                    sealed.expiresAt());
            return () -> mailer.send(mail);
        }
    }
}
