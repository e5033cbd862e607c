package dev.latchkey.application.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.application.InMemoryStores;
import dev.latchkey.application.shared.MovableClock;
import dev.latchkey.application.shared.Some;
import dev.latchkey.domain.accounts.EmailAddress;
import dev.latchkey.domain.accounts.Language;
import dev.latchkey.domain.messages.Channel;
import dev.latchkey.domain.messages.DeliveryOutcome;
import dev.latchkey.domain.messages.Letter;
import dev.latchkey.domain.messages.LetterKind;
import dev.latchkey.domain.messages.MessageId;
import dev.latchkey.domain.messages.MessagePurpose;
import dev.latchkey.domain.messages.OutgoingMail;
import dev.latchkey.domain.messages.OutgoingMessage;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The way of a letter from the transaction that made it necessary to the mailer. */
class DeliverMailTest {
    private static final EmailAddress ANNA = new EmailAddress("anna@example.org");
    private static final URI LINK = URI.create("https://id.example.org/verify?token=3kTz");
    private static final Duration LIFE = Duration.ofHours(24);

    private final Random random = new Random(18);
    private final MovableClock clock = new MovableClock();
    private final InMemoryStores stores = new InMemoryStores();
    private final MessageSealer sealer = new InMemoryMessageSealer();
    private final InMemoryMailer mailer = new InMemoryMailer();
    private final InMemorySmsGateway phones = new InMemorySmsGateway();
    private final LetterTexts texts = new InMemoryLetterTexts();
    private final QueueLetter queue = new QueueLetter(texts, stores.outbox, sealer, random);
    private final DeliverMessages deliver = new DeliverMessages(stores.outbox, sealer, mailer, clock, 2);
    private final DeliverMessages deliverTexts = new DeliverMessages(stores.outbox, sealer, phones, clock, 2);

    @Test
    void a_letter_arrives_in_its_words() {
        Letter letter = letter(LetterKind.VERIFY_EMAIL, Optional.of(LINK));
        queue.queue(letter);

        assertThat(deliver.deliver()).isEqualTo(1);

        OutgoingMail mail = mailer.sent().get(0);
        assertThat(mail.to()).isEqualTo(ANNA);
        assertThat(mail.purpose()).isEqualTo(MessagePurpose.VERIFY_EMAIL);
        assertThat(mail.text()).isEqualTo(texts.of(letter));
        assertThat(mail.link()).contains(LINK);
        assertThat(mail.createdAt()).isEqualTo(letter.createdAt());
        assertThat(mail.expiresAt()).isEqualTo(letter.expiresAt());
    }

    @Test
    void a_letter_without_a_link_has_none_when_it_arrives() {
        queue.queue(letter(LetterKind.PASSWORD_CHANGED, Optional.empty()));

        deliver.deliver();

        assertThat(mailer.sent().get(0).link()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void every_kind_of_letter_has_a_purpose_of_its_own(LetterKind kind) {
        queue.queue(letter(kind, Optional.empty()));

        deliver.deliver();

        assertThat(mailer.sent().get(0).purpose().name()).isEqualTo(kind.name());
    }

    @Test
    void a_letter_of_a_transaction_that_was_rolled_back_is_not_sent() {
        assertThatThrownBy(() -> stores.transactions.inOne(() -> {
                    queue.queue(letter(LetterKind.VERIFY_EMAIL, Optional.of(LINK)));
                    throw new IllegalStateException("No");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(deliver.deliver()).isZero();
    }

    @Test
    void the_words_are_sealed_while_they_wait() {
        queue.queue(letter(LetterKind.RESET_PASSWORD, Optional.of(LINK)));

        SealedMessage waiting = stores.outbox
                .claim(Channel.MAIL, 1, Duration.ofSeconds(1), clock.instant())
                .get(0);

        assertThat(new String(waiting.text(), StandardCharsets.UTF_8)).doesNotContain("token", "RESET", "example");
    }

    @Test
    void neither_channel_takes_what_is_the_others() {
        queue.queue(letter(LetterKind.VERIFY_EMAIL, Optional.of(LINK)));
        OutgoingMessage text = text();

        deliverTexts.deliver();
        assertThat(phones.sent()).containsExactly(text);
        assertThat(mailer.sent()).isEmpty();

        deliver.deliver();
        assertThat(mailer.sent()).hasSize(1);
        assertThat(phones.sent()).hasSize(1);
    }

    @Test
    void a_mail_server_that_hangs_keeps_no_text_from_a_phone() {
        mailer.keepWaiting();
        for (int i = 0; i < 5; i++) {
            queue.queue(letter(LetterKind.NEW_DEVICE, Optional.empty()));
        }
        assertThat(deliver.deliver()).isEqualTo(2);
        assertThat(deliver.deliver()).isZero();
        OutgoingMessage text = text();

        deliverTexts.deliver();

        assertThat(phones.sent()).containsExactly(text);
    }

    @Test
    void the_pauses_between_attempts_grow_up_to_a_quarter_of_an_hour() {
        mailer.answerWith(DeliveryOutcome.FAILED);
        queue.queue(letter(LetterKind.VERIFY_EMAIL, Optional.of(LINK)));
        List<Instant> attempts = new ArrayList<>();
        for (int seconds = 0; seconds < 3 * 3600; seconds += 5) {
            int before = mailer.sent().size();
            deliver.deliver();
            if (mailer.sent().size() > before) {
                attempts.add(clock.instant());
            }
            int unused = deliver.settle();
            clock.advance(Duration.ofSeconds(5));
        }

        List<Long> pauses = new ArrayList<>();
        for (int i = 1; i < attempts.size(); i++) {
            pauses.add(Duration.between(attempts.get(i - 1), attempts.get(i)).toSeconds());
        }
        assertThat(pauses.subList(0, 9)).containsExactly(5L, 10L, 20L, 40L, 80L, 160L, 320L, 640L, 900L);
        assertThat(pauses.subList(9, pauses.size())).isNotEmpty().containsOnly(900L);
    }

    @Test
    void a_mail_is_its_mailers_alone_for_three_minutes() {
        mailer.keepWaiting();
        queue.queue(letter(LetterKind.VERIFY_EMAIL, Optional.of(LINK)));
        deliver.deliver();
        InMemoryMailer other = new InMemoryMailer();
        DeliverMessages elsewhere = new DeliverMessages(stores.outbox, sealer, other, clock, 2);

        clock.advance(DeliverMessages.MAIL_LEASE.minusMillis(1));
        assertThat(elsewhere.deliver()).isZero();

        clock.advance(Duration.ofMillis(1));
        assertThat(elsewhere.deliver()).isEqualTo(1);
    }

    @Test
    void what_is_no_mail_once_opened_is_given_up() {
        MessageId id = MessageId.random(random);
        stores.outbox.add(new SealedMessage(
                id,
                ANNA,
                MessagePurpose.VERIFY_EMAIL,
                sealer.seal(id, "only\u0000three\u0000parts"),
                clock.instant(),
                clock.instant().plus(LIFE)));

        deliver.deliver();
        deliver.deliver();

        assertThat(mailer.sent()).isEmpty();
        assertThat(stores.outbox.settled().get(0).handover().outcome()).isEqualTo(DeliveryOutcome.REJECTED);
        assertThat(stores.outbox.keepsTextOf(id)).isFalse();
    }

    private OutgoingMessage text() {
        OutgoingMessage text = new OutgoingMessage(
                MessageId.random(random),
                Some.phone(),
                MessagePurpose.SIGN_IN_CODE,
                "Your code: 0123",
                clock.instant(),
                clock.instant().plusSeconds(120));
        new QueueMessage(stores.outbox, sealer).queue(text);
        return text;
    }

    private Letter letter(LetterKind kind, Optional<URI> link) {
        return new Letter(
                ANNA,
                kind,
                link,
                Optional.of(Language.RU),
                clock.instant(),
                clock.instant().plus(LIFE),
                Map.of("ip", "192.0.2.1"));
    }
}
