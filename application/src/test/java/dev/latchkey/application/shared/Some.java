package dev.latchkey.application.shared;

import dev.latchkey.domain.accounts.EmailAddress;
import dev.latchkey.domain.accounts.Language;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.accounts.TelegramId;
import dev.latchkey.domain.accounts.Username;
import dev.latchkey.domain.invites.CampaignCode;
import dev.latchkey.domain.invites.InviteCode;
import dev.latchkey.domain.shared.Network;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Values that no other test has, so that contracts run on stores that are not empty. Nothing depends on which values they
 * are.
 */
public final class Some {
    /** A moment for tests in which only differences count, as fine as databases keep it. */
    public static final Instant NOW = Instant.parse("2031-05-17T09:30:15.123457Z");

    private Some() {}

    public static PhoneNumber phone() {
        return new PhoneNumber("+7" + random().nextLong(10_000_000_000_000L, 100_000_000_000_000L));
    }

    public static Network network() {
        return new Network("%016x".formatted(random().nextLong()));
    }

    public static Username username() {
        return new Username("user-" + Long.toString(random().nextLong(Long.MAX_VALUE), Character.MAX_RADIX));
    }

    public static EmailAddress email() {
        return new EmailAddress(
                "mail-" + Long.toString(random().nextLong(Long.MAX_VALUE), Character.MAX_RADIX) + "@example.org");
    }

    public static TelegramId telegram() {
        return new TelegramId(random().nextLong(1, 1L << 52));
    }

    public static InviteCode inviteCode() {
        return InviteCode.random(random());
    }

    public static CampaignCode campaignCode() {
        return new CampaignCode("C-%016X".formatted(random().nextLong()));
    }

    /** A word to count by, or to recognise something by. */
    public static String key() {
        return "key-" + Long.toUnsignedString(random().nextLong());
    }

    /** A caller from that network. */
    public static Origin origin(Network network) {
        return new Origin("203.0.113.7", network, "Test", Optional.of(Language.EN));
    }

    public static Origin origin() {
        return origin(network());
    }

    private static ThreadLocalRandom random() {
        return ThreadLocalRandom.current();
    }
}
