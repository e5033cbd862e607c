package dev.latchkey.application.sessions;

import dev.latchkey.application.accounts.InMemoryAccounts;
import dev.latchkey.application.shared.InMemoryTransactions;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.accounts.User;
import dev.latchkey.domain.sessions.AuthSession;
import dev.latchkey.domain.sessions.SessionId;
import dev.latchkey.domain.shared.Network;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The twin of the real sessions. */
public final class InMemorySessions implements Sessions {
    private final InMemoryTransactions memory;
    private final InMemoryAccounts accounts;
    private final Map<SessionId, AuthSession> sessions;
    private final Map<SessionId, Instant> ends;

    public InMemorySessions(InMemoryTransactions memory, InMemoryAccounts accounts) {
        this.memory = memory;
        this.accounts = accounts;
        this.sessions = memory.newMap();
        this.ends = memory.newMap();
    }

    @Override
    public void open(AuthSession session) {
        synchronized (memory) {
            sessions.put(session.id(), session);
        }
    }

    @Override
    public Optional<Live> live(SessionId id, Instant now) {
        synchronized (memory) {
            return Optional.ofNullable(sessions.get(id))
                    .filter(session -> !ends.containsKey(id))
                    .filter(session -> now.isBefore(session.idleUntil()) && now.isBefore(session.endsAt()))
                    .flatMap(session -> accounts.find(session.user()))
                    .filter(user -> !user.isBanned())
                    .map(user -> new Live(id, user.id(), user.role()));
        }
    }

    @Override
    public boolean end(SessionId id, Instant now) {
        synchronized (memory) {
            return sessions.containsKey(id) && ends.putIfAbsent(id, now) == null;
        }
    }

    @Override
    public boolean openedFrom(Network network, PhoneNumber phone, Instant since) {
        synchronized (memory) {
            return sessions.values().stream()
                    .filter(session -> session.network().equals(network))
                    .filter(session -> !session.openedAt().isBefore(since))
                    .anyMatch(session ->
                            accounts.find(session.user()).flatMap(User::phone).equals(Optional.of(phone)));
        }
    }

    /** Every session that was ever opened, oldest first. */
    public List<AuthSession> opened() {
        synchronized (memory) {
            return List.copyOf(sessions.values());
        }
    }
}
