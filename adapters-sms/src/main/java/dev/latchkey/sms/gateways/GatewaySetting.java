package dev.latchkey.sms.gateways;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Something that a kind of gateway can be set to.
 *
 * @param suffix what the name of the setting ends with, e.g. {@code FROM}
 * @param fullName the name of the setting where it is not {@code SMS_<NAME>_<SUFFIX>}
 * @param needed whether no message can be sent without it
 * @param standard what holds when nobody sets it; empty if it is then absent
 * @param meaning what it does, in Markdown
 * @param check refuses a wrong value with an {@link IllegalArgumentException}, whose message goes on after "The value"
 */
public record GatewaySetting(
        String suffix,
        Optional<String> fullName,
        Form form,
        boolean needed,
        String standard,
        String meaning,
        Consumer<String> check) {

    /** What values look like. */
    public enum Form {
        TEXT,
        /** Never printed. */
        SECRET,
        URL,
        /** A duration such as 8s, up to 15s. */
        DURATION,
        NUMBER,
        SWITCH
    }

    public static GatewaySetting text(String suffix, String meaning) {
        return of(suffix, Form.TEXT, "", meaning);
    }

    public static GatewaySetting secret(String suffix, String meaning) {
        return of(suffix, Form.SECRET, "", meaning);
    }

    /** The address of the vendor, which fakes and proxies replace. */
    public static GatewaySetting url(String standard) {
        return of("URL", Form.URL, standard, "Where the gateway is.");
    }

    static GatewaySetting duration(String suffix, String standard, String meaning) {
        return of(suffix, Form.DURATION, standard, meaning);
    }

    public static GatewaySetting number(String suffix, int standard, String meaning) {
        return of(suffix, Form.NUMBER, Integer.toString(standard), meaning);
    }

    public static GatewaySetting flag(String suffix, String meaning) {
        return of(suffix, Form.SWITCH, "off", meaning);
    }

    /** The same, without which no message can be sent. */
    public GatewaySetting mustBeSet() {
        return new GatewaySetting(suffix, fullName, form, true, standard, meaning, check);
    }

    /** The same under a name of its own. */
    public GatewaySetting called(String name) {
        return new GatewaySetting(suffix, Optional.of(name), form, needed, standard, meaning, check);
    }

    /** The same with another default. */
    public GatewaySetting usually(String other) {
        return new GatewaySetting(suffix, fullName, form, needed, other, meaning, check);
    }

    /** The same, refusing what that finds wrong. */
    public GatewaySetting checkedBy(Consumer<String> stricter) {
        return new GatewaySetting(suffix, fullName, form, needed, standard, meaning, stricter);
    }

    /** The same, refusing what cannot be read so. */
    public GatewaySetting readBy(Function<String, ?> reading) {
        return checkedBy(text -> {
            Object unused = reading.apply(text);
        });
    }

    /** The name of the setting for that kind of gateway. */
    public String nameFor(GatewayKind kind) {
        return fullName.orElseGet(() -> "SMS_" + kind.name().toUpperCase(Locale.ROOT) + "_" + suffix);
    }

    private static GatewaySetting of(String suffix, Form form, String standard, String meaning) {
        return new GatewaySetting(suffix, Optional.empty(), form, false, standard, meaning, text -> {});
    }
}
