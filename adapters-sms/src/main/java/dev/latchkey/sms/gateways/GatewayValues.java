package dev.latchkey.sms.gateways;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What one gateway is set to, by the suffixes of the settings. */
public final class GatewayValues {
    private static final Pattern DURATION = Pattern.compile("([0-9]{1,9})(ms|s|m)");

    private final Map<String, String> texts;

    /** Those values; an empty text is none. */
    public GatewayValues(Map<String, String> texts) {
        this.texts = Map.copyOf(texts);
    }

    /** The same with another value for that. */
    public GatewayValues with(String suffix, String text) {
        Map<String, String> changed = new TreeMap<>(texts);
        changed.put(suffix, text);
        return new GatewayValues(changed);
    }

    public Optional<String> maybe(String suffix) {
        return Optional.ofNullable(texts.get(suffix)).filter(text -> !text.isEmpty());
    }

    /**
     * A value that must be there.
     *
     * @throws IllegalArgumentException if it is not
     */
    public String text(String suffix) {
        return maybe(suffix).orElseThrow(() -> new IllegalArgumentException(suffix + " is needed"));
    }

    public int number(String suffix) {
        return Integer.parseInt(text(suffix));
    }

    public boolean flag(String suffix) {
        return maybe(suffix)
                .filter(text -> text.equalsIgnoreCase("on") || text.equalsIgnoreCase("true"))
                .isPresent();
    }

    /** Where the gateway is, with that path at its end, unless (part of) it is there already. */
    public URI at(String path) {
        String base = text("URL").replaceFirst("/+$", "");
        String rest = path;
        for (int end = path.length(); end > 0; end = path.lastIndexOf('/', end - 1)) {
            if (base.endsWith(path.substring(0, end))) {
                rest = path.substring(end);
                break;
            }
        }
        return URI.create(base + rest);
    }

    /** How long the gateway may take to answer. */
    public Duration timeout() {
        String text = text(Gateways.TIMEOUT);
        Matcher parts = DURATION.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(Gateways.TIMEOUT + " is not a duration");
        }
        long count = Long.parseLong(parts.group(1));
        return switch (parts.group(2)) {
            case "ms" -> Duration.ofMillis(count);
            case "s" -> Duration.ofSeconds(count);
            default -> Duration.ofMinutes(count);
        };
    }

    /** Names only, because among the values are secrets. */
    @Override
    public String toString() {
        return "GatewayValues" + new TreeMap<>(texts).keySet();
    }
}
