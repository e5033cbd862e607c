package dev.latchkey.application.accounts;

/**
 * One picture as it is served, in JPEG.
 *
 * @param jpeg made by us, pixel by pixel: nothing of what somebody sent is in it
 */
@SuppressWarnings("ArrayRecordComponent") // Carried from one side to the other, never compared.
public record Picture(byte[] jpeg) {

    @Override
    public String toString() {
        return "Picture[" + jpeg.length + " bytes]";
    }
}
