package dev.latchkey.sms.smpp;

import dev.latchkey.domain.messages.SmsLength;
import dev.latchkey.domain.messages.SmsLength.Alphabet;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * A text as SMPP carries it.
 *
 * @param coding the {@code data_coding}: 0 for the default alphabet, 8 for UCS-2
 * @param isLong whether it is more than one message and so travels as a payload, which the SMSC cuts
 */
@SuppressWarnings("ArrayRecordComponent") // Carried to the next call, never compared.
record SmppText(byte coding, byte[] bytes, boolean isLong) {
    private static final byte ESCAPE = 0x1b;

    /** Each letter stands at its number in GSM 03.38; 0x1b is no letter. */
    private static final String GSM_7 = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001bÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    private static final String EXTENSION = "\f^{}\\[~]|€";
    private static final byte[] EXTENSION_CODES = {0x0a, 0x14, 0x28, 0x29, 0x2f, 0x3c, 0x3d, 0x3e, 0x40, 0x65};

    static SmppText of(String text) {
        SmsLength length = SmsLength.of(text);
        boolean isLong = length.segments() > 1;
        return length.alphabet() == Alphabet.GSM_7
                ? new SmppText((byte) 0, gsm7(text), isLong)
                : new SmppText((byte) 8, text.getBytes(StandardCharsets.UTF_16BE), isLong);
    }

    private static byte[] gsm7(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int extended = EXTENSION.indexOf(c);
            if (extended >= 0) {
                bytes.write(ESCAPE);
                bytes.write(EXTENSION_CODES[extended]);
            } else {
                bytes.write(GSM_7.indexOf(c));
            }
        }
        return bytes.toByteArray();
    }
}
