package dev.latchkey.telegram;

import dev.latchkey.application.shared.Unavailable;
import dev.latchkey.domain.login.TelegramProblem;
import dev.latchkey.domain.shared.Refused;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The OpenID provider of Telegram, or one like it: where people are sent, and where codes become tokens. */
public final class OidcProvider {
    private static final Logger LOG = LoggerFactory.getLogger(OidcProvider.class);
    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final String SCOPE = "openid profile";

    private final OidcClient client;
    private final Fetcher fetcher;
    private final OidcDiscovery discovery;

    OidcProvider(OidcClient client, Fetcher fetcher, OidcDiscovery discovery) {
        this.client = client;
        this.fetcher = fetcher;
        this.discovery = discovery;
    }

    /** Where to send a browser. */
    public URI authorization(String state, String nonce, String challenge) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("response_type", "code");
        query.put("client_id", client.id());
        query.put("redirect_uri", client.redirect().toString());
        query.put("scope", SCOPE);
        query.put("state", state);
        query.put("nonce", nonce);
        query.put("code_challenge", challenge);
        query.put("code_challenge_method", "S256");
        URI page = discovery.endpoints().authorization();
        return URI.create(page + (page.getRawQuery() == null ? "?" : "&") + form(query));
    }

    /** The ID token for a code. */
    public String token(String code, String verifier) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", client.redirect().toString());
        form.put("client_id", client.id());
        form.put("code_verifier", verifier);
        Map<String, String> headers = new HashMap<>();
        headers.put("Content-Type", "application/x-www-form-urlencoded");
        headers.put("Accept", "application/json");
        client.secret().ifPresent(secret -> headers.put("Authorization", "Basic " + basic(client.id(), secret)));
        Fetcher.Answer answer =
                fetcher.post(discovery.endpoints().token(), headers, Digests.utf8(form(form)), PATIENCE);
        return answer.isGood() ? idToken(answer) : refused(answer);
    }

    private static String idToken(Fetcher.Answer answer) {
        return StrictJson.object(answer.body())
                .flatMap(body -> StrictJson.text(body, "id_token"))
                .orElseThrow(() -> unusable("gave no ID token"));
    }

    private static String refused(Fetcher.Answer answer) {
        Optional<String> error = StrictJson.object(answer.body()).flatMap(body -> StrictJson.text(body, "error"));
        if (answer.status() == 400 && error.filter("invalid_grant"::equals).isPresent()) {
            throw new Refused(TelegramProblem.DECLINED);
        }
        String why = error.filter(word -> word.matches("[a-z_]{1,40}")).orElse("no reason");
        LOG.warn("the OpenID provider refuses to turn codes into tokens: {} ({})", answer.status(), why);
        throw unusable("refuses us");
    }

    private static Unavailable unusable(String what) {
        return new Unavailable("The OpenID provider " + what);
    }

    /** RFC 6749, 2.3.1: both are written as in a form before they are put together. */
    private static String basic(String id, String secret) {
        return Base64.getEncoder().encodeToString(Digests.utf8(encoded(id) + ":" + encoded(secret)));
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
