package dev.latchkey.bootstrap.wiring;

import dev.latchkey.application.login.phone.CodeTexts;
import dev.latchkey.application.messages.DeliverMessages;
import dev.latchkey.application.messages.QueueLetter;
import dev.latchkey.application.messages.QueueMessage;
import dev.latchkey.application.messages.QueueNotice;
import dev.latchkey.application.messages.SendByRoute;
import dev.latchkey.application.messages.figures.GatewayConditions;
import dev.latchkey.application.messages.receipts.TellVendors;
import dev.latchkey.application.shared.Leftovers;
import dev.latchkey.application.shared.Limits;
import dev.latchkey.application.shared.Transactions;
import dev.latchkey.bootstrap.Bell;
import dev.latchkey.bootstrap.Closing;
import dev.latchkey.bootstrap.config.FraudConfig;
import dev.latchkey.bootstrap.config.SmsConfig;
import dev.latchkey.domain.accounts.Language;
import dev.latchkey.http.Callers;
import dev.latchkey.http.Routes;
import dev.latchkey.persistence.messages.PostgresOutbox;
import dev.latchkey.security.AesGcmSealer;
import dev.latchkey.sms.SmsNotices;
import dev.latchkey.sms.SmsTexts;
import java.io.PrintStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Messages and how they get to phones. */
public final class MessagesWiring {
    private final QueueMessage queue;
    private final DeliverMessages deliver;
    private final SmsTexts texts;
    private final RandomGenerator random;
    private final Transactions transactions;
    private final Leftovers expired;
    private final FraudWiring fraud;
    private final ReceiptsWiring receipts;
    private final FiguresWiring figures;
    private final GatewayConditions conditions;
    private final TellVendors tellVendors;
    private final Bell bell = new Bell();

    /**
     * Sends through the gateways of the settings.
     *
     * @param publicUrl where clients reach us, which messages name so that phones fill in the code
     * @param out where the console gateway prints
     */
    public MessagesWiring(
            StorageWiring storage,
            SmsConfig config,
            FraudConfig fraud,
            URI publicUrl,
            PrintStream out,
            Closing closing) {
        PostgresOutbox outbox = new PostgresOutbox(storage.sql());
        AesGcmSealer sealer = new AesGcmSealer(storage.secrets(), storage.random());
        this.receipts = new ReceiptsWiring(storage, config, publicUrl);
        ReceiptAddresses addresses = receipts.addresses();
        GatewaysWiring.Later later =
                new GatewaysWiring.Later(receipts.listener(), addresses::reachable, addresses::tells);
        GatewaysWiring gateways = new GatewaysWiring(config, storage.random(), storage.clock(), out, closing, later);
        this.fraud = new FraudWiring(storage, fraud, gateways.routing());
        this.figures = new FiguresWiring(storage);
        SendByRoute phones = gateways.byRoute(figures.judge()::inOrder);
        this.conditions = gateways.conditions();
        this.tellVendors = receipts.tellVendors(gateways.http(), gateways.feedback());
        this.queue = new QueueMessage(outbox, sealer);
        this.deliver =
                new DeliverMessages(outbox, sealer, phones, this.fraud.toll(), storage.clock(), config.inFlight());
        this.texts = new SmsTexts(publicUrl);
        this.random = storage.random();
        this.transactions = new RingingTransactions(storage.transactions(), bell);
        this.expired = outbox::expire;
    }

    public DeliverMessages deliver() {
        return deliver;
    }

    /** Rings when there is something to deliver. */
    public Bell bell() {
        return bell;
    }

    /** Whether messages are sent, and what they cost. */
    FraudWiring fraud() {
        return fraud;
    }

    /** Money that was taken for messages that never went anywhere. */
    public Leftovers unspent() {
        return fraud.unspent();
    }

    /** Messages that can no longer be sent. */
    public Leftovers expired() {
        return expired;
    }

    /** What gateways tell later. */
    public ReceiptsWiring receipts() {
        return receipts;
    }

    /** How the gateways do. */
    public FiguresWiring figures() {
        return figures;
    }

    /** Tells gateways which of their codes were typed. To be called every few seconds, by every instance. */
    public TellVendors tellVendors() {
        return tellVendors;
    }

    /** What administrators see, and where vendors call. */
    List<Routes> routes(Callers callers, Limits limits) {
        List<Routes> routes = new ArrayList<>(receipts.routes(callers, limits));
        routes.add(figures.routes(callers, limits, conditions));
        return routes;
    }

    QueueMessage queue() {
        return queue;
    }

    /** Tells people what happened to their accounts, in that language if they have chosen none. */
    QueueNotice notices(QueueLetter letters, Language usualLanguage) {
        return new QueueNotice(queue, letters, new SmsNotices(), random, usualLanguage);
    }

    CodeTexts texts() {
        return texts;
    }

    /** For those who queue messages: what they queued is sent as soon as it is committed. */
    Transactions transactions() {
        return transactions;
    }

    private record RingingTransactions(Transactions transactions, Bell bell) implements Transactions {

        @Override
        public <T> T inOne(Supplier<T> work) {
            T result = transactions.inOne(work);
            bell.ring();
            return result;
        }
    }
}
