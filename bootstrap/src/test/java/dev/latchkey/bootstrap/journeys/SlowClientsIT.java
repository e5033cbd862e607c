package dev.latchkey.bootstrap.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.bootstrap.journeys.Reception.Member;
import dev.latchkey.persistence.DatabaseUrl;
import dev.latchkey.persistence.StoresExtension;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Clients that hold the line keep nobody else from signing in. */
@Timeout(120)
@ExtendWith(StoresExtension.class)
class SlowClientsIT {
    private static final int SLOW = 260;
    private static final String HALF_A_HEADER = "POST /api/v1/auth/phone HTTP/1.1\r\nHost: localhost\r\nX-Slow: ";
    private static final String HALF_A_BODY = "POST /api/v1/auth/phone HTTP/1.1\r\nHost: localhost\r\n"
            + "Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{";

    /** Nobody waits that long for a server that is not busy; one whose threads are gone answers never. */
    private static final Duration QUICK = Duration.ofSeconds(5);

    private static Product product;

    private final List<Socket> sockets = new ArrayList<>();

    @BeforeAll
    static void start(DatabaseUrl database) {
        product = Product.start(database, Product.UNLIMITED);
        product.reception().newMember();
    }

    @AfterAll
    static void stop() {
        product.close();
    }

    @AfterEach
    void hangUp() {
        sockets.forEach(Wire::close);
    }

    @Test
    void two_hundred_and_sixty_dripping_bodies_do_not_slow_a_sign_in_down() throws IOException {
        hold(HALF_A_BODY);
        assertSignInIsQuick();
    }

    @Test
    void two_hundred_and_sixty_dripping_headers_do_not_either() throws IOException {
        hold(HALF_A_HEADER);
        assertSignInIsQuick();
    }

    private void hold(String beginning) throws IOException {
        for (int i = 0; i < SLOW; i++) {
            Socket socket = Wire.open(product.port());
            sockets.add(socket);
            Wire.write(socket, beginning);
        }
        drip();
    }

    private void drip() throws IOException {
        for (Socket socket : sockets) {
            Wire.write(socket, " ");
        }
    }

    private void assertSignInIsQuick() throws IOException {
        for (int i = 0; i < 3; i++) {
            long begun = System.nanoTime();
            Member member = product.reception().newMember();
            assertThat(member.me().get("phone").asText()).isEqualTo(member.phone());
            assertThat(product.client().get("/health/ready").status()).isEqualTo(200);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(QUICK);
            drip();
        }
    }
}
