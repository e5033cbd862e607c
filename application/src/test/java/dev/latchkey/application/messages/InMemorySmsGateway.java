package dev.latchkey.application.messages;

import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.messages.DeliveryOutcome;
import dev.latchkey.domain.messages.GatewayAnswer;
import dev.latchkey.domain.messages.OutgoingMessage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The twin of the real gateways, and the phones behind it. Answers at once unless it is told to wait. */
public final class InMemorySmsGateway implements SmsGateway {
    private final List<OutgoingMessage> sent = new ArrayList<>();
    private final Queue<CompletableFuture<GatewayAnswer>> unanswered = new ArrayDeque<>();
    private Optional<DeliveryOutcome> answer = Optional.of(DeliveryOutcome.SENT);

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public synchronized CompletionStage<GatewayAnswer> send(OutgoingMessage message) {
        sent.add(message);
        if (answer.isPresent()) {
            return CompletableFuture.completedFuture(GatewayAnswer.of(answer.get()));
        }
        CompletableFuture<GatewayAnswer> later = new CompletableFuture<>();
        unanswered.add(later);
        return later;
    }

    /** From now on every message is answered so. */
    public synchronized void answerWith(DeliveryOutcome outcome) {
        answer = Optional.of(outcome);
    }

    /** From now on messages are taken without an answer, until {@link #answerOldest}. */
    public synchronized void keepWaiting() {
        answer = Optional.empty();
    }

    /** Answers the message that has waited longest. */
    public void answerOldest(DeliveryOutcome outcome) {
        oldest().complete(GatewayAnswer.of(outcome));
    }

    /** Loses the message that has waited longest. */
    public void failOldest(Throwable failure) {
        oldest().completeExceptionally(failure);
    }

    /** Everything that was ever handed in, oldest first. */
    public synchronized List<OutgoingMessage> sent() {
        return List.copyOf(sent);
    }

    /** What the phone received, oldest first. */
    public synchronized List<String> textsTo(PhoneNumber phone) {
        return sent.stream()
                .filter(message -> message.phone().equals(phone))
                .map(OutgoingMessage::text)
                .toList();
    }

    private synchronized CompletableFuture<GatewayAnswer> oldest() {
        return unanswered.remove();
    }
}
