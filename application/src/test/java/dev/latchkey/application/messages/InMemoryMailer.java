package dev.latchkey.application.messages;

import dev.latchkey.domain.accounts.EmailAddress;
import dev.latchkey.domain.messages.DeliveryOutcome;
import dev.latchkey.domain.messages.OutgoingMail;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The twin of the real mailers, and the mailboxes behind it. Answers at once unless it is told to wait. */
public final class InMemoryMailer implements Mailer {
    private final List<OutgoingMail> sent = new ArrayList<>();
    private final Queue<CompletableFuture<DeliveryOutcome>> unanswered = new ArrayDeque<>();
    private Optional<DeliveryOutcome> answer = Optional.of(DeliveryOutcome.SENT);

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public synchronized CompletionStage<DeliveryOutcome> send(OutgoingMail mail) {
        sent.add(mail);
        if (answer.isPresent()) {
            return CompletableFuture.completedFuture(answer.get());
        }
        CompletableFuture<DeliveryOutcome> later = new CompletableFuture<>();
        unanswered.add(later);
        return later;
    }

    /** From now on every mail is answered so. */
    public synchronized void answerWith(DeliveryOutcome outcome) {
        answer = Optional.of(outcome);
    }

    /** From now on mails are taken without an answer, until {@link #answerOldest}. */
    public synchronized void keepWaiting() {
        answer = Optional.empty();
    }

    /** Answers the mail that has waited longest. */
    public void answerOldest(DeliveryOutcome outcome) {
        oldest().complete(outcome);
    }

    /** Everything that was ever handed in, oldest first. */
    public synchronized List<OutgoingMail> sent() {
        return List.copyOf(sent);
    }

    /** What the mailbox received, oldest first. */
    public synchronized List<OutgoingMail> to(EmailAddress address) {
        return sent.stream()
                .filter(mail -> mail.to().key().equals(address.key()))
                .toList();
    }

    private synchronized CompletableFuture<DeliveryOutcome> oldest() {
        return unanswered.remove();
    }
}
