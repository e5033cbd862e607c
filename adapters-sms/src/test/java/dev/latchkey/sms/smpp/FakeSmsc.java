package dev.latchkey.sms.smpp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsmpp.PDUStringException;
import org.jsmpp.bean.BroadcastSm;
import org.jsmpp.bean.CancelBroadcastSm;
import org.jsmpp.bean.CancelSm;
import org.jsmpp.bean.DataCodings;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.QueryBroadcastSm;
import org.jsmpp.bean.QuerySm;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.ReplaceSm;
import org.jsmpp.bean.SubmitMulti;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.BindRequest;
import org.jsmpp.session.BroadcastSmResult;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.QueryBroadcastSmResult;
import org.jsmpp.session.QuerySmResult;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.SMPPServerSessionListener;
import org.jsmpp.session.ServerMessageReceiverListener;
import org.jsmpp.session.Session;
import org.jsmpp.session.SubmitMultiResult;
import org.jsmpp.session.SubmitSmResult;
import org.jsmpp.util.MessageId;

/** A message centre that does what it is told to, made of the server side of jsmpp. */
final class FakeSmsc implements AutoCloseable, ServerMessageReceiverListener {
    static final String PASSWORD = "sesame";

    private static final int WRONG_PASSWORD = 0x0e;
    private static final int NOT_UNDERSTOOD = 0x03;

    private final SMPPServerSessionListener listener;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<SubmitSm> received = new CopyOnWriteArrayList<>();
    private final List<SMPPServerSession> sessions = new CopyOnWriteArrayList<>();
    private final AtomicInteger binds = new AtomicInteger();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicInteger mostWaiting = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final int port;
    private volatile int status;
    private volatile long delay;
    private volatile boolean drops;

    FakeSmsc() {
        try {
            try (ServerSocket free = new ServerSocket(0)) {
                port = free.getLocalPort();
            }
            listener = new SMPPServerSessionListener(port);
            listener.setPduProcessorDegree(50);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    String url() {
        return "smpp://127.0.0.1:" + port;
    }

    /** From now on it answers with that status. */
    void answers(int commandStatus) {
        status = commandStatus;
    }

    /** From now on it takes so long for an answer. */
    void takesTime(long millis) {
        delay = millis;
    }

    /** From now on it hangs up on every message. */
    void hangsUp() {
        drops = true;
    }

    /** Hangs up on everybody once. */
    void hangUp() {
        sessions.forEach(SMPPServerSession::close);
        sessions.clear();
    }

    List<SubmitSm> received() {
        return List.copyOf(received);
    }

    int binds() {
        return binds.get();
    }

    int mostWaiting() {
        return mostWaiting.get();
    }

    /** Sends what is or is not a receipt to whoever is bound. */
    void delivers(ESMClass kind, String text, OptionalParameter... fields) throws Exception {
        SMPPServerSession session = sessions.get(sessions.size() - 1);
        session.deliverShortMessage(
                "",
                TypeOfNumber.INTERNATIONAL,
                NumberingPlanIndicator.ISDN,
                "79123456789",
                TypeOfNumber.ALPHANUMERIC,
                NumberingPlanIndicator.UNKNOWN,
                "Brand",
                kind,
                (byte) 0,
                (byte) 0,
                new RegisteredDelivery(),
                DataCodings.ZERO,
                text.getBytes(StandardCharsets.US_ASCII),
                fields);
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        hangUp();
        listener.close();
        threads.shutdownNow();
    }

    private void accept() {
        while (closed.getCount() > 0) {
            try {
                SMPPServerSession session = listener.accept();
                session.setMessageReceiverListener(this);
                threads.execute(() -> bind(session));
            } catch (IOException | RejectedExecutionException e) {
                return;
            }
        }
    }

    private void bind(SMPPServerSession session) {
        try {
            BindRequest request = session.waitForBind(5_000);
            binds.incrementAndGet();
            if (PASSWORD.equals(request.getPassword())) {
                sessions.add(session);
                request.accept("fake");
            } else {
                request.reject(WRONG_PASSWORD);
            }
        } catch (TimeoutException | IOException | PDUStringException | IllegalStateException e) {
            session.close();
        }
    }

    @Override
    public SubmitSmResult onAcceptSubmitSm(SubmitSm submitted, SMPPServerSession session)
            throws ProcessRequestException {
        received.add(submitted);
        mostWaiting.accumulateAndGet(waiting.incrementAndGet(), Math::max);
        try {
            if (drops) {
                session.close();
                throw new ProcessRequestException("Hung up", NOT_UNDERSTOOD);
            }
            Thread.sleep(delay);
            if (status != 0) {
                throw new ProcessRequestException("No", status);
            }
            return new SubmitSmResult(new MessageId("78d41482"), new OptionalParameter[0]);
        } catch (InterruptedException | PDUStringException e) {
            throw new ProcessRequestException("Interrupted", NOT_UNDERSTOOD);
        } finally {
            waiting.decrementAndGet();
        }
    }

    @Override
    public SubmitMultiResult onAcceptSubmitMulti(SubmitMulti submitted, SMPPServerSession session)
            throws ProcessRequestException {
        throw no();
    }

    @Override
    public QuerySmResult onAcceptQuerySm(QuerySm query, SMPPServerSession session) throws ProcessRequestException {
        throw no();
    }

    @Override
    public void onAcceptReplaceSm(ReplaceSm replaced, SMPPServerSession session) throws ProcessRequestException {
        throw no();
    }

    @Override
    public void onAcceptCancelSm(CancelSm cancelled, SMPPServerSession session) throws ProcessRequestException {
        throw no();
    }

    @Override
    public BroadcastSmResult onAcceptBroadcastSm(BroadcastSm broadcast, SMPPServerSession session)
            throws ProcessRequestException {
        throw no();
    }

    @Override
    public void onAcceptCancelBroadcastSm(CancelBroadcastSm cancelled, SMPPServerSession session)
            throws ProcessRequestException {
        throw no();
    }

    @Override
    public QueryBroadcastSmResult onAcceptQueryBroadcastSm(QueryBroadcastSm query, SMPPServerSession session)
            throws ProcessRequestException {
        throw no();
    }

    @Override
    public DataSmResult onAcceptDataSm(DataSm data, Session source) throws ProcessRequestException {
        throw no();
    }

    private static ProcessRequestException no() {
        return new ProcessRequestException("Not here", NOT_UNDERSTOOD);
    }
}
