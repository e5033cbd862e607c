package dev.latchkey.bootstrap.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latchkey.bootstrap.TelegramSigner;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** "Log in with Telegram" with an OpenID provider that others wrote, by both ways. */
@Timeout(120)
class OidcIssuerIT {
    private static final String DOOR = "/api/v1/auth/telegram";
    private static final String START = DOOR + "/oidc/start";
    private static final String CLIENT = "4242";
    private static final ObjectMapper JSON = new ObjectMapper();

    private static Script issuer;
    private static String address;
    private static Door strict;
    private static Door lenient;

    private final long someone = TelegramSigner.someone();

    @BeforeAll
    static void start() throws Exception {
        var unused = Foreign.node_modules("oauth2-mock-server");
        issuer = new Script("issuer.mjs", Map.of());
        address = issuer.line();
        Map<String, String> settings = new HashMap<>(Map.of(
                "TELEGRAM_OIDC_ISSUER", address,
                "TELEGRAM_OIDC_CLIENT_ID", CLIENT,
                "TELEGRAM_OIDC_CLIENT_SECRET", "a secret"));
        strict = new Door(settings);
        settings.put("TELEGRAM_OIDC_NONCE", "if-present");
        lenient = new Door(settings);
    }

    @AfterAll
    static void stop() {
        for (AutoCloseable each : new AutoCloseable[] {strict, lenient, issuer}) {
            if (each != null) {
                close(each);
            }
        }
    }

    private static void close(AutoCloseable each) {
        try {
            each.close();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void who_is_confirmed_is_signed_in_with_a_phone_or_without() throws Exception {
        Door.Knock in = redirected(strict, Map.of("phone_number", "491713920001"), List.of());
        assertThat(in.status()).as("%s", in.answer().body()).isEqualTo(201);
        assertThat(in.json().path("user").path("telegram_id").asLong()).isEqualTo(someone);

        Door.Knock again = redirected(strict, Map.of(), List.of());
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().path("user").path("id"))
                .isEqualTo(in.json().path("user").path("id"));
        assertThat(windowed(strict, Map.of(), List.of(), true).status()).isEqualTo(200);
    }

    @Test
    void what_is_for_others_from_others_or_of_the_past_is_refused() throws Exception {
        long now = Instant.now().getEpochSecond();
        refused(Map.of("aud", "4243"), "telegram.signature_wrong");
        refused(Map.of("iss", "https://oauth.telegram.org"), "telegram.signature_wrong");
        refused(Map.of("iat", now - 7_200, "exp", now - 3_600), "telegram.data_too_old");
        refused(Map.of("nonce", "another"), "telegram.signature_wrong");
        refused(Map.of("id", "no number"), "telegram.signature_wrong");
    }

    private void refused(Map<String, Object> claims, String code) throws Exception {
        for (Door latchkey : List.of(strict, lenient)) {
            assertThat(redirected(latchkey, claims, List.of()).code())
                    .as("redirect %s", claims)
                    .isEqualTo(code);
            assertThat(windowed(latchkey, claims, List.of(), true).code())
                    .as("window %s", claims)
                    .isEqualTo(code);
        }
    }

    @Test
    void a_missing_nonce_is_refused_or_not_as_the_setting_says() throws Exception {
        assertThat(redirected(strict, Map.of(), List.of("nonce")).code()).isEqualTo("telegram.signature_wrong");
        assertThat(windowed(strict, Map.of(), List.of("nonce"), false).code()).isEqualTo("telegram.signature_wrong");
        assertThat(redirected(lenient, Map.of(), List.of("nonce")).status()).isEqualTo(201);
        assertThat(windowed(lenient, Map.of(), List.of("nonce"), false).status())
                .isEqualTo(200);
    }

    /** There and back in a browser, where the provider says this. */
    private Door.Knock redirected(Door latchkey, Map<String, Object> claims, List<String> without) throws Exception {
        String said = JSON.writeValueAsString(Map.of("claims", person(claims), "without", without));
        assertThat(issuer.ask(said)).isEqualTo("ok");
        Door.Knock there = latchkey.get(START, Optional.empty());
        URI back = latchkey.sentTo(URI.create(there.header("Location")));
        return latchkey.get(back.getPath() + "?" + back.getRawQuery(), there.cookie());
    }

    /** A token that a page got in a window. */
    private Door.Knock windowed(Door latchkey, Map<String, Object> claims, List<String> without, boolean nonce)
            throws Exception {
        Door.Knock popup = latchkey.get(START + "?mode=popup", Optional.empty());
        Map<String, Object> all = new HashMap<>(Map.of("iss", address, "aud", CLIENT, "sub", "opaque"));
        if (nonce) {
            all.put("nonce", popup.json().path("nonce").asText());
        }
        all.putAll(person(claims));
        String token = issuer.ask(JSON.writeValueAsString(Map.of("claims", all, "without", without, "sign", true)));
        return latchkey.post(DOOR, popup.cookie(), Map.of("id_token", token));
    }

    private Map<String, Object> person(Map<String, Object> claims) {
        Map<String, Object> all =
                new HashMap<>(Map.of("id", someone, "name", "Anna", "preferred_username", "anna_" + someone));
        all.putAll(claims);
        return all;
    }
}
