package dev.latchkey.sms.smpp;

import dev.latchkey.domain.messages.DeliveryOutcome;
import dev.latchkey.domain.messages.GatewayAnswer;

/** What a {@code command_status} means. */
final class SmppStatus {
    private SmppStatus() {}

    static GatewayAnswer meaning(int status) {
        return GatewayAnswer.of(outcome(status), "0x%02x".formatted(status));
    }

    private static DeliveryOutcome outcome(int status) {
        return switch (status) {
            case 0x01 -> DeliveryOutcome.CONTENT_REJECTED;
            case 0x0a -> DeliveryOutcome.SENDER_REJECTED;
            case 0x0b -> DeliveryOutcome.BAD_NUMBER;
            case 0x0d, 0x0e, 0x0f -> DeliveryOutcome.AUTH;
            case 0x14, 0x58 -> DeliveryOutcome.RATE_LIMIT;
            // Not bound as it should be, trouble of the system, "submit failed", a temporary error, no reason given.
            case 0x04, 0x05, 0x08, 0x45, 0x64, 0xff -> DeliveryOutcome.FAILED;
            case 0xfe -> DeliveryOutcome.UNREACHABLE;
            default -> DeliveryOutcome.REJECTED;
        };
    }
}
