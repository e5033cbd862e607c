package dev.latchkey.sms.smpp;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jsmpp.session.connection.Connection;
import org.jsmpp.session.connection.ConnectionFactory;
import org.jsmpp.session.connection.socket.SocketConnection;

/** Connections to an SMSC, made within a bounded time; with TLS the name in its certificate must be right. */
record SmppSocket(boolean tls, Duration timeout) implements ConnectionFactory {
    @Override
    public Connection createConnection(String host, int port) throws IOException {
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress(host, port), (int) timeout.toMillis());
            return new SocketConnection(tls ? secured(socket, host, port) : socket);
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    /** The time is for the whole of it: somebody who sends a byte now and then would otherwise keep us for ever. */
    private Socket secured(Socket plain, String host, int port) throws IOException {
        plain.setSoTimeout((int) timeout.toMillis());
        AtomicBoolean agreed = new AtomicBoolean();
        CompletableFuture.delayedExecutor(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> hangUpUnless(agreed, plain));
        SSLSocket socket =
                (SSLSocket) ((SSLSocketFactory) SSLSocketFactory.getDefault()).createSocket(plain, host, port, true);
        SSLParameters strict = socket.getSSLParameters();
        strict.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(strict);
        socket.startHandshake();
        if (!agreed.compareAndSet(false, true)) {
            throw new SocketTimeoutException("TLS took too long");
        }
        return socket;
    }

    private static void hangUpUnless(AtomicBoolean agreed, Socket socket) {
        try {
            if (agreed.compareAndSet(false, true)) {
                socket.close();
            }
        } catch (IOException e) {
            // It is as good as closed.
        }
    }
}
