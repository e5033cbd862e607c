package dev.latchkey.application.login.telegram.chat;

import dev.latchkey.application.login.telegram.SettleTelegram;
import dev.latchkey.application.login.telegram.TelegramLinks;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.application.shared.Transactions;
import dev.latchkey.domain.accounts.TelegramId;
import dev.latchkey.domain.accounts.UserId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Takes the Telegram away from the account of whoever asks for it there, unless it is all that they can sign in with. */
public final class UnlinkInChat {
    private final TelegramLinks links;
    private final SettleTelegram settle;
    private final Transactions transactions;
    private final InstantSource clock;

    public UnlinkInChat(TelegramLinks links, SettleTelegram settle, Transactions transactions, InstantSource clock) {
        this.links = links;
        this.settle = settle;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Who writes from a chat has no session to keep, so all of the account's end. The same again changes nothing. */
    public Outcome unlink(TelegramId who, Origin origin) {
        Outcome outcome = transactions.inOne(() -> {
            Instant now = clock.instant();
            Optional<UserId> user = links.unlink(who, now);
            user.ifPresent(id -> settle.unlinked(id, Optional.empty(), who, origin, now));
            return user.isEmpty() && links.isTaken(who) ? Outcome.LAST_WAY_IN : Outcome.UNLINKED;
        });
        settle.announce();
        return outcome;
    }

    /** What came of it. */
    public enum Outcome {
        /** It belongs to no account any more. */
        UNLINKED,
        /** It does, for its owner could not sign in otherwise. */
        LAST_WAY_IN
    }
}
