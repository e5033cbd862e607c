package dev.latchkey.http.login;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.application.login.telegram.TelegramProof;
import dev.latchkey.domain.login.SignedFields;
import dev.latchkey.domain.shared.InvalidValue;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What people show from Telegram: one of its ways, and only one. */
record TelegramFields(Optional<String> initData, Optional<Map<String, JsonNode>> widget) {

    TelegramProof proof() {
        if (Stream.of(initData, widget).filter(Optional::isPresent).count() != 1) {
            throw new InvalidValue("$", "telegram.one_proof", "must have init_data or widget, and only one of them");
        }
        return initData.<TelegramProof>map(data -> new TelegramProof.MiniApp(SignedFields.ofQuery(data)))
                .orElseGet(() -> new TelegramProof.Widget(SignedFields.of(texts(widget.orElseThrow()))));
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
