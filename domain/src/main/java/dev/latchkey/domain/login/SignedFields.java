package dev.latchkey.domain.login;

import dev.latchkey.domain.sessions.TokenHash;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Fields of which Telegram signs all, also those that nobody here knows. Nothing in them is true before that is checked. */
public final class SignedFields {
    private static final String HASH = "hash";
    private static final String SIGNATURE = "signature";
    private static final int MOST_FIELDS = 64;
    private static final int LONGEST = 16 * 1024;
    private static final Pattern NAME = Pattern.compile("[!-~&&[^=]]{1,64}");

    private final SortedMap<String, String> fields;

    private SignedFields(SortedMap<String, String> fields) {
        this.fields = fields;
    }

    /** The fields of a Mini App's {@code initData}; empty if it cannot be one. */
    public static Optional<SignedFields> ofQuery(String query) {
        if (query.length() > LONGEST) {
            return Optional.empty();
        }
        return FormText.fields(query).flatMap(SignedFields::of);
    }

    /** Such fields; empty if Telegram cannot have sent them. */
    public static Optional<SignedFields> of(Map<String, String> fields) {
        int length = fields.values().stream().mapToInt(String::length).sum();
        boolean fit = fields.size() <= MOST_FIELDS
                && length <= LONGEST
                && fields.keySet().stream().allMatch(name -> NAME.matcher(name).matches());
        // With a line break within, other fields could have the same check string as these.
        boolean plain = fields.values().stream().noneMatch(value -> value.indexOf('\n') >= 0);
        return fit && plain ? Optional.of(new SignedFields(new TreeMap<>(fields))) : Optional.empty();
    }

    public Optional<String> value(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    /** What a {@code hash} is made of: everything but itself, the {@code signature} too. */
    public String checkString() {
        return lines(Set.of(HASH));
    }

    /** What a {@code signature} is made of, for the bot of that number. */
    public String checkString(long bot) {
        return bot + ":WebAppData\n" + lines(Set.of(HASH, SIGNATURE));
    }

    /**
     * Recognises the same fields, whatever their order, their spelling and their signature were: of one signature there may
     * be several that are good.
     */
    public TokenHash fingerprint() {
        return TokenHash.of(lines(Set.of(HASH, SIGNATURE)));
    }

    private String lines(Set<String> without) {
        return fields.entrySet().stream()
                .filter(field -> !without.contains(field.getKey()))
                .map(field -> field.getKey() + "=" + field.getValue())
                .collect(Collectors.joining("\n"));
    }

    /** Nothing of them, because they say who somebody is and let them in. */
    @Override
    public String toString() {
        return "SignedFields[***]";
    }
}
