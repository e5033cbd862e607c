package dev.latchkey.bootstrap;

import dev.latchkey.bootstrap.config.SmsConfig;
import dev.latchkey.bootstrap.config.SmsRoutes;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names to send under that networks cut or refuse, though the vendor may take them. */
public final class SenderNames {
    private static final int LONGEST_NAME = 11;
    private static final int LONGEST_NUMBER = 15;
    private static final Pattern NUMBER = Pattern.compile("\\+?([0-9]+)");

    /** Stands for senders of which Twilio chooses one. */
    private static final Pattern SERVICE = Pattern.compile("MG[0-9a-f]{32}");

    /** Its senders are channels of Telegram. */
    private static final String TELEGRAM = "telegram";

    private SenderNames() {}

    /** One line for each that is too long. */
    public static List<String> tooLong(SmsConfig config) {
        return config.routes().legs().values().stream()
                .flatMap(List::stream)
                .filter(leg -> !leg.gateway().equals(SmsRoutes.CONSOLE)
                        && !leg.gateway().equals(TELEGRAM))
                .filter(leg -> isTooLong(config.senderOf(leg)))
                .map(leg -> "WARNING: networks take names of " + LONGEST_NAME + " letters and numbers of "
                        + LONGEST_NUMBER + " digits, but " + leg.gateway() + " sends as " + config.senderOf(leg))
                .distinct()
                .sorted()
                .toList();
    }

    private static boolean isTooLong(String sender) {
        Matcher number = NUMBER.matcher(sender);
        return number.matches()
                ? number.group(1).length() > LONGEST_NUMBER
                : sender.length() > LONGEST_NAME && !SERVICE.matcher(sender).matches();
    }
}
