package dev.latchkey.application.accounts;

import dev.latchkey.application.messages.Notice;
import dev.latchkey.application.messages.QueueNotice;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.domain.accounts.Identifier;
import dev.latchkey.domain.accounts.Language;
import dev.latchkey.domain.accounts.User;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.messages.NoticeKind;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells the owner of an account what happened to it, by every way that leads to them: whoever did it may have one of them in
 * their hands, but hardly all. To be called in the transaction in which it happens.
 */
public final class TellOwner {
    private final Accounts accounts;
    private final QueueNotice notices;

    public TellOwner(Accounts accounts, QueueNotice notices) {
        this.accounts = accounts;
        this.notices = notices;
    }

    /** What somebody did who passed for the owner: the notice says from where. */
    public void did(NoticeKind kind, User user, Origin origin, Instant now) {
        tell(kind, Set.copyOf(user.channels()), user.language().or(origin::language), from(origin), now);
    }

    /** The same for whoever has only the name of the account. */
    public void did(NoticeKind kind, UserId id, Origin origin, Instant now) {
        accounts.find(id).ifPresent(user -> did(kind, user, origin, now));
    }

    /** What others did to the account, whose whereabouts are not its owner's business. */
    public void suffered(NoticeKind kind, User user, Instant now) {
        tell(kind, Set.copyOf(user.channels()), user.language(), Map.of(), now);
    }

    /** What is told by every way but that one, which may lead to somebody else by now. */
    public void elsewhere(NoticeKind kind, User user, Identifier doubtful, Instant now) {
        Set<Identifier> told = new LinkedHashSet<>(user.channels());
        told.remove(doubtful);
        tell(kind, told, user.language(), Map.of(), now);
    }

    /** The account has another phone or address: the one that it lost is told, the one that it gained knows. */
    public void moved(
            NoticeKind kind,
            User user,
            Optional<? extends Identifier> lost,
            Identifier gained,
            Origin origin,
            Instant now) {
        Set<Identifier> told = new LinkedHashSet<>(user.channels());
        lost.ifPresent(told::add);
        told.remove(gained);
        tell(kind, told, user.language().or(origin::language), from(origin), now);
    }

    private void tell(
            NoticeKind kind,
            Set<Identifier> told,
            Optional<Language> language,
            Map<String, String> details,
            Instant now) {
        told.forEach(to -> notices.queue(new Notice(to, kind, language, details), now));
    }

    private static Map<String, String> from(Origin origin) {
        return origin.isPlace()
                ? Map.of("ip", origin.address(), "device", origin.device())
                : Map.of("device", origin.device());
    }
}
