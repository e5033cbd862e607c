package dev.latchkey.domain.login;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;

/** Passwords that very many people have, in any case of letters. The first that anybody guesses. */
final class CommonPasswords {
    private static final String FILE = "common_passwords.txt";
    private static final String[] SORTED = read();

    private CommonPasswords() {}

    static boolean contain(String text) {
        return Arrays.binarySearch(SORTED, text.toLowerCase(Locale.ROOT)) >= 0;
    }

    /** In the order of the file, sorted once more: its order is that of code points, which is not that of strings. */
    private static String[] read() {
        try (InputStream in = Objects.requireNonNull(CommonPasswords.class.getResourceAsStream(FILE), FILE);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            String[] all = lines.lines().toArray(String[]::new);
            Arrays.sort(all);
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
