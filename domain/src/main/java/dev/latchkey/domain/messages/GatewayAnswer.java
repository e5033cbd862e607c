package dev.latchkey.domain.messages;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * All that a gateway said of a message. Its own words stay out, for they may repeat the text or the number.
 *
 * @param providerId the gateway's name for the message, by which later news of it will come
 * @param providerCode the gateway's code for what was wrong, as short as it writes it
 */
public record GatewayAnswer(DeliveryOutcome outcome, Optional<String> providerId, Optional<String> providerCode) {
    private static final int LONGEST_ID = 200;
    private static final int LONGEST_CODE = 60;
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_.:/-]+");

    /** Cuts what is longer than a name is, and leaves out what does not look like a code. */
    public GatewayAnswer {
        providerId = providerId
                .map(String::strip)
                .filter(id -> !id.isEmpty() && id.length() <= LONGEST_ID)
                .filter(id -> id.chars().allMatch(GatewayAnswer::isVisible));
        providerCode = providerCode
                .filter(code -> CODE.matcher(code).matches())
                .map(code -> code.substring(0, Math.min(code.length(), LONGEST_CODE)));
    }

    /** No more than that. */
    public static GatewayAnswer of(DeliveryOutcome outcome) {
        return new GatewayAnswer(outcome, Optional.empty(), Optional.empty());
    }

    /** The gateway's no, or its trouble, with the code it gave. */
    public static GatewayAnswer of(DeliveryOutcome outcome, String providerCode) {
        return new GatewayAnswer(outcome, Optional.empty(), Optional.of(providerCode));
    }

    /** It was taken, under that name. */
    public static GatewayAnswer sent(String providerId) {
        return new GatewayAnswer(DeliveryOutcome.SENT, Optional.of(providerId), Optional.empty());
    }

    private static boolean isVisible(int c) {
        return c > ' ' && c < 0x7f;
    }
}
