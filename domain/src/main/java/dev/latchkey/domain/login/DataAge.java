package dev.latchkey.domain.login;

import dev.latchkey.domain.shared.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;

/** How long ago something may have been signed. */
public record DataAge(Duration most) {
    /** How far the clocks of Telegram and ours may be apart. */
    public static final Duration SKEW = Duration.ofSeconds(60);

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,11}");

    /**
     * Until when data are taken that were signed at the time of their {@code auth_date}.
     *
     * @throws Refused {@link TelegramProblem#DATA_TOO_OLD} if that is over, or the time has not come yet;
     *     {@link TelegramProblem#SIGNATURE_WRONG} if there is no such time
     */
    public Instant end(SignedFields fields, Instant now) {
        Instant signedAt = fields.value("auth_date")
                .filter(text -> SECONDS.matcher(text).matches())
                .map(text -> Instant.ofEpochSecond(Long.parseLong(text)))
                .orElseThrow(() -> new Refused(TelegramProblem.SIGNATURE_WRONG));
        Instant end = signedAt.plus(most);
        if (now.isAfter(end) || signedAt.isAfter(now.plus(SKEW))) {
            throw new Refused(TelegramProblem.DATA_TOO_OLD);
        }
        return end;
    }
}
