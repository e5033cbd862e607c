package dev.latchkey.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.application.messages.SmsGateway;
import dev.latchkey.application.messages.SmsGatewayContract;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.messages.DeliveryOutcome;
import dev.latchkey.domain.messages.GatewayAnswer;
import dev.latchkey.domain.messages.MessageId;
import dev.latchkey.domain.messages.MessagePurpose;
import dev.latchkey.domain.messages.OutgoingMessage;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ConsoleGatewayTest implements SmsGatewayContract {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream console = new PrintStream(printed, false, StandardCharsets.UTF_8);

    @Override
    public SmsGateway gateway() {
        return gateway(Duration.ofMillis(1), Duration.ofMillis(2));
    }

    @Override
    public SmsGateway slowGateway() {
        return gateway(Duration.ofHours(1), Duration.ofHours(2));
    }

    private ConsoleGateway gateway(Duration shortest, Duration longest) {
        return new ConsoleGateway(console, shortest, longest, new Random(1));
    }

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    private static OutgoingMessage message(String text) {
        Instant now = Instant.EPOCH;
        return new OutgoingMessage(
                new MessageId(UUID.randomUUID()),
                new PhoneNumber("+79123456789"),
                MessagePurpose.SIGN_IN_CODE,
                text,
                now,
                now.plusSeconds(120));
    }

    @Test
    void prints_one_line() throws Exception {
        try (ConsoleGateway gateway = gateway(Duration.ofMillis(1), Duration.ofMillis(2))) {
            GatewayAnswer answer = gateway.send(message("Код для входа: 1234"))
                    .toCompletableFuture()
                    .get(10, TimeUnit.SECONDS);

            assertThat(answer.outcome()).isEqualTo(DeliveryOutcome.SENT);
            assertThat(printed()).isEqualTo("SMS to +79123456789: Код для входа: 1234\n");
        }
    }

    @Test
    void is_called_console() {
        try (ConsoleGateway gateway = gateway(Duration.ZERO, Duration.ZERO)) {
            assertThat(gateway.name()).isEqualTo("console");
        }
    }

    @Test
    void prints_at_once_when_there_is_no_delay() {
        try (ConsoleGateway gateway = gateway(Duration.ZERO, Duration.ZERO)) {
            assertThat(gateway.send(message("now")).toCompletableFuture())
                    .isCompletedWithValue(GatewayAnswer.of(DeliveryOutcome.SENT));
            assertThat(printed()).isEqualTo("SMS to +79123456789: now\n");
        }
    }

    @Test
    void carries_thousands_at_a_time_in_one_thread() {
        int threads = Thread.activeCount();
        try (ConsoleGateway gateway = gateway(Duration.ofMillis(100), Duration.ofMillis(200))) {
            List<CompletableFuture<GatewayAnswer>> sent = IntStream.range(0, 10_000)
                    .mapToObj(i -> gateway.send(message("number " + i + "\n@id.example #" + i))
                            .toCompletableFuture())
                    .toList();
            assertThat(Thread.activeCount()).isLessThanOrEqualTo(threads + 2);
            CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new))
                    .orTimeout(30, TimeUnit.SECONDS)
                    .join();
        }

        List<String> lines = printed().lines().toList();
        assertThat(lines).hasSize(20_000);
        assertThat(IntStream.range(0, 10_000).mapToObj(i -> lines.get(2 * i) + "|" + lines.get(2 * i + 1)))
                .allMatch(both -> both.matches("SMS to \\+79123456789: number (\\d+)\\|@id\\.example #\\1"));
    }

    @Test
    void prints_what_waits_before_it_closes_and_takes_no_more() {
        ConsoleGateway gateway = gateway(Duration.ofMillis(50), Duration.ofMillis(100));
        List<CompletableFuture<GatewayAnswer>> sent = Stream.generate(
                        () -> gateway.send(message("waiting")).toCompletableFuture())
                .limit(100)
                .toList();

        gateway.close();

        assertThat(sent).allMatch(CompletableFuture::isDone);
        assertThat(printed().lines()).hasSize(100);
        assertThat(gateway.send(message("too late")).toCompletableFuture())
                .isCompletedWithValue(GatewayAnswer.of(DeliveryOutcome.FAILED));
    }

    @Test
    void delays_must_make_sense() {
        assertThatThrownBy(() -> gateway(Duration.ofSeconds(2), Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> gateway(Duration.ofSeconds(-1), Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void standard_output_speaks_utf_8_whatever_the_locale_is() {
        PrintStream before = System.out;
        try {
            System.setOut(new PrintStream(printed, true, StandardCharsets.US_ASCII));
            PrintStream out = ConsoleGateway.standardOutput();
            out.print("Код\n");
            out.flush();
        } finally {
            System.setOut(before);
        }

        assertThat(printed()).isEqualTo("Код\n");
    }
}
