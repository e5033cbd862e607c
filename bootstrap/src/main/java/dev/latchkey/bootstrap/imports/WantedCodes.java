package dev.latchkey.bootstrap.imports;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.latchkey.domain.invites.InviteCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The invite codes that people of a file bring along, so that those who need a new one are not given one that somebody
 * further down has. Four bytes for each.
 */
final class WantedCodes {
    private static final JsonFactory JSON = new JsonFactory();

    private int[] codes = new int[1024];
    private int size;

    private WantedCodes() {}

    /** Goes through the file once. What is wrong in it is told later. */
    static WantedCodes in(Path file) throws IOException {
        WantedCodes wanted = new WantedCodes();
        try (Lines lines = Lines.of(file)) {
            for (Optional<Line> line = lines.next(); line.isPresent(); line = lines.next()) {
                code(line.get()).flatMap(UserLines::fitting).ifPresent(wanted::add);
            }
        }
        wanted.codes = Arrays.copyOf(wanted.codes, wanted.size);
        Arrays.sort(wanted.codes);
        return wanted;
    }

    boolean has(InviteCode code) {
        return Arrays.binarySearch(codes, number(code)) >= 0;
    }

    private void add(InviteCode code) {
        if (size == codes.length) {
            codes = Arrays.copyOf(codes, size + size / 2);
        }
        codes[size] = number(code);
        size++;
    }

    /** Six letters and digits are fewer than there are numbers. */
    private static int number(InviteCode code) {
        return Integer.parseUnsignedInt(code.value(), Character.MAX_RADIX);
    }

    private static Optional<String> code(Line line) {
        if (line.tooLong()) {
            return Optional.empty();
        }
        try (JsonParser json = JSON.createParser(line.bytes())) {
            JsonToken token = json.nextToken();
            while (token != null) {
                if (token == JsonToken.FIELD_NAME && json.currentName().equals("invite_code")) {
                    return json.nextToken().isScalarValue()
                            ? Optional.ofNullable(json.getText())
                                    .map(code -> code.strip().toUpperCase(Locale.ROOT))
                            : Optional.empty();
                }
                token = json.nextToken();
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
