package dev.latchkey.verifier.forged;

import static dev.latchkey.verifier.forged.Forge.b64;
import static dev.latchkey.verifier.forged.Forge.json;
import static dev.latchkey.verifier.forged.Forge.with;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Signatures of nothing, of other things, by others, and in other forms. */
final class ForgedSignatures {
    private static final BigInteger ORDER =
            new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);

    /** Numbers that somebody might pass off as half a signature; after the special cases of Wycheproof. */
    private static final List<String> ODD = List.of(
            "0".repeat(64),
            "0".repeat(63) + "1",
            "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632550",
            "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551",
            "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632552",
            "ffffffff00000001000000000000000000000000ffffffffffffffffffffffff",
            "ffffffff00000001000000000000000000000001000000000000000000000000",
            "f".repeat(64));

    private ForgedSignatures() {}

    static void addTo(Forge forge) {
        String[] parts = forge.right().split("\\.", -1);
        String content = parts[0] + "." + parts[1] + ".";
        byte[] right = forge.signature();
        for (String r : ODD) {
            for (String s : ODD) {
                forge.add("r=" + r + " s=" + s, content + b64(HexFormat.of().parseHex(r + s)));
            }
        }
        byte[] swapped = new byte[64];
        System.arraycopy(right, 32, swapped, 0, 32);
        System.arraycopy(right, 0, swapped, 32, 32);
        forge.add("r and s swapped", content + b64(swapped));
        forge.add("DER", content + b64(der(right)));
        for (int length : new int[] {0, 1, 31, 32, 63, 65, 66, 96, 128, 256}) {
            forge.add("signature of " + length, content + b64(Arrays.copyOf(right, length)));
        }
        byte[] led = new byte[66];
        System.arraycopy(right, 0, led, 1, 32);
        System.arraycopy(right, 32, led, 34, 32);
        forge.add("signature with leading zeros", content + b64(led));
        for (boolean first : new boolean[] {true, false}) {
            forge.add("a number above the order", content + b64(raised(right, first)));
        }
        forge.add("signed by a stranger", forge.strangers());
        String other = forge.signed(forge.header(), with(forge.claims(), "sub", "\"1\""));
        forge.add("signature of another token", content + other.split("\\.", -1)[2]);
        String admin = json(with(forge.claims(), "role", "\"admin\""));
        forge.add("claims of another", parts[0] + "." + b64(admin) + "." + parts[2]);
        forge.add("claims for the header", parts[1] + "." + parts[1] + "." + parts[2]);
        forge.add("header for the claims", forge.signed(json(forge.header()), json(forge.header())));
    }

    /** The same number for the arithmetic of the curve, if 32 bytes can hold it. */
    private static byte[] raised(byte[] right, boolean first) {
        byte[] raised = right.clone();
        int from = first ? 0 : 32;
        byte[] sum = new BigInteger(1, right, from, 32).add(ORDER).toByteArray();
        System.arraycopy(sum, Math.max(0, sum.length - 32), raised, from, 32);
        return raised;
    }

    private static byte[] der(byte[] joined) {
        byte[] r = new BigInteger(1, joined, 0, 32).toByteArray();
        byte[] s = new BigInteger(1, joined, 32, 32).toByteArray();
        ByteBuffer der = ByteBuffer.allocate(6 + r.length + s.length);
        der.put((byte) 0x30).put((byte) (4 + r.length + s.length));
        der.put((byte) 2).put((byte) r.length).put(r);
        der.put((byte) 2).put((byte) s.length).put(s);
        return der.array();
    }
}
