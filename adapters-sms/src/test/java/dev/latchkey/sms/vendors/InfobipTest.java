package dev.latchkey.sms.vendors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latchkey.domain.messages.DeliveryOutcome;
import dev.latchkey.domain.messages.OutgoingMessage;
import dev.latchkey.sms.gateways.FakeVendor.Received;
import dev.latchkey.sms.gateways.GatewayKind;
import dev.latchkey.sms.gateways.HttpVendorContract;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

class InfobipTest extends HttpVendorContract {
    @Override
    protected GatewayKind kind() {
        return new Infobip();
    }

    @Override
    protected Map<String, String> settings() {
        return Map.of("KEY", "sesame-key", "FROM", "Brand");
    }

    @Override
    protected List<String> secrets() {
        return List.of("sesame-key");
    }

    @Override
    protected Said success() {
        return new Said(200, """
                {"bulkId":"b1","messages":[{"messageId":"m-1","status":{"groupId":1,"groupName":"PENDING","id":26,
                "name":"PENDING_ACCEPTED","description":"Message sent to next instance"},"destination":"79123456789"}]}""");
    }

    @Override
    protected Optional<String> id() {
        return Optional.of("m-1");
    }

    @Override
    protected Stream<Refusal> refusals() {
        Stream<Refusal> codes = Stream.of(
                error(6, DeliveryOutcome.UNREACHABLE),
                error(8, DeliveryOutcome.UNREACHABLE),
                error(18, DeliveryOutcome.UNREACHABLE),
                error(19, DeliveryOutcome.UNREACHABLE),
                error(10, DeliveryOutcome.OPTED_OUT),
                error(14, DeliveryOutcome.OPTED_OUT),
                error(11, DeliveryOutcome.SENDER_REJECTED),
                error(13, DeliveryOutcome.SENDER_REJECTED),
                error(12, DeliveryOutcome.NO_FUNDS),
                error(17, DeliveryOutcome.NO_FUNDS),
                error(20, DeliveryOutcome.RATE_LIMIT),
                error(21, DeliveryOutcome.FAILED),
                error(23, DeliveryOutcome.DUPLICATE),
                error(25, DeliveryOutcome.CONTENT_REJECTED),
                error(51, DeliveryOutcome.BAD_NUMBER),
                error(52, DeliveryOutcome.BAD_NUMBER),
                error(87, DeliveryOutcome.BLOCKED_DESTINATION),
                error(99, DeliveryOutcome.REJECTED));
        Stream<Refusal> groups =
                IntStream.of(2, 4, 5).mapToObj(group -> refusal(status(group, 52), DeliveryOutcome.BAD_NUMBER));
        String unauthorized =
                "{\"requestError\":{\"serviceException\":{\"messageId\":\"UNAUTHORIZED\",\"text\":\"Invalid login\"}}}";
        Stream<Refusal> statuses = Stream.of(
                refusal(401, unauthorized, DeliveryOutcome.AUTH),
                refusal(400, "{\"errorCode\":\"E400\",\"violations\":[]}", DeliveryOutcome.REJECTED),
                refusal(status(9, 1), DeliveryOutcome.UNKNOWN));
        return Stream.of(codes, groups, statuses).flatMap(each -> each);
    }

    @Override
    protected void isAsItShouldBe(Received request, OutgoingMessage message) {
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.uri()).hasToString("/sms/3/messages");
        assertThat(request.header("Authorization")).isEqualTo("App sesame-key");
        assertThat(request.header("Content-Type")).isEqualTo("application/json");
        JsonNode one = json(request.body()).at("/messages/0");
        assertThat(one.at("/sender").asText()).isEqualTo("Brand");
        assertThat(one.at("/destinations/0/to").asText()).isEqualTo("79123456789");
        assertThat(one.at("/destinations/0/messageId").asText())
                .isEqualTo(message.id().value().toString());
        assertThat(one.at("/content/text").asText()).isEqualTo(message.text());
        assertThat(one.at("/options/validityPeriod/amount").asInt()).isEqualTo(120);
        assertThat(one.at("/options/validityPeriod/timeUnit").asText()).isEqualTo("SECONDS");
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }

    private static Refusal error(int id, DeliveryOutcome means) {
        return refusal(status(5, id), means);
    }

    private static String status(int group, int id) {
        return "{\"messages\":[{\"messageId\":\"m-1\",\"status\":{\"groupId\":" + group + ",\"id\":" + id + "}}]}";
    }
}
