package dev.latchkey.sms.gateways;

import dev.latchkey.application.messages.receipts.DeliveryReport;
import dev.latchkey.application.messages.receipts.VendorCall;
import dev.latchkey.application.messages.receipts.VendorDesk;
import dev.latchkey.domain.messages.MessageState;
import dev.latchkey.domain.shared.InvalidValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the vendors of the routes tell what became of messages. */
public final class ReceiptDesk implements VendorDesk {
    private static final Logger LOG = LoggerFactory.getLogger(ReceiptDesk.class);
    private static final long BETWEEN_WARNINGS = 60_000_000_000L;

    private final Map<String, Window> windows;
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong warnedAt = new AtomicLong(System.nanoTime() - BETWEEN_WARNINGS);

    /**
     * A desk with those windows.
     *
     * @param windows by the names of the gateways
     */
    public ReceiptDesk(Map<String, Window> windows) {
        this.windows = Map.copyOf(windows);
    }

    /** News of a gateway in the words that are the same for all of them. */
    public static DeliveryReport report(String gateway, Receipt receipt) {
        return new DeliveryReport(
                gateway,
                receipt.providerIds(),
                MessageState.valueOf(receipt.state().name()),
                receipt.code(),
                receipt.hopeless(),
                receipt.refunded());
    }

    @Override
    public Optional<Understood> read(String gateway, String secret, VendorCall call) {
        Optional<Window> window = Optional.ofNullable(windows.get(gateway)).filter(each -> each.opensWith(secret));
        ReceiptCall readable = new ReceiptCall(call);
        if (window.isEmpty() || !isGenuine(window.get(), readable)) {
            refuse();
            return Optional.empty();
        }
        try {
            List<DeliveryReport> reports = window.get().reader().read(readable).stream()
                    .map(receipt -> report(gateway, receipt))
                    .toList();
            return Optional.of(new Understood(reports, window.get().reader().thanks()));
        } catch (RuntimeException e) {
            // Its words may repeat the text of the message.
            LOG.warn(
                    "{} told something that cannot be read: {}",
                    gateway,
                    e.getClass().getSimpleName());
            throw new InvalidValue("$", "receipt.unreadable", "cannot be understood");
        }
    }

    private static boolean isGenuine(Window window, ReceiptCall call) {
        try {
            return window.reader().isGenuine(call);
        } catch (RuntimeException e) {
            return false;
        }
    }

    /** Whoever tries secrets shall not fill the log. */
    private void refuse() {
        long count = refused.incrementAndGet();
        long last = warnedAt.get();
        if (System.nanoTime() - last >= BETWEEN_WARNINGS && warnedAt.compareAndSet(last, System.nanoTime())) {
            LOG.warn("{} calls for receipts were refused since the start: no such gateway, secret or signature", count);
        }
    }

    /**
     * One vendor's window.
     *
     * @param secrets what the address may end with
     */
    public record Window(List<String> secrets, ReceiptReader reader) {
        public Window {
            secrets = List.copyOf(secrets);
        }

        private boolean opensWith(String secret) {
            boolean opens = false;
            for (String each : secrets) {
                opens |= Signatures.isSame(each, secret);
            }
            return opens;
        }

        @Override
        public String toString() {
            return "Window[***]";
        }
    }
}
