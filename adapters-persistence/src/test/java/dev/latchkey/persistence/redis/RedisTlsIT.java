package dev.latchkey.persistence.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Redis behind TLS, as a managed service offers it, with a certificate for {@code localhost} alone. */
class RedisTlsIT {
    private static final String PASSWORD = "changeit";

    private final TestRedis server = TestRedis.start();

    @TempDir
    Path directory;

    private SSLServerSocket door;

    @BeforeEach
    void open() throws Exception {
        door = (SSLServerSocket)
                tls(certificate()).getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        background(() -> {
            while (true) {
                Socket client = door.accept();
                Socket redis = new Socket(
                        InetAddress.getLoopbackAddress(), server.url().port());
                background(() -> pass(client, redis));
                background(() -> pass(redis, client));
            }
        });
    }

    @AfterEach
    void close() throws IOException {
        System.clearProperty("javax.net.ssl.trustStore");
        System.clearProperty("javax.net.ssl.trustStorePassword");
        door.close();
        server.close();
    }

    @Test
    void a_certificate_that_is_trusted_and_for_this_host_is_taken() {
        trust();

        try (Redis redis = redisAt("localhost")) {
            assertThat(redis.run(RedisScript.of("return 7"), List.of(), List.of()))
                    .isEqualTo(7L);
            assertThat(redis.isWell()).isTrue();
        }
    }

    @Test
    void a_certificate_that_nobody_vouches_for_is_refused() {
        refused("localhost", "SunCertPathBuilderException");
    }

    @Test
    void a_certificate_for_another_host_is_refused() {
        trust();

        refused("127.0.0.1", "No subject alternative names");
    }

    private void refused(String host, String why) {
        try (Redis redis = redisAt(host)) {
            assertThatThrownBy(() -> redis.run(RedisScript.of("return 7"), List.of(), List.of()))
                    .isInstanceOf(RedisUnavailable.class)
                    .hasMessageContaining(why);
        }
    }

    private Redis redisAt(String host) {
        return new Redis(
                RedisUrl.parse("rediss://" + host + ":" + door.getLocalPort()), RedisExtension.PATIENT, 2, "test:");
    }

    private void trust() {
        System.setProperty("javax.net.ssl.trustStore", directory.resolve("keys").toString());
        System.setProperty("javax.net.ssl.trustStorePassword", PASSWORD);
    }

    private Path certificate() throws Exception {
        Path keys = directory.resolve("keys");
        int code = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        keys.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        assertThat(code).isZero();
        return keys;
    }

    private static SSLContext tls(Path keys) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(keys)) {
            store.load(file, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private static void pass(Socket from, Socket to) throws IOException {
        try (from;
                to) {
            long unused = from.getInputStream().transferTo(to.getOutputStream());
        }
    }

    private static void background(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException e) {
                // One of the two ends is gone, and with it this thread.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private interface Work {
        void run() throws IOException;
    }
}
