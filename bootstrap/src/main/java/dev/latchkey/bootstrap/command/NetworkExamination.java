package dev.latchkey.bootstrap.command;

import dev.latchkey.bootstrap.config.Config;
import dev.latchkey.persistence.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Looks at where Latchkey is to listen, and at what goes out. */
final class NetworkExamination {
    private final Config config;
    private final Findings findings;

    NetworkExamination(Config config, Findings findings) {
        this.config = config;
        this.findings = findings;
    }

    void examine() {
        port();
        new GatewaysExamination(config, findings).examine();
        new TelegramExamination(config.telegram(), findings).examine();
    }

    private void port() {
        String where = config.http().host() + ":" + config.http().port();
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(
                    InetAddress.getByName(config.http().host()), config.http().port()));
            findings.good("port", where + " is free");
        } catch (IOException e) {
            if (isProbablyOurs()) {
                findings.note("port", where + " is taken, probably by the Latchkey that runs on this DATA_DIR");
            } else {
                findings.wrong("port", where + ": " + e.getMessage() + "; set HTTP_PORT or HTTP_HOST");
            }
        }
    }

    private boolean isProbablyOurs() {
        return config.database().url().isEmpty()
                && EmbeddedPostgres.running(config.database().directory()).isPresent();
    }
}
