package dev.latchkey.sms.gateways;

import dev.latchkey.sms.smpp.Smpp;
import dev.latchkey.sms.vendors.GenericHttp;
import dev.latchkey.sms.vendors.Infobip;
import dev.latchkey.sms.vendors.SmsAero;
import dev.latchkey.sms.vendors.SmsRu;
import dev.latchkey.sms.vendors.SmscRu;
import dev.latchkey.sms.vendors.TelegramGateway;
import dev.latchkey.sms.vendors.Twilio;
import dev.latchkey.sms.vendors.Vonage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.regex.Pattern;

/** Every kind of gateway there is: those of Latchkey, and those in jars of the operator's own on the class path. */
public final class Gateways {
    public static final String TIMEOUT = "TIMEOUT";
    public static final String TRANSLIT = "TRANSLIT";
    public static final String FROM = "FROM";

    /** How many messages may be with a gateway at a time. */
    public static final String IN_FLIGHT = "IN_FLIGHT";

    /** The end of the name of the setting that protects the address for receipts. */
    public static final String RECEIPT_SECRET = "RECEIPT_SECRET";

    /**
     * Among the values, though no setting: where the vendor is to tell what became of messages. Absent if vendors cannot reach
     * us there.
     */
    public static final String RECEIPT_URL = "RECEIPT_URL";

    private static final int USUAL_WIDTH = 100;
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]{1,19}");
    private static final List<GatewayKind> OURS = List.of(
            new GenericHttp(),
            new SmsAero(),
            new SmscRu(),
            new SmsRu(),
            new Twilio(),
            new Infobip(),
            new Vonage(),
            new TelegramGateway(),
            new Smpp());

    private Gateways() {}

    /** Those of Latchkey. */
    public static List<GatewayKind> ours() {
        return OURS;
    }

    /**
     * All of them, by name.
     *
     * @throws IllegalArgumentException if one on the class path has a name that cannot be used
     */
    public static Map<String, GatewayKind> all(ClassLoader classPath) {
        Map<String, GatewayKind> all = new LinkedHashMap<>();
        OURS.forEach(kind -> all.put(kind.name(), kind));
        for (GatewayKind kind : ServiceLoader.load(GatewayKind.class, classPath)) {
            String name = kind.name();
            if (name.equals("console") || !NAME.matcher(name).matches() || all.putIfAbsent(name, kind) != null) {
                throw new IllegalArgumentException(
                        "The gateway " + kind.getClass().getName() + " cannot be called " + name
                                + ": the name is taken, or is not made of 2 to 20 small letters and digits");
            }
        }
        return all;
    }

    /** Everything that a kind of gateway can be set to. */
    public static List<GatewaySetting> settings(GatewayKind kind) {
        List<GatewaySetting> settings = new ArrayList<>(kind.settings());
        settings.add(GatewaySetting.duration(
                TIMEOUT, "8s", "How long it may take to answer. After that nobody knows whether it has sent."));
        if (settings.stream().noneMatch(setting -> setting.suffix().equals(IN_FLIGHT))) {
            settings.add(inFlight(USUAL_WIDTH));
        }
        settings.add(GatewaySetting.secret(
                        RECEIPT_SECRET,
                        "The end of the address that receipts come to, 16 to 100 letters, digits, `-` and `_`. Absent: one that is"
                                + " made of `SECRET_KEY`; `latchkey sms routes` prints the address. `off`: receipts are not taken.")
                .checkedBy(Gateways::checkReceiptSecret));
        settings.add(GatewaySetting.flag(
                TRANSLIT, "Writes Cyrillic with Latin letters, which makes messages shorter and so cheaper."));
        return settings;
    }

    private static void checkReceiptSecret(String text) {
        if (!text.equals("off") && !text.matches("[A-Za-z0-9_-]{16,100}")) {
            throw new IllegalArgumentException("is neither off nor 16 to 100 letters, digits, - and _");
        }
    }

    /** How many messages may be with a gateway at a time, for kinds whose vendors take fewer or more than usual. */
    public static GatewaySetting inFlight(int width) {
        return GatewaySetting.number(
                IN_FLIGHT, width, "How many messages may wait for its answer at a time, for each instance.");
    }

    /** The values for which a setting has a default. */
    public static Map<String, String> defaults(GatewayKind kind) {
        Map<String, String> defaults = new LinkedHashMap<>();
        settings(kind).forEach(setting -> defaults.put(setting.suffix(), setting.standard()));
        return defaults;
    }

    /** The setting of a gateway that ends so, if it has one. */
    public static Optional<GatewaySetting> setting(GatewayKind kind, String suffix) {
        return settings(kind).stream()
                .filter(setting -> setting.suffix().equals(suffix))
                .findFirst();
    }
}
