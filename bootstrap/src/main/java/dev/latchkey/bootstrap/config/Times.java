package dev.latchkey.bootstrap.config;

import static dev.latchkey.bootstrap.config.Kinds.require;
import static dev.latchkey.bootstrap.config.Kinds.whole;

import dev.latchkey.domain.shared.Rate;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The kinds of values that have to do with time: durations, ranges of them, and rates. */
final class Times {
    private static final Pattern DURATION = Pattern.compile("([0-9]{1,9})(ms|s|m|h|d)");
    private static final Duration LONGEST_WINDOW = Duration.ofDays(31);
    private static final int MOST = 1_000_000;

    private Times() {}

    /** A duration of at least and at most so long, both in the words of a setting. */
    static Kind<Duration> duration(String least, String most) {
        Duration shortest = parse(least);
        Duration longest = parse(most);
        return Kind.open("a duration such as 90s, 15m or 7d, from " + least + " to " + most, text -> {
            Duration duration = parse(text);
            require(duration.compareTo(shortest) >= 0, "is too short");
            require(duration.compareTo(longest) <= 0, "is too long");
            return duration;
        });
    }

    static Kind<DurationRange> range(String most) {
        Duration longest = parse(most);
        return Kind.open("a duration such as 1s, or a range of them such as 1s..2s, up to " + most, text -> {
            int dots = text.indexOf("..");
            Duration shortest = parse(dots < 0 ? text : text.substring(0, dots));
            DurationRange range = new DurationRange(shortest, dots < 0 ? shortest : parse(text.substring(dots + 2)));
            require(range.most().compareTo(range.least()) >= 0, "ends before it begins");
            require(range.most().compareTo(longest) <= 0, "is too long");
            return range;
        });
    }

    /** No rates where the text says 0: the limit is off. */
    static Kind<List<Rate>> rates() {
        return Kind.open("how many in how long, such as 5/1h,10/1d, or 0 or off", text -> {
            if (text.equals("0") || text.equalsIgnoreCase("off")) {
                return List.of();
            }
            List<Rate> rates = Kinds.commas(text).map(Times::rate).toList();
            require(!rates.isEmpty(), "has no rate in it");
            long windows = rates.stream().map(Rate::window).distinct().count();
            require(windows == rates.size(), "says twice what holds for the same time");
            return rates;
        });
    }

    /** The text that would set the same. */
    static String text(List<Rate> rates) {
        return rates.stream()
                .map(rate -> rate.count() + "/" + text(rate.window()))
                .collect(Collectors.joining(","));
    }

    static String text(Duration duration) {
        if (duration.toSeconds() % 86_400 == 0) {
            return duration.toDays() + "d";
        }
        if (duration.toSeconds() % 3_600 == 0) {
            return duration.toHours() + "h";
        }
        return duration.toSeconds() % 60 == 0 ? duration.toMinutes() + "m" : duration.toSeconds() + "s";
    }

    private static Rate rate(String text) {
        int slash = text.indexOf('/');
        require(slash > 0, "has a part, \"" + text + "\", that is not a rate");
        Duration window = parse(text.substring(slash + 1));
        require(!window.isZero() && window.compareTo(LONGEST_WINDOW) <= 0, "has a time that is not within 1ms to 31d");
        return new Rate(whole(text.substring(0, slash), 1, MOST), window);
    }

    private static Duration parse(String text) {
        if (text.equals("0")) {
            return Duration.ZERO;
        }
        Matcher parts = DURATION.matcher(text);
        require(parts.matches(), text.matches("[0-9]+") ? "lacks a unit: ms, s, m, h or d" : "is not a duration");
        long count = Long.parseLong(parts.group(1));
        return switch (parts.group(2)) {
            case "ms" -> Duration.ofMillis(count);
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
        };
    }
}
