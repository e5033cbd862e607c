package dev.latchkey.sms.gateways;

import dev.latchkey.application.messages.receipts.CodeFeedback;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells vendors over HTTP which codes were typed, each once: what is lost on the way was not worth more. */
public final class FeedbackDesk implements CodeFeedback {
    private static final Logger LOG = LoggerFactory.getLogger(FeedbackDesk.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final GatewayHttp http;
    private final Map<String, Feedback> vendors;

    /** @param vendors by the names of the gateways */
    public FeedbackDesk(GatewayHttp http, Map<String, Feedback> vendors) {
        this.http = http;
        this.vendors = Map.copyOf(vendors);
    }

    @Override
    public void typed(String gateway, String name, String code) {
        var unused = tell(gateway, name, code);
    }

    /** Ends well when the vendor has been told, or will not be. */
    CompletableFuture<Void> tell(String gateway, String name, String code) {
        return Optional.ofNullable(vendors.get(gateway))
                .map(vendor -> tell(gateway, vendor, name, code))
                .orElseGet(() -> CompletableFuture.completedFuture(null));
    }

    private CompletableFuture<Void> tell(String gateway, Feedback vendor, String name, String code) {
        HttpRequest request;
        try {
            request = vendor.of(name, code).ready(PATIENCE);
        } catch (RuntimeException e) {
            // Its words may repeat what was to be sent.
            LOG.debug("{} cannot be told of a code: {}", gateway, e.getClass().getSimpleName());
            return CompletableFuture.completedFuture(null);
        }
        return http.ask(request, PATIENCE)
                .handle((answer, trouble) -> answer == null ? HttpTrouble.meaning(trouble) : answer)
                .thenAccept(end -> LOG.debug("{} was told of a code: {}", gateway, end));
    }
}
