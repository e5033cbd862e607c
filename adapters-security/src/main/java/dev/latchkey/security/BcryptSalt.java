package dev.latchkey.security;

/** The 16 bytes of a salt in the base64 of bcrypt, which has an alphabet of its own. */
final class BcryptSalt {
    private static final String ALPHABET = "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final int BYTES = 16;

    private BcryptSalt() {}

    static byte[] decoded(String text) {
        byte[] bytes = new byte[BYTES];
        int buffer = 0;
        int bits = 0;
        int filled = 0;
        for (int i = 0; i < text.length() && filled < BYTES; i++) {
            buffer = (buffer << 6) | ALPHABET.indexOf(text.charAt(i));
            bits += 6;
            if (bits >= 8) {
                bits -= 8;
                bytes[filled] = (byte) (buffer >> bits);
                filled++;
            }
        }
        return bytes;
    }
}
