package dev.latchkey.bootstrap.config;

import dev.latchkey.domain.shared.Word;
import dev.latchkey.http.AddressBlock;
import dev.latchkey.persistence.DatabaseUrl;
import dev.latchkey.persistence.redis.RedisUrl;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The kinds of values that settings have. */
final class Kinds {
    private static final Set<String> REGIONS = Set.of(Locale.getISOCountries());

    private Kinds() {}

    static Kind<String> text(String allowed, String shape) {
        return Kind.open(allowed, text -> {
            require(text.matches(shape), "is not that");
            return text;
        });
    }

    static Kind<Integer> number(int least, int most) {
        return Kind.open("a whole number from " + least + " to " + most, text -> whole(text, least, most));
    }

    /** A number, or {@code off}, which 0 says too. */
    static Kind<OptionalInt> numberOrOff(int most) {
        return Kind.open("a whole number from 1 to " + most + ", or 0 or off", text -> {
            int number = text.equalsIgnoreCase("off") ? 0 : whole(text, 0, most);
            return number == 0 ? OptionalInt.empty() : OptionalInt.of(number);
        });
    }

    static Kind<Boolean> toggle() {
        return Kind.open("on or off (true and false do too)", text -> switch (text.toLowerCase(Locale.ROOT)) {
            case "on", "true" -> true;
            case "off", "false" -> false;
            default -> throw new WrongValue("is neither on nor off");
        });
    }

    static <E extends Enum<E>> Kind<E> choice(Class<E> type) {
        List<E> all = List.of(type.getEnumConstants());
        String names = all.stream().map(Word::of).collect(Collectors.joining(", "));
        return Kind.open(
                "one of " + names,
                text -> all.stream()
                        .filter(each -> Word.of(each).equalsIgnoreCase(text))
                        .findFirst()
                        .orElseThrow(() -> new WrongValue("is none of them")));
    }

    static Kind<Path> path() {
        return Kind.open("a path", text -> {
            try {
                return Path.of(text);
            } catch (InvalidPathException e) {
                throw new WrongValue("is not a path");
            }
        });
    }

    static Kind<String> region() {
        return Kind.open("two letters of ISO 3166, such as RU", text -> {
            String region = text.toUpperCase(Locale.ROOT);
            require(REGIONS.contains(region), "is not a country");
            return region;
        });
    }

    static Kind<URI> webAddress() {
        return Kind.open("http:// or https://, a host, and perhaps a port and a path", text -> {
            URI uri = uri(text);
            require(uri.getRawUserInfo() == null, "must not hold a name or a password");
            require(
                    ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) && uri.getHost() != null,
                    "is not the address of a web server");
            require(uri.getRawQuery() == null && uri.getRawFragment() == null, "must end before any ? or #");
            return uri(text.replaceFirst("/+$", ""));
        });
    }

    static Kind<List<String>> origins() {
        return list("exact origins such as https://app.example, separated by commas", text -> {
            require(!text.contains("*"), "is a pattern; a pattern would let in pages that you never heard of");
            URI uri = uri(text);
            require(
                    uri.getHost() != null && text.equals(uri.getScheme() + "://" + uri.getRawAuthority()),
                    "is not an origin: a scheme, a host and perhaps a port, with no slash at the end");
            require(text.equals(text.toLowerCase(Locale.ROOT)), "has capital letters, which browsers never send");
            return text;
        });
    }

    static Kind<List<AddressBlock>> addressBlocks() {
        return list("addresses or blocks such as 10.0.0.0/8, separated by commas", text -> {
            try {
                return AddressBlock.of(text);
            } catch (IllegalArgumentException e) {
                throw new WrongValue("is not an address or a block of addresses");
            }
        });
    }

    static Kind<DatabaseUrl> databaseUrl() {
        String allowed = "postgres://user:password@host:5432/database or jdbc:postgresql://host:5432/database?user=…";
        return Kind.secret(allowed, text -> DatabaseUrl.parse(text).toString(), text -> {
            try {
                return DatabaseUrl.parse(text);
            } catch (IllegalArgumentException e) {
                throw new WrongValue(String.valueOf(e.getMessage()));
            }
        });
    }

    static Kind<RedisUrl> redisUrl() {
        String allowed = "redis://user:password@host:6379/0, or rediss:// for TLS";
        return Kind.secret(allowed, text -> RedisUrl.parse(text).toString(), text -> {
            try {
                return RedisUrl.parse(text);
            } catch (IllegalArgumentException e) {
                throw new WrongValue(String.valueOf(e.getMessage()));
            }
        });
    }

    static <T> Kind<List<T>> list(String allowed, Function<String, T> item) {
        Function<String, List<T>> reading =
                text -> commas(text).map(each -> naming(each, item)).toList();
        return new Kind<>(allowed, reading, text -> text, false, true);
    }

    /** The parts between commas, blank ones left out. */
    static Stream<String> commas(String text) {
        return Arrays.stream(text.split(",")).map(String::strip).filter(each -> !each.isEmpty());
    }

    static int whole(String text, int least, int most) {
        require(text.matches("-?[0-9]{1,10}"), "is not a whole number");
        long number = Long.parseLong(text);
        require(number >= least, "is too small");
        require(number <= most, "is too large");
        return (int) number;
    }

    static void require(boolean right, String otherwise) {
        if (!right) {
            throw new WrongValue(otherwise);
        }
    }

    private static <T> T naming(String part, Function<String, T> item) {
        try {
            return item.apply(part);
        } catch (WrongValue e) {
            throw new WrongValue("has a part, \"" + part + "\", that " + e.getMessage());
        }
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new WrongValue("is not an address");
        }
    }
}
