package dev.latchkey.bootstrap.config;

import dev.latchkey.sms.gateways.GatewayKind;
import dev.latchkey.sms.gateways.GatewaySetting;
import dev.latchkey.sms.gateways.GatewayValues;
import dev.latchkey.sms.gateways.Gateways;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** The settings of gateways: each kind says itself what it can be set to. */
final class GatewaySettings {
    /** Every kind by its name, those in jars of the operator's own included. */
    static final Map<String, GatewayKind> KINDS = Gateways.all(GatewaySettings.class.getClassLoader());

    private static final String LONGEST_TIMEOUT = "15s";
    private static final String SHORTEST_TIMEOUT = "100ms";
    private static final int LARGEST = 1_000_000;

    private GatewaySettings() {}

    /** How the text of that setting is read: it stays a text, but only if it is right. */
    static Kind<String> kind(GatewaySetting setting) {
        return switch (setting.form()) {
            case TEXT -> Kind.open("a text", text -> checked(setting, text));
            case SECRET -> Kind.secret("a secret", text -> "***", text -> checked(setting, text));
            case URL -> sameTextOf(Kinds.webAddress());
            case DURATION -> timeout();
            case NUMBER -> sameTextOf(Kinds.number(1, LARGEST));
            case SWITCH -> sameTextOf(Kinds.toggle());
        };
    }

    /** How long a gateway may take: less than what is left of the lease when the last one is asked. */
    static Kind<String> timeout() {
        return sameTextOf(Times.duration(SHORTEST_TIMEOUT, LONGEST_TIMEOUT));
    }

    static Setting<String> setting(String gateway, String suffix) {
        return Objects.requireNonNull(
                Objects.requireNonNull(Settings.GATEWAYS.get(gateway)).get(suffix));
    }

    /** What each gateway is set to. */
    static Map<String, GatewayValues> values(Values values) {
        Map<String, GatewayValues> all = new LinkedHashMap<>();
        Settings.GATEWAYS.forEach((name, settings) -> {
            Map<String, String> texts = new LinkedHashMap<>();
            settings.forEach((suffix, setting) -> texts.put(suffix, values.get(setting)));
            all.put(name, new GatewayValues(texts));
        });
        return all;
    }

    private static <T> Kind<String> sameTextOf(Kind<T> kind) {
        return Kind.open(kind.allowed(), text -> {
            Object unused = kind.reading().apply(text);
            return text;
        });
    }

    private static String checked(GatewaySetting setting, String text) {
        Kinds.require(text.chars().noneMatch(c -> c < ' ' && c != '\n' && c != '\t'), "has signs that cannot be seen");
        if (!text.isEmpty()) {
            try {
                setting.check().accept(text);
            } catch (IllegalArgumentException e) {
                throw new WrongValue(String.valueOf(e.getMessage()));
            }
        }
        return text;
    }
}
