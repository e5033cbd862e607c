package dev.latchkey.sms.gateways;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.application.messages.SmsGateway;
import dev.latchkey.application.messages.receipts.VendorCall;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.messages.DeliveryOutcome;
import dev.latchkey.domain.messages.GatewayAnswer;
import dev.latchkey.domain.messages.MessageId;
import dev.latchkey.domain.messages.MessagePurpose;
import dev.latchkey.domain.messages.OutgoingMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gateway in {@code docs/writing-a-gateway.md} compiles, is found in a jar, and works. */
class WritingAGatewayTest {
    private static final Path PAGE = Path.of("../docs/writing-a-gateway.md");
    private static final Pattern CODE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final Pattern TEXT = Pattern.compile("```text\n(.*?)\n```", Pattern.DOTALL);

    private final FakeVendor loft = new FakeVendor();

    @TempDir
    Path directory;

    @AfterEach
    void close() {
        loft.close();
    }

    @Test
    void the_gateway_of_the_page_is_found_in_a_jar_and_sends() throws Exception {
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {jar().toUri().toURL()}, getClass().getClassLoader())) {
            GatewayKind pigeon = Gateways.all(loader).get("pigeon");
            assertThat(pigeon).isNotNull();
            SmsGateway gateway = opened(pigeon);

            ReceiptReader reader = pigeon.receipts(new GatewayValues(Map.of()), () -> Instant.EPOCH)
                    .orElseThrow();
            VendorCall landed = new VendorCall(
                    "POST",
                    "",
                    Map.of(),
                    Map.of(),
                    "{\"flight\":\"P-7\",\"landed\":true}".getBytes(StandardCharsets.UTF_8));
            assertThat(reader.isGenuine(new ReceiptCall(landed))).isTrue();
            assertThat(reader.read(new ReceiptCall(landed)))
                    .containsExactly(new Receipt(Set.of("P-7"), Receipt.State.DELIVERED, Optional.empty()));

            loft.answers(200, "{\"flight\":\"P-7\"}");
            assertThat(sent(gateway)).isEqualTo(GatewayAnswer.sent("P-7"));
            assertThat(loft.last().uri()).hasToString("/v1/fly");
            assertThat(loft.last().header("Authorization")).isEqualTo("Bearer sesame");

            loft.answers(400, "{\"error\":\"no_such_window\"}");
            assertThat(sent(gateway).outcome()).isEqualTo(DeliveryOutcome.BAD_NUMBER);
            loft.answers(400, "{\"error\":\"storm\"}");
            assertThat(sent(gateway).outcome()).isEqualTo(DeliveryOutcome.FAILED);
            loft.answers(200, "coo");
            assertThat(sent(gateway).outcome()).isEqualTo(DeliveryOutcome.UNKNOWN);
            loft.answers(503, "");
            assertThat(sent(gateway).outcome()).isEqualTo(DeliveryOutcome.FAILED);
        }
    }

    @Test
    void without_such_a_jar_there_are_ours_only() {
        assertThat(Gateways.all(getClass().getClassLoader()))
                .containsOnlyKeys(
                        "http", "smsaero", "smsc", "smsru", "twilio", "infobip", "vonage", "telegram", "smpp");
    }

    @Test
    void the_page_tells_what_every_outcome_means() throws IOException {
        assertThat(Files.readString(PAGE))
                .contains(Stream.of(DeliveryOutcome.values())
                        .map(each -> "`" + each + "`")
                        .toList());
    }

    private SmsGateway opened(GatewayKind pigeon) {
        Map<String, String> values = new TreeMap<>(Gateways.defaults(pigeon));
        values.putAll(Map.of("URL", loft.url(), "KEY", "sesame"));
        assertThat(pigeon.settings().get(1).nameFor(pigeon)).isEqualTo("SMS_PIGEON_KEY");
        return pigeon.open(new GatewayValues(values), GatewayTools.standard());
    }

    private static GatewayAnswer sent(SmsGateway gateway) {
        Instant now = Instant.EPOCH;
        OutgoingMessage message = new OutgoingMessage(
                new MessageId(UUID.randomUUID()),
                new PhoneNumber("+79123456789"),
                MessagePurpose.SIGN_IN_CODE,
                "Your code: 0123",
                now,
                now.plusSeconds(120));
        return gateway.send(message).toCompletableFuture().join();
    }

    /** As its reader makes it: the class compiled, and the file that lists it. */
    private Path jar() throws IOException {
        String page = Files.readString(PAGE);
        Path source = directory.resolve("Pigeon.java");
        Files.writeString(source, whole(found(CODE, page)));
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = javac.getStandardFileManager(null, null, null)) {
            List<String> options = List.of(
                    "-d",
                    directory.toString(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    "-proc:none",
                    "--release",
                    "17");
            assertThat(javac.getTask(null, files, null, options, null, files.getJavaFileObjects(source))
                            .call())
                    .isTrue();
        }
        Path jar = directory.resolve("pigeon.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out);
                Stream<Path> classes = Files.walk(directory)) {
            List<String> texts = found(TEXT, page);
            entries.putNextEntry(new JarEntry(texts.get(0)));
            entries.write(texts.get(1).getBytes(StandardCharsets.UTF_8));
            for (Path each :
                    classes.filter(path -> path.toString().endsWith(".class")).toList()) {
                entries.putNextEntry(new JarEntry(directory.relativize(each).toString()));
                entries.write(Files.readAllBytes(each));
            }
        }
        return jar;
    }

    /** The class, with the method that the page adds to it later. */
    private static String whole(List<String> code) {
        String additions = """
                import dev.latchkey.sms.gateways.Receipt;
                import dev.latchkey.sms.gateways.Receipt.State;
                import dev.latchkey.sms.gateways.ReceiptReader;
                import java.time.InstantSource;
                import java.util.Set;
                """;
        String type = code.get(0).replaceFirst("import java.util.List;", additions + "import java.util.List;");
        int end = type.lastIndexOf('}');
        return type.substring(0, end) + code.get(1) + type.substring(end);
    }

    private static List<String> found(Pattern pattern, String page) {
        return pattern.matcher(page)
                .results()
                .map((MatchResult each) -> each.group(1))
                .toList();
    }
}
