package dev.latchkey.sms.gateways;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.application.messages.DeliverMessages;
import dev.latchkey.application.messages.Handover.Tried;
import dev.latchkey.application.messages.InMemoryMessageSealer;
import dev.latchkey.application.messages.InMemoryOutbox;
import dev.latchkey.application.messages.Outbox.Attempt;
import dev.latchkey.application.messages.QueueMessage;
import dev.latchkey.application.messages.SendByRoute;
import dev.latchkey.application.messages.SmsGateway;
import dev.latchkey.application.messages.SmsRoute;
import dev.latchkey.application.messages.SmsRouting;
import dev.latchkey.application.shared.InMemoryTransactions;
import dev.latchkey.application.shared.MovableClock;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.messages.DeliveryOutcome;
import dev.latchkey.domain.messages.DeliveryOutcome.Consequence;
import dev.latchkey.domain.messages.MessageId;
import dev.latchkey.domain.messages.MessagePurpose;
import dev.latchkey.domain.messages.OutgoingMessage;
import dev.latchkey.sms.gateways.FakeVendor.Reply;
import dev.latchkey.sms.gateways.FaultyVendor.Fate;
import dev.latchkey.sms.gateways.GuardedGateway.Breaker;
import dev.latchkey.sms.vendors.GenericHttp;
import dev.latchkey.sms.vendors.Twilio;
import dev.latchkey.sms.vendors.Vonage;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Three gateways that fail in every way there is, by a schedule: what we say became of a message is what became of it. */
@Timeout(120)
class FaultSchedulesTest {
    private static final int MESSAGES = 400;
    private static final int IN_FLIGHT = 60;
    private static final Duration LIFE = Duration.ofSeconds(15);
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(5);
    private static final Set<String> NOT_ASKED = Set.of("resting", "window");

    private final MovableClock clock = new MovableClock();
    private final InMemoryOutbox outbox = new InMemoryOutbox(new InMemoryTransactions());
    private final InMemoryMessageSealer sealer = new InMemoryMessageSealer();
    private final Map<MessageId, String> phones = new LinkedHashMap<>();
    private final Map<String, FaultyVendor> vendors = new LinkedHashMap<>();

    @AfterEach
    void close() {
        vendors.values().forEach(FaultyVendor::close);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 22})
    void what_is_told_of_every_message_is_what_the_vendors_did(long seed) {
        open(seed);
        queue(new Random(seed));

        deliverEverything();

        Map<MessageId, List<Attempt>> attempts = outbox.settled().stream()
                .collect(Collectors.groupingBy(Attempt::id, LinkedHashMap::new, Collectors.toList()));
        assertThat(attempts.keySet()).containsAll(phones.keySet());
        attempts.forEach((id, each) -> isTrue(phones.get(id), each));
        vendors.forEach(this::isReconciled);
        assertThat(vendors.values().stream().flatMap(vendor -> vendor.fates().stream()))
                .as("nothing was left out")
                .contains(Fate.values());
    }

    /** One message: taken by nobody, by one who says so, or by at most one and nobody knows. Never by two. */
    private void isTrue(String phone, List<Attempt> attempts) {
        List<String> takers = takersOf(phone);
        List<DeliveryOutcome> said = attempts.stream()
                .flatMap(attempt -> attempt.handover().tried().stream())
                .map(tried -> tried.answer().outcome())
                .toList();
        Attempt last = attempts.get(attempts.size() - 1);
        switch (last.handover().outcome().consequence()) {
            case TAKEN -> assertThat(takers).containsExactly(last.handover().gateway());
            case UNCERTAIN -> assertThat(takers).hasSizeLessThanOrEqualTo(1);
            case REFUSED, ELSEWHERE, LATER -> assertThat(takers).isEmpty();
        }
        assertThat(said.subList(0, Math.max(0, said.size() - 1)))
                .as("nobody is asked after an unknown outcome")
                .noneMatch(outcome -> outcome.consequence() == Consequence.UNCERTAIN);
    }

    /** One vendor: as many requests, successes and riddles as we have written down, and nothing else. */
    private void isReconciled(String name, FaultyVendor vendor) {
        List<Tried> asked = outbox.settled().stream()
                .flatMap(attempt -> attempt.handover().tried().stream())
                .filter(tried -> tried.gateway().equals(name))
                .filter(tried -> tried.answer()
                        .providerCode()
                        .filter(NOT_ASKED::contains)
                        .isEmpty())
                .toList();
        assertThat(asked).hasSameSizeAs(vendor.received());
        assertThat(count(asked, DeliveryOutcome.SENT))
                .isEqualTo(vendor.fates().stream().filter(Fate::isTold).count());
        assertThat(count(asked, DeliveryOutcome.UNKNOWN))
                .isEqualTo(vendor.fates().stream().filter(Fate::isSecret).count());
        assertThat(vendor.received())
                .noneMatch(request -> request.uri().getPath().startsWith("/elsewhere"));
    }

    private List<String> takersOf(String phone) {
        return vendors.entrySet().stream()
                .flatMap(vendor ->
                        Collections.nCopies(
                                Collections.frequency(vendor.getValue().taken(), phone), vendor.getKey())
                                .stream())
                .toList();
    }

    private static long count(List<Tried> tried, DeliveryOutcome outcome) {
        return tried.stream().filter(each -> each.answer().outcome() == outcome).count();
    }

    private void open(long seed) {
        vendors.put(
                "http",
                new FaultyVendor(
                        "to",
                        new Reply(200, "{\"status\":\"ok\",\"id\":\"1\"}"),
                        new Reply(200, "{\"status\":\"no\",\"error\":\"E7\"}"),
                        seed));
        vendors.put(
                "twilio",
                new FaultyVendor(
                        "To",
                        new Reply(201, "{\"sid\":\"SM1\",\"status\":\"queued\"}"),
                        new Reply(200, "{\"code\":20429,\"message\":\"Too many\"}"),
                        seed + 1));
        vendors.put(
                "vonage",
                new FaultyVendor(
                        "to",
                        new Reply(200, "{\"messages\":[{\"status\":\"0\",\"message-id\":\"9\"}]}"),
                        new Reply(200, "{\"messages\":[{\"status\":\"1\",\"error-text\":\"Throttled\"}]}"),
                        seed + 2));
    }

    private void queue(Random random) {
        QueueMessage queue = new QueueMessage(outbox, sealer);
        IntStream.range(0, MESSAGES).forEach(i -> {
            MessageId id = MessageId.random(random);
            String digits = "7912000%04d".formatted(i);
            phones.put(id, digits);
            queue.queue(new OutgoingMessage(
                    id,
                    new PhoneNumber("+" + digits),
                    MessagePurpose.SIGN_IN_CODE,
                    "Your code: 0123",
                    clock.instant(),
                    clock.instant().plus(LIFE)));
        });
    }

    private void deliverEverything() {
        List<SmsRoute.Leg> legs = Stream.of(
                        gateway(
                                new GenericHttp(),
                                "FORMAT=form",
                                "BODY=to={{digits}}",
                                "SUCCESS_AT=/status",
                                "SUCCESS_MATCH=ok",
                                "ERROR_AT=/error",
                                "ERRORS=E7=rate_limit"),
                        gateway(new Twilio(), "ACCOUNT=AC1", "TOKEN=sesame", "FROM=Brand"),
                        gateway(new Vonage(), "KEY=abcd1234", "SECRET=sesame", "FROM=Brand"))
                .map(gateway -> new SmsRoute.Leg(gateway, Duration.ofSeconds(20)))
                .toList();
        SendByRoute phones = new SendByRoute(new SmsRouting(List.of(new SmsRoute("", legs))), clock);
        DeliverMessages deliver = new DeliverMessages(outbox, sealer, phones, clock, IN_FLIGHT);
        for (Duration passed = Duration.ZERO; passed.compareTo(LIFE) < 0; passed = passed.plus(BETWEEN_ATTEMPTS)) {
            while (deliver.deliver() > 0 || deliver.inFlight() > 0) {
                LockSupport.parkNanos(1_000_000);
            }
            clock.advance(BETWEEN_ATTEMPTS);
        }
    }

    private SmsGateway gateway(GatewayKind kind, String... settings) {
        Map<String, String> values = new TreeMap<>(Gateways.defaults(kind));
        values.put("URL", vendors.get(kind.name()).url());
        values.put(Gateways.TIMEOUT, "5s");
        Arrays.stream(settings)
                .map(setting -> setting.split("=", 2))
                .forEach(setting -> values.put(setting[0], setting[1]));
        SmsGateway gateway = kind.open(new GatewayValues(values), GatewayTools.standard());
        SmsGateway guarded =
                new GuardedGateway(gateway, new Breaker(Duration.ofMillis(20), open -> {}), Duration.ofSeconds(10));
        return new WindowedGateway(guarded, IN_FLIGHT, Duration.ofSeconds(5));
    }
}
