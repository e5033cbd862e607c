package dev.latchkey.http.login;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.application.login.telegram.TelegramProof;
import dev.latchkey.domain.login.BrowserSecret;
import dev.latchkey.domain.login.SignedFields;
import dev.latchkey.domain.shared.InvalidValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What people show from Telegram: one of its ways, and only one. */
record TelegramFields(Optional<String> initData, Optional<Map<String, JsonNode>> widget, Optional<String> idToken) {

    TelegramProof proof(Optional<BrowserSecret> browser) {
        List<TelegramProof> proofs = Stream.of(
                        initData.map(data -> new TelegramProof.MiniApp(SignedFields.ofQuery(data))),
                        widget.map(fields -> new TelegramProof.Widget(SignedFields.of(texts(fields)))),
                        idToken.map(token -> new TelegramProof.IdToken(token, browser)))
                .<TelegramProof>flatMap(Optional::stream)
                .toList();
        if (proofs.size() != 1) {
            throw new InvalidValue("$", "telegram.one_proof", "must have one of init_data, widget and id_token");
        }
        return proofs.get(0);
    }

    /** Telegram signs values as they look in text, whatever pages make of them. */
    private static Map<String, String> texts(Map<String, JsonNode> widget) {
        Map<String, String> texts = new HashMap<>();
        widget.forEach((name, value) -> {
            if (!value.isTextual() && !value.isIntegralNumber() && !value.isBoolean()) {
                throw new InvalidValue("widget", "field.type", "must hold texts and whole numbers");
            }
            texts.put(name, value.asText());
        });
        return texts;
    }
}
