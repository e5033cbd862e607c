package dev.latchkey.bootstrap.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;

/** The pair of tokens by which somebody is signed in. */
record Pass(String access, String refresh) {
    static final String REFRESH = "/api/v1/auth/refresh";

    /** Found only after the token is believed, and without asking the database for anything. */
    static final String NOTHING = "/api/v1/me/sessions/nothing";

    private static final JsonMapper JSON = new JsonMapper();

    static Pass of(Answer answer) {
        return new Pass(answer.text("access_token"), answer.text("refresh_token"));
    }

    Answer renew(Client client) {
        return client.post(REFRESH, Map.of("refresh_token", refresh));
    }

    /** The pair that comes next, from somebody for whom all is well. */
    Pass renewed(Client client) {
        Answer answer = renew(client);
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return of(answer);
    }

    Answer me(Client client) {
        return client.bearing(access).get(Reception.ME);
    }

    Answer send(Client client, String method, String path) {
        return client.bearing(access).send(method, path, "");
    }

    /** A request over a bare socket. */
    String renewal() {
        return Wire.request("POST", REFRESH, Map.of(), Client.json(Map.of("refresh_token", refresh)));
    }

    String session() {
        return claims().get("sid").asText();
    }

    String jti() {
        return claims().get("jti").asText();
    }

    JsonNode claims() {
        try {
            byte[] payload = Base64.getUrlDecoder().decode(access.split("\\.", -1)[1]);
            return JSON.readTree(new String(payload, StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    /** The hash of the refresh token, as the database writes it: what is kept of it there. */
    String hash() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(refresh.getBytes(StandardCharsets.US_ASCII));
            return "\\x" + HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
