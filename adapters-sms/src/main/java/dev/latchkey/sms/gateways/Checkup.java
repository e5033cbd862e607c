package dev.latchkey.sms.gateways;

import dev.latchkey.domain.messages.GatewayAnswer;

/**
 * What somebody found who looked at a gateway without sending anything.
 *
 * @param code what the gateway called its trouble; empty if it has none
 */
public record Checkup(Found found, String code) {
    public static final Checkup KNOWN = new Checkup(Found.KNOWN, "");
    public static final Checkup REACHED = new Checkup(Found.REACHED, "");

    /** How the gateway is. */
    public enum Found {
        /** It is there and lets us in. */
        KNOWN,
        /** It is there; whether it lets us in only a message would show. */
        REACHED,
        /** It does not let us in. */
        REFUSED,
        /** It lets us in, and there is no money. */
        EMPTY,
        /** It cannot be reached. */
        AWAY,
        /** It is reached and cannot be trusted: its certificate is not that of its name. */
        NOT_TRUSTED,
        /** It takes the question and does not answer. */
        SILENT,
        /** It answers what none of its kind does. */
        STRANGE
    }

    /** The same trouble as a message would have had. */
    public static Checkup of(GatewayAnswer answer) {
        String code = answer.providerCode().orElse("");
        Found found = switch (answer.outcome()) {
            case AUTH -> Found.REFUSED;
            case NO_FUNDS -> Found.EMPTY;
            case FAILED ->
                code.equals("tls") ? Found.NOT_TRUSTED : code.equals("unreachable") ? Found.AWAY : Found.STRANGE;
            case UNKNOWN -> code.equals("timeout") ? Found.SILENT : Found.STRANGE;
            default -> Found.STRANGE;
        };
        return new Checkup(found, code);
    }
}
