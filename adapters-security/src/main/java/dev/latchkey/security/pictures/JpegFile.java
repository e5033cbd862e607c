package dev.latchkey.security.pictures;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A JPEG file, as far as its frame goes.
 *
 * @param orientation how a camera was held, from 1 (upright) to 8, as Exif counts
 */
record JpegFile(int orientation) {
    /** Progressive images have about ten; each is a walk through all pixels, so thousands of empty ones are an attack. */
    private static final int MOST_SCANS = 64;

    private static final int UPRIGHT = 1;
    private static final int MIRRORED_LAST = 8;
    private static final int SOI = 0xd8;
    private static final int EOI = 0xd9;
    private static final int SOS = 0xda;
    private static final int APP1 = 0xe1;
    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
    private static final short LITTLE_ENDIAN = 'I' << 8 | 'I';
    private static final int ORIENTATION = 0x0112;
    private static final int ENTRY = 12;

    static boolean begins(byte[] file) {
        return file.length >= 3 && unsigned(file[0]) == 0xff && unsigned(file[1]) == SOI && unsigned(file[2]) == 0xff;
    }

    /** Looks through the whole file, which must have an end. */
    static JpegFile read(byte[] file) {
        int orientation = UPRIGHT;
        int scans = 0;
        int at = 2;
        while (at < file.length - 1) {
            int marker = unsigned(file[at + 1]);
            if (unsigned(file[at]) != 0xff || marker == 0x00 || isRestart(marker)) {
                // Within the data of a scan, or between two segments, where some cameras leave bytes.
                at++;
                continue;
            }
            if (marker == EOI) {
                return new JpegFile(orientation);
            }
            if (marker == 0xff) {
                at++;
                continue;
            }
            int length = lengthAt(file, at + 2);
            if (marker == SOS && ++scans > MOST_SCANS) {
                throw Unfit.dimensions();
            }
            if (marker == APP1 && orientation == UPRIGHT) {
                orientation =
                        orientationIn(ByteBuffer.wrap(file, at + 4, length - 2).slice());
            }
            at += 2 + length;
        }
        throw Unfit.unreadable();
    }

    private static boolean isRestart(int marker) {
        return marker >= 0xd0 && marker <= 0xd7;
    }

    private static int lengthAt(byte[] file, int at) {
        if (at > file.length - 2) {
            throw Unfit.unreadable();
        }
        int length = (unsigned(file[at]) << 8) | unsigned(file[at + 1]);
        if (length < 2 || length > file.length - at) {
            throw Unfit.unreadable();
        }
        return length;
    }

    /** From the first directory of an Exif block. Whatever is odd there means upright. */
    private static int orientationIn(ByteBuffer segment) {
        if (segment.remaining() < EXIF.length + 8
                || !segment.slice(0, EXIF.length).equals(ByteBuffer.wrap(EXIF))) {
            return UPRIGHT;
        }
        ByteBuffer tiff = segment.slice(EXIF.length, segment.remaining() - EXIF.length);
        tiff.order(tiff.getShort(0) == LITTLE_ENDIAN ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        if (directory < 8 || directory > tiff.limit() - 2) {
            return UPRIGHT;
        }
        int entries = Short.toUnsignedInt(tiff.getShort(directory));
        for (int i = 0, at = directory + 2; i < entries && at <= tiff.limit() - ENTRY; i++, at += ENTRY) {
            if (Short.toUnsignedInt(tiff.getShort(at)) == ORIENTATION) {
                int value = Short.toUnsignedInt(tiff.getShort(at + 8));
                return value >= UPRIGHT && value <= MIRRORED_LAST ? value : UPRIGHT;
            }
        }
        return UPRIGHT;
    }

    private static int unsigned(byte b) {
        return Byte.toUnsignedInt(b);
    }
}
