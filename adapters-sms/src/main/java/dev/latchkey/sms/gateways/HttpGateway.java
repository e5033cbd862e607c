package dev.latchkey.sms.gateways;

import dev.latchkey.application.messages.SmsGateway;
import dev.latchkey.domain.messages.DeliveryOutcome;
import dev.latchkey.domain.messages.GatewayAnswer;
import dev.latchkey.domain.messages.OutgoingMessage;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A gateway that is asked over HTTP. */
final class HttpGateway implements SmsGateway {
    private static final Logger LOG = LoggerFactory.getLogger(HttpGateway.class);

    private final String name;
    private final Duration timeout;
    private final HttpVendor vendor;
    private final GatewayHttp http;

    HttpGateway(String name, Duration timeout, HttpVendor vendor, GatewayHttp http) {
        this.name = name;
        this.timeout = timeout;
        this.vendor = vendor;
        this.http = http;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean carries(OutgoingMessage message) {
        return vendor.carries(message);
    }

    @Override
    public CompletionStage<GatewayAnswer> send(OutgoingMessage message) {
        HttpRequest request;
        try {
            request = vendor.request(message).ready(timeout);
        } catch (RuntimeException e) {
            // Its words may repeat a header with a secret in it.
            LOG.warn("{} cannot be asked: {}", name, e.getClass().getSimpleName());
            return CompletableFuture.completedFuture(GatewayAnswer.of(DeliveryOutcome.REJECTED, "request"));
        }
        return http.ask(request, timeout)
                .handle((answer, trouble) -> answer == null ? HttpTrouble.meaning(trouble) : read(answer))
                .whenComplete((answer, unused) -> LOG.debug(
                        "{} on {}: {} {}",
                        name,
                        message,
                        answer.outcome(),
                        answer.providerCode().orElse("")));
    }

    private GatewayAnswer read(VendorAnswer answer) {
        if (!answer.whole()) {
            return HttpTrouble.meaning(answer.status());
        }
        Optional<GatewayAnswer> meaning;
        try {
            meaning = vendor.read(answer);
        } catch (RuntimeException e) {
            meaning = Optional.empty();
        }
        // A success that comes with the status of a failure is none to rely on.
        return meaning.filter(said -> answer.isOk() || said.outcome() != DeliveryOutcome.SENT)
                .orElseGet(() -> HttpTrouble.meaning(answer.status()));
    }
}
