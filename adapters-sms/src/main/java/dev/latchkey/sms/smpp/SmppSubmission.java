package dev.latchkey.sms.smpp;

import dev.latchkey.domain.messages.OutgoingMessage;
import java.io.IOException;
import java.time.Duration;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.bean.DataCodings;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.SMSCDeliveryReceipt;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.SMPPSession;

/** Hands one message to the SMSC. */
final class SmppSubmission {
    private static final RegisteredDelivery WITH_RECEIPT = new RegisteredDelivery(SMSCDeliveryReceipt.SUCCESS_FAILURE);
    private static final int LONGEST_SHORT_CODE = 6;

    private final String sender;
    private final TypeOfNumber senderType;
    private final NumberingPlanIndicator senderPlan;

    SmppSubmission(String from) {
        boolean number = from.matches("\\+?[0-9]+");
        this.sender = from.startsWith("+") ? from.substring(1) : from;
        if (!number) {
            senderType = TypeOfNumber.ALPHANUMERIC;
            senderPlan = NumberingPlanIndicator.UNKNOWN;
        } else if (sender.length() <= LONGEST_SHORT_CODE) {
            senderType = TypeOfNumber.NETWORK_SPECIFIC;
            senderPlan = NumberingPlanIndicator.UNKNOWN;
        } else {
            senderType = TypeOfNumber.INTERNATIONAL;
            senderPlan = NumberingPlanIndicator.ISDN;
        }
    }

    /** Returns the name that the SMSC gives to the message. */
    String submit(SMPPSession session, OutgoingMessage message)
            throws PDUException, ResponseTimeoutException, InvalidResponseException, NegativeResponseException,
                    IOException {
        SmppText text = SmppText.of(message.text());
        OptionalParameter[] fields = text.isLong()
                ? new OptionalParameter[] {new OptionalParameter.Message_payload(text.bytes())}
                : new OptionalParameter[0];
        return session.submitShortMessage(
                        "",
                        senderType,
                        senderPlan,
                        sender,
                        TypeOfNumber.INTERNATIONAL,
                        NumberingPlanIndicator.ISDN,
                        message.phone().e164().substring(1),
                        new ESMClass(),
                        (byte) 0,
                        (byte) 0,
                        null,
                        validity(Duration.between(message.createdAt(), message.expiresAt())),
                        WITH_RECEIPT,
                        (byte) 0,
                        DataCodings.newInstance(text.coding()),
                        (byte) 0,
                        text.isLong() ? new byte[0] : text.bytes(),
                        fields)
                .getMessageId();
    }

    /** A time from now as SMPP writes it: {@code YYMMDDhhmmss000R}. */
    static String validity(Duration life) {
        return "0000%02d%02d%02d%02d000R"
                .formatted(Math.min(life.toDays(), 30), life.toHoursPart(), life.toMinutesPart(), life.toSecondsPart());
    }
}
