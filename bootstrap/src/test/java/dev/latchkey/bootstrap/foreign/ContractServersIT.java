package dev.latchkey.bootstrap.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.latchkey.application.messages.SmsGateway;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.messages.DeliveryOutcome;
import dev.latchkey.domain.messages.GatewayAnswer;
import dev.latchkey.domain.messages.MessageId;
import dev.latchkey.domain.messages.MessagePurpose;
import dev.latchkey.domain.messages.OutgoingMessage;
import dev.latchkey.sms.gateways.GatewayKind;
import dev.latchkey.sms.gateways.GatewayTools;
import dev.latchkey.sms.gateways.GatewayValues;
import dev.latchkey.sms.gateways.Gateways;
import dev.latchkey.sms.vendors.Infobip;
import dev.latchkey.sms.vendors.Twilio;
import dev.latchkey.sms.vendors.Vonage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What our gateways ask, put to servers made of the vendors' own OpenAPI files. */
@Timeout(120)
class ContractServersIT {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String JSON = "application/json";
    private static final String ACCOUNT = "AC0123456789abcdef0123456789abcdef";
    private static final String LATIN = "Code: 4071\n@id.example.org #4071";
    private static final String CYRILLIC =
            "Код для входа: 4071. Никому \"его\" & <не> сообщайте.\n@id.example.org #4071";

    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    Path directory;

    @Test
    void twilio_takes_what_we_ask_and_nothing_that_is_wrong() throws Exception {
        Path description = Foreign.node_modules("@twilio/cli-core")
                .resolve("@twilio/cli-core/src/services/twilio-api/twilio_api_v2010.json");
        try (Prism prism = new Prism(description)) {
            Map<String, String> values =
                    Map.of("ACCOUNT", ACCOUNT, "TOKEN", "0123456789abcdef0123456789abcdef", "FROM", "+15005550006");
            takes(new Twilio(), values, prism.url());

            assertThat(sent(new Twilio(), prism.url(), values, Map.of("ACCOUNT", "AC1")))
                    .isEqualTo(GatewayAnswer.of(DeliveryOutcome.REJECTED, "http-422"));
            String messages = prism.url() + "/2010-04-01/Accounts/" + ACCOUNT + "/Messages.json";
            assertThat(status(messages, FORM, "To=%2B79123456789&From=Brand&Body=Hi", ""))
                    .isEqualTo(401);
            assertThat(status(messages, FORM, "From=Brand&Body=Hi", "Basic QUM6dA=="))
                    .isEqualTo(422);
            assertThat(status(messages, FORM, "To=%2B79123456789&Body=Hi&ValidityPeriod=soon", "Basic QUM6dA=="))
                    .isEqualTo(422);
            assertThat(status(messages, JSON, "{\"To\":\"+79123456789\"}", "Basic QUM6dA=="))
                    .isEqualTo(415);
        }
    }

    @Test
    void vonage_takes_what_we_ask_and_nothing_that_is_wrong() throws Exception {
        // Prism does not heed the path of the server, which here is a part of the address.
        String text = Files.readString(description("vonage-sms.yml"));
        assertThat(text).contains("\n  /{format}:");
        Path moved = Files.writeString(
                directory.resolve("vonage.yml"), text.replace("\n  /{format}:", "\n  /sms/{format}:"));
        try (Prism prism = new Prism(moved)) {
            Map<String, String> values = Map.of("KEY", "abcd1234", "SECRET", "abcdef0123456789", "FROM", "Brand");
            takes(new Vonage(), values, prism.url());

            assertThat(sent(new Vonage(), prism.url(), values, Map.of("KEY", "abc"))
                            .outcome())
                    .isEqualTo(DeliveryOutcome.REJECTED);
            String messages = prism.url() + "/sms/json";
            assertThat(status(messages, FORM, "api_key=abcd1234&from=Brand&text=Hi", ""))
                    .isEqualTo(422);
            assertThat(status(messages, FORM, "api_key=abcd1234&from=Brand&to=79123456789&type=song", ""))
                    .isEqualTo(422);
        }
    }

    @Test
    void infobip_takes_what_we_ask_and_nothing_that_is_wrong() throws Exception {
        try (Prism prism = new Prism(description("infobip-sms.json"))) {
            takes(new Infobip(), Map.of("KEY", "sesame", "FROM", "Brand"), prism.url());

            String messages = prism.url() + "/sms/3/messages";
            assertThat(status(messages, JSON, "{\"messages\":[]}", "")).isEqualTo(401);
            assertThat(status(messages, JSON, "{}", "App sesame")).isEqualTo(400);
            assertThat(status(messages, JSON, "{\"messages\":[{\"content\":{\"text\":\"Hi\"}}]}", "App sesame"))
                    .isEqualTo(400);
        }
    }

    private static void takes(GatewayKind kind, Map<String, String> values, String url) {
        for (String text : new String[] {LATIN, CYRILLIC}) {
            GatewayAnswer answer = sent(kind, url, values, Map.of(), text);
            assertThat(answer.outcome()).as(kind.name()).isEqualTo(DeliveryOutcome.SENT);
            assertThat(answer.providerId()).isPresent();
        }
    }

    private static GatewayAnswer sent(
            GatewayKind kind, String url, Map<String, String> values, Map<String, String> changes) {
        return sent(kind, url, values, changes, LATIN);
    }

    private static GatewayAnswer sent(
            GatewayKind kind, String url, Map<String, String> values, Map<String, String> changes, String text) {
        Map<String, String> all = new TreeMap<>(Gateways.defaults(kind));
        all.putAll(values);
        all.putAll(changes);
        all.put("URL", url);
        SmsGateway gateway = kind.open(new GatewayValues(all), GatewayTools.standard());
        Instant now = Instant.now();
        OutgoingMessage message = new OutgoingMessage(
                new MessageId(UUID.randomUUID()),
                new PhoneNumber("+79123456789"),
                MessagePurpose.SIGN_IN_CODE,
                text,
                now,
                now.plusSeconds(120));
        return gateway.send(message)
                .toCompletableFuture()
                .orTimeout(60, TimeUnit.SECONDS)
                .join();
    }

    private int status(String url, String type, String body, String authorization)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", type)
                .header("Accept", JSON)
                .POST(BodyPublishers.ofString(body));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return client.send(request.build(), BodyHandlers.discarding()).statusCode();
    }

    /** A vendor's file that no package carries: {@code .ci/run} fetches it beside the packages. */
    private static Path description(String name) {
        Path file = Foreign.node_modules().resolveSibling("specs").resolve(name);
        assumeTrue(Files.exists(file), () -> "There is no " + file + "; .ci/run fetches it");
        return file;
    }
}
