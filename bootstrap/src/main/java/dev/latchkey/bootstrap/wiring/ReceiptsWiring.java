package dev.latchkey.bootstrap.wiring;

import dev.latchkey.application.messages.receipts.ListMessages;
import dev.latchkey.application.messages.receipts.TakeReceipts;
import dev.latchkey.application.messages.receipts.TellVendors;
import dev.latchkey.application.shared.Limits;
import dev.latchkey.bootstrap.config.SmsConfig;
import dev.latchkey.http.Callers;
import dev.latchkey.http.Routes;
import dev.latchkey.http.messages.MessageRoutes;
import dev.latchkey.http.messages.ReceiptRoutes;
import dev.latchkey.persistence.messages.PostgresMessageBearers;
import dev.latchkey.persistence.messages.PostgresMessageHistory;
import dev.latchkey.persistence.messages.PostgresMessageReceipts;
import dev.latchkey.sms.gateways.Feedback;
import dev.latchkey.sms.gateways.FeedbackDesk;
import dev.latchkey.sms.gateways.GatewayHttp;
import dev.latchkey.sms.gateways.Receipt;
import dev.latchkey.sms.gateways.ReceiptDesk;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What gateways tell of messages that they have taken. */
public final class ReceiptsWiring {
    private static final Logger LOG = LoggerFactory.getLogger(ReceiptsWiring.class);

    private final StorageWiring storage;
    private final URI publicUrl;
    private final ReceiptAddresses addresses;
    private final TakeReceipts take;

    ReceiptsWiring(StorageWiring storage, SmsConfig config, URI publicUrl) {
        this.storage = storage;
        this.publicUrl = publicUrl;
        this.addresses = new ReceiptAddresses(config, publicUrl, storage::secrets);
        this.take = new TakeReceipts(
                addresses.desk(storage.clock()),
                new PostgresMessageReceipts(storage.sql()),
                FraudWiring.refunds(storage),
                storage.transactions(),
                storage.clock());
    }

    ReceiptAddresses addresses() {
        return addresses;
    }

    /** Hears of what comes over a gateway's own connection. */
    Receipt.Listener listener() {
        return (gateway, receipt) -> take.take(ReceiptDesk.report(gateway, receipt));
    }

    /** Takes what came before its message was written down as sent. To be called every few seconds, by every instance. */
    public void catchUp() {
        int early = take.takeEarly();
        if (early > 0) {
            LOG.debug("{} receipts had come before their messages were written down", early);
        }
    }

    /** Forgets receipts of messages that are not ours. To be called every so often. */
    public void forget() {
        int strangers = take.forgetStrangers();
        if (strangers > 0) {
            LOG.warn("{} receipts were of messages that this service has not sent", strangers);
        }
    }

    /** Tells those gateways which of their codes were typed. */
    TellVendors tellVendors(GatewayHttp http, Map<String, Feedback> vendors) {
        return new TellVendors(
                new PostgresMessageBearers(storage.sql()),
                new FeedbackDesk(http, vendors),
                vendors.keySet(),
                storage.clock());
    }

    List<Routes> routes(Callers callers, Limits limits) {
        return List.of(
                new ReceiptRoutes(take, publicUrl),
                new MessageRoutes(callers, new ListMessages(new PostgresMessageHistory(storage.sql()), limits)));
    }
}
