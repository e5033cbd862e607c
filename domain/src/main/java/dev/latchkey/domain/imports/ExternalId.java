package dev.latchkey.domain.imports;

import dev.latchkey.domain.shared.InvalidValue;
import java.util.regex.Pattern;

/**
 * By what an earlier system knew somebody.
 *
 * @param source what that system is called here: 1 to 40 lower-case letters, digits, dots, hyphens and underscores
 * @param value the number or name of the person there: 1 to 200 visible ASCII characters
 */
public record ExternalId(String source, String value) {
    private static final Pattern SOURCE = Pattern.compile("[a-z0-9][a-z0-9._-]{0,39}");
    private static final Pattern VALUE = Pattern.compile("[!-~]{1,200}");

    public ExternalId {
        if (!SOURCE.matcher(source).matches()) {
            throw new InvalidValue(
                    "source",
                    "source.invalid",
                    "must be 1 to 40 lower-case letters, digits, dots, hyphens or underscores");
        }
        if (!VALUE.matcher(value).matches()) {
            throw new InvalidValue("external_id", "external_id.invalid", "must be 1 to 200 visible ASCII characters");
        }
    }
}
