package dev.latchkey.verifier.example;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.latchkey.verifier.InvalidToken;
import dev.latchkey.verifier.TokenVerifier;
import dev.latchkey.verifier.VerifiedToken;
import dev.latchkey.verifier.VerifierUnavailable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** Greets whoever has a right token. */
final class ProtectedService {
    private final TokenVerifier tokens;

    ProtectedService(TokenVerifier tokens) {
        this.tokens = tokens;
    }

    HttpServer start(int port) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", this::greet);
        server.start();
        return server;
    }

    private void greet(HttpExchange exchange) throws IOException {
        try {
            VerifiedToken token =
                    tokens.verifyAuthorization(exchange.getRequestHeaders().getFirst("Authorization"));
            answer(exchange, 200, "Hello, user " + token.userId());
        } catch (InvalidToken e) {
            exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer");
            answer(exchange, 401, e.getMessage());
        } catch (VerifierUnavailable e) {
            exchange.getResponseHeaders().set("Retry-After", "1");
            answer(exchange, 503, "Please try again");
        }
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
