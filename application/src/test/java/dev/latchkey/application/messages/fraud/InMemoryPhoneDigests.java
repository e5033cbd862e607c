package dev.latchkey.application.messages.fraud;

import dev.latchkey.domain.accounts.PhoneNumber;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The twin of real digests: hides nothing. */
public final class InMemoryPhoneDigests implements PhoneDigests {
    private final List<String> keys;

    /** Digests under the first of these keys. */
    public InMemoryPhoneDigests(String... keys) {
        this.keys = List.of(keys);
    }

    @Override
    public String of(PhoneNumber phone) {
        return all(phone).get(0);
    }

    @Override
    public String ofPrefix(PhoneNumber phone) {
        return keys.get(0) + "|prefix|" + reversed(phone.prefix());
    }

    @Override
    public List<String> all(PhoneNumber phone) {
        return keys.stream()
                .map(key -> key + "|phone|" + reversed(phone.e164()))
                .toList();
    }

    private static String reversed(String text) {
        return Stream.of(new StringBuilder(text).reverse().toString().split("")).collect(Collectors.joining("."));
    }
}
