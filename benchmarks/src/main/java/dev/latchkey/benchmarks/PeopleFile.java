package dev.latchkey.benchmarks;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Locale;
import java.util.Random;

/**
 * Writes a file of invented people for {@code latchkey import users}, the same for the same arguments: the file, how many.
 * One in a thousand has the phone of somebody before, one in a thousand a password hash that cannot be used, six in ten were
 * invited, one in a hundred of those by somebody who comes later in the file. Prints what has to come of it.
 */
public final class PeopleFile {
    private static final String CODE = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final long ODD = 611_953;
    private static final int ONE_IN = 1_000;

    private final Random random = new Random(42);
    private final int people;
    private int refused;
    private int invited;

    private PeopleFile(int people) {
        this.people = people;
    }

    public static void main(String[] args) throws IOException {
        PeopleFile file = new PeopleFile(Integer.parseInt(args[1]));
        try (BufferedWriter out = Files.newBufferedWriter(Path.of(args[0]), StandardCharsets.UTF_8)) {
            for (int i = 0; i < file.people; i++) {
                out.write(file.line(i));
                out.write('\n');
            }
        }
        System.out.printf(
                "%d lines: %d to be opened, %d to be refused, %d say by whom they were invited%n",
                file.people, file.people - file.refused, file.refused, file.invited);
    }

    private String line(int i) {
        boolean doubled = i % ONE_IN == ONE_IN - 1;
        boolean hopeless = i % ONE_IN == ONE_IN / 2;
        if (doubled || hopeless) {
            refused++;
        }
        StringBuilder line = new StringBuilder(400);
        line.append("{\"external_id\":").append(i + 1);
        line.append(",\"phone\":\"8").append(phone(doubled ? i - 1 : i)).append('"');
        if (i % 2 == 0) {
            line.append(",\"email\":\"User").append(i).append("@example.org\",\"email_verified\":true");
        }
        if (i % 3 == 0) {
            line.append(",\"username\":\"user.").append(i).append('"');
        }
        line.append(",\"first_name\":\"Имя").append(i % 97).append("\",\"last_name\":\"O'Neil\"");
        line.append(",\"password_hash\":\"")
                .append(hopeless ? "md5$1$2" : hash(i))
                .append('"');
        line.append(",\"invite_code\":\"").append(code(i)).append('"');
        inviter(line, i, doubled || hopeless);
        line.append(",\"created_at\":\"20")
                .append(String.format(Locale.ROOT, "%02d", 15 + i % 9))
                .append("-03-05T10:00:00Z\"");
        return line.append('}').toString();
    }

    private void inviter(StringBuilder line, int i, boolean refusedToo) {
        if (i == 0 || random.nextInt(10) >= 6) {
            return;
        }
        boolean later = random.nextInt(100) == 0 && i + 10 < people;
        line.append(",\"invited_by\":").append(later ? i + 2 + random.nextInt(8) : 1 + random.nextInt(i));
        if (!refusedToo) {
            invited++;
        }
    }

    /** Mobile numbers of Russia, each once. */
    private static String phone(int i) {
        return "9" + String.format(Locale.ROOT, "%09d", i * ODD % 100_000_000);
    }

    /** As Django has them; what they are hashes of nobody knows. */
    private String hash(int i) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return "pbkdf2_sha256$600000$salt" + i + "$" + Base64.getEncoder().encodeToString(bytes);
    }

    /** Each once. */
    private static String code(int i) {
        long number = i * ODD % (1L << 30);
        StringBuilder code = new StringBuilder();
        for (int digit = 0; digit < 6; digit++) {
            code.append(CODE.charAt((int) (number & 31)));
            number >>= 5;
        }
        return code.toString();
    }
}
