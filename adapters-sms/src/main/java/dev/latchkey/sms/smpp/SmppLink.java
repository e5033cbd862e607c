package dev.latchkey.sms.smpp;

import dev.latchkey.domain.messages.DeliveryOutcome;
import dev.latchkey.domain.messages.GatewayAnswer;
import dev.latchkey.sms.gateways.GatewayValues;
import dev.latchkey.sms.gateways.Receipt;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jsmpp.bean.AlertNotification;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.InterfaceVersion;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.SMPPSession;
import org.jsmpp.session.Session;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The bound session with an SMSC. When it breaks another is made, with longer and longer pauses while that fails. */
final class SmppLink implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SmppLink.class);
    private static final Duration TIME_TO_CONNECT = Duration.ofSeconds(3);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    /** Some centres hang up without a word when they are told good-bye, and nobody has to wait for it. */
    private static final Duration TIME_TO_PART = Duration.ofSeconds(1);

    private static final GatewayAnswer UNREACHABLE = GatewayAnswer.of(DeliveryOutcome.FAILED, "unreachable");

    private static final int STATUS_NOT_BOUND = 0x08;
    private static final int STATUS_TRY_AGAIN = 0x64;

    private final URI address;
    private final BindParameter bind;
    private final Duration timeout;
    private final Consumer<Receipt> receipts;

    private volatile @Nullable SMPPSession session;
    private Duration pause = FIRST_PAUSE;
    private long notBefore = System.nanoTime();
    private GatewayAnswer refusal = UNREACHABLE;
    private boolean closed;

    SmppLink(GatewayValues values, Consumer<Receipt> receipts) {
        this.address = URI.create(values.text("URL"));
        this.timeout = values.timeout();
        this.receipts = receipts;
        this.bind = new BindParameter(
                BindType.BIND_TRX,
                values.text("LOGIN"),
                values.maybe("PASSWORD").orElse(""),
                values.maybe("SYSTEM_TYPE").orElse(""),
                TypeOfNumber.UNKNOWN,
                NumberingPlanIndicator.UNKNOWN,
                null,
                InterfaceVersion.IF_34);
    }

    /** The session that is bound, if there is one. Never waits. */
    Optional<SMPPSession> present() {
        return Optional.ofNullable(session)
                .filter(bound -> bound.getSessionState().isTransmittable());
    }

    /**
     * A session that is bound; makes one if there is none, which may take seconds, or longer if the name is hard to find.
     *
     * @throws NotBound if there is none now, with what that means for a message
     */
    synchronized SMPPSession session() throws NotBound {
        Optional<SMPPSession> present = present();
        if (present.isPresent()) {
            return present.get();
        }
        if (closed || System.nanoTime() < notBefore) {
            throw new NotBound(refusal);
        }
        drop();
        SMPPSession fresh = new SMPPSession(new SmppSocket(address.getScheme().equals("smpps"), TIME_TO_CONNECT));
        try {
            fresh.setTransactionTimer(timeout.toMillis());
            fresh.setMessageReceiverListener(new Receiver(receipts));
            String unused =
                    fresh.connectAndBind(address.getHost(), address.getPort(), bind, TIME_TO_CONNECT.toMillis());
        } catch (IOException | RuntimeException e) {
            fresh.close();
            failed(e);
            throw new NotBound(refusal);
        }
        session = fresh;
        pause = FIRST_PAUSE;
        LOG.info("Bound to {}:{}", address.getHost(), address.getPort());
        return fresh;
    }

    @Override
    public synchronized void close() {
        closed = true;
        drop();
    }

    private void drop() {
        SMPPSession old = session;
        session = null;
        if (old != null) {
            old.setTransactionTimer(TIME_TO_PART.toMillis());
            old.unbindAndClose();
        }
    }

    private void failed(Exception trouble) {
        refusal = meaning(trouble);
        LOG.warn(
                "Cannot bind to {}:{}: {}",
                address.getHost(),
                address.getPort(),
                refusal.providerCode().orElse(""));
        notBefore = System.nanoTime() + pause.toNanos();
        pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
    }

    /** Nothing was sent either way; the question is whether it is the account. */
    private static GatewayAnswer meaning(Exception trouble) {
        return trouble.getCause() instanceof NegativeResponseException no
                ? SmppStatus.meaning(no.getCommandStatus())
                : UNREACHABLE;
    }

    /** There is no session. */
    static final class NotBound extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient GatewayAnswer answer;

        /** For somebody who will not wait any longer. */
        NotBound() {
            this(UNREACHABLE);
        }

        NotBound(GatewayAnswer answer) {
            super("Not bound", null, false, false);
            this.answer = answer;
        }

        GatewayAnswer answer() {
            return answer;
        }
    }

    /** Takes everything that comes in, and passes on what is a receipt. */
    private record Receiver(Consumer<Receipt> receipts) implements MessageReceiverListener {
        @Override
        public void onAcceptDeliverSm(DeliverSm delivered) throws ProcessRequestException {
            Optional<Receipt> receipt;
            try {
                receipt = SmppReceipt.read(delivered);
            } catch (RuntimeException e) {
                // Its words may repeat the text of the message.
                LOG.warn("A receipt cannot be used: {}", e.getClass().getSimpleName());
                return;
            }
            try {
                receipt.ifPresent(receipts);
            } catch (RuntimeException e) {
                LOG.warn("A receipt cannot be kept: {}", e.getClass().getSimpleName());
                throw new ProcessRequestException("Not kept, try again", STATUS_TRY_AGAIN);
            }
        }

        @Override
        public void onAcceptAlertNotification(AlertNotification alert) {
            LOG.debug("An alert");
        }

        @Override
        public DataSmResult onAcceptDataSm(DataSm data, Session source) throws ProcessRequestException {
            throw new ProcessRequestException("Not taken here", STATUS_NOT_BOUND);
        }
    }
}
