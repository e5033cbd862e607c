package dev.latchkey.application.messages;

import dev.latchkey.domain.accounts.EmailAddress;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.messages.Channel;
import dev.latchkey.domain.messages.DeliveryOutcome;
import dev.latchkey.domain.messages.GatewayAnswer;
import dev.latchkey.domain.messages.OutgoingMail;
import dev.latchkey.domain.messages.OutgoingMessage;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** The last step of one channel: whoever carries its messages, and the form he wants them in. */
interface Carrier {
    Channel channel();

    /**
     * Makes a message ready to go; the answer sends it.
     *
     * @throws IllegalArgumentException if it can never be sent
     */
    Supplier<CompletionStage<Handover>> prepare(SealedMessage sealed, String opened);

    /** To be called when what became of messages has been written down. */
    default void settle() {
        // Most carriers have nothing to settle.
    }

    static Carrier of(SendByRoute phones, Toll toll) {
        return new ToPhones(phones, toll);
    }

    static Carrier of(Mailer mailer, InstantSource clock) {
        return new ByMail(mailer, clock);
    }

    /** Texts to phones. */
    record ToPhones(SendByRoute phones, Toll toll) implements Carrier {
        private static final Handover NOT_ADMITTED = Handover.toNobody(DeliveryOutcome.BLOCKED_DESTINATION);

        @Override
        public Channel channel() {
            return Channel.SMS;
        }

        @Override
        public Supplier<CompletionStage<Handover>> prepare(SealedMessage sealed, String opened) {
            if (!(sealed.to() instanceof PhoneNumber phone)) {
                throw new IllegalArgumentException("Not a phone");
            }
            OutgoingMessage message = new OutgoingMessage(
                    sealed.id(), phone, sealed.purpose(), opened, sealed.createdAt(), sealed.expiresAt());
            if (!admitted(message, sealed.passedOver())) {
                return () -> CompletableFuture.completedFuture(NOT_ADMITTED);
            }
            return () -> phones.send(message, sealed.passedOver()).thenApply(handover -> {
                toll.noteHandover(message, handover);
                return handover;
            });
        }

        /** Codes were judged when they were asked for, which is for being sent once. */
        private boolean admitted(OutgoingMessage message, Set<String> passedOver) {
            if (!message.purpose().isCode()) {
                return toll.admits(message);
            }
            return passedOver.isEmpty() || toll.admitsAgain(message, passedOver);
        }

        @Override
        public void settle() {
            toll.settle();
        }
    }

    /** Mail. */
    record ByMail(Mailer mailer, InstantSource clock) implements Carrier {
        @Override
        public Channel channel() {
            return Channel.MAIL;
        }

        @Override
        public Supplier<CompletionStage<Handover>> prepare(SealedMessage sealed, String opened) {
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
            return () -> {
                Instant at = clock.instant();
                return mailer.send(mail)
                        .exceptionally(failure -> DeliveryOutcome.UNKNOWN)
                        .thenApply(outcome -> Handover.to(
                                mailer.name(),
                                at,
                                GatewayAnswer.of(Objects.requireNonNullElse(outcome, DeliveryOutcome.UNKNOWN))));
            };
        }
    }
}
