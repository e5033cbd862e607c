package dev.latchkey.bootstrap.config;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells our names from those of other programs, and finds the one that was meant by a name that is nobody's. */
final class Names {
    /** A name that begins like this is meant for us. */
    static final List<String> PREFIXES = List.of(
            "ACCESS_TOKEN_",
            "ALLOWED_",
            "BOOTSTRAP_",
            "CODE_NETWORK_",
            "DATABASE_",
            "GUESS_",
            "HTTP_",
            "JWT_",
            "LATCHKEY_",
            "LIMITS_",
            "LOGIN_",
            "MAIL_",
            "PHONE_",
            "PROOF_",
            "REDIS_",
            "REFRESH_",
            "SESSION_",
            "SMS_",
            "SMTP_",
            "TELEGRAM_",
            "TRUSTED_");

    /** What else begins like this and is found on many machines. */
    static final List<String> FOREIGN = List.of("HTTP_PROXY", "SESSION_MANAGER");

    /** What Kubernetes and Docker put into the environment for a service that is called {@code database} or so. */
    private static final Pattern SERVICE_LINK =
            Pattern.compile("[A-Z0-9_]+_(SERVICE_HOST|SERVICE_PORT(_[A-Z0-9_]+)?|PORT_[0-9]+_(TCP|UDP)(_[A-Z]+)?)");

    private static final Set<String> KNOWN = Stream.concat(
                    Settings.all().stream().map(Setting::name), LaterSettings.all().keySet().stream())
            .collect(Collectors.toUnmodifiableSet());

    private Names() {}

    static boolean isKnown(String name) {
        return Settings.all().stream().anyMatch(setting -> setting.name().equals(name));
    }

    /** Whether the name can only be meant for us: by how it begins, or because one slip makes one of ours of it. */
    static boolean looksLikeOurs(String name, String value) {
        if (FOREIGN.contains(name) || SERVICE_LINK.matcher(name).matches() || value.startsWith("tcp://")) {
            return false;
        }
        return PREFIXES.stream().anyMatch(name::startsWith) || closest(name, 1).isPresent();
    }

    /** What to say of a name that is none of ours. */
    static String wrong(String name) {
        return LaterSettings.feature(name)
                .map(feature -> feature + " is not supported by this version yet. Take the setting out.")
                .orElseGet(() -> "There is no such setting."
                        + closest(name, 3)
                                .map(meant -> " Did you mean " + meant + "?")
                                .orElse(""));
    }

    private static Optional<String> closest(String name, int most) {
        return name.length() < 8
                ? Optional.empty()
                : KNOWN.stream()
                        .filter(known -> distance(name, known) <= most)
                        .min(Comparator.comparingInt((String known) -> distance(name, known))
                                .thenComparing(Comparator.naturalOrder()));
    }

    /** Slips between two names: letters left out, added, changed, or swapped with their neighbour. */
    private static int distance(String one, String other) {
        int[][] slips = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                slips[i][j] = i == 0 || j == 0 ? i + j : fewest(one, other, slips, i, j);
            }
        }
        return slips[one.length()][other.length()];
    }

    private static int fewest(String one, String other, int[][] slips, int i, int j) {
        int changed = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
        int fewest = Math.min(Math.min(slips[i - 1][j], slips[i][j - 1]) + 1, slips[i - 1][j - 1] + changed);
        boolean swapped =
                i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
        return swapped ? Math.min(fewest, slips[i - 2][j - 2] + 1) : fewest;
    }
}
