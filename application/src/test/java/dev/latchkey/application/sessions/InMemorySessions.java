package dev.latchkey.application.sessions;

import dev.latchkey.application.accounts.InMemoryAccounts;
import dev.latchkey.application.shared.InMemoryTransactions;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.accounts.Role;
import dev.latchkey.domain.accounts.User;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.sessions.AuthSession;
import dev.latchkey.domain.sessions.EndCause;
import dev.latchkey.domain.sessions.RefreshFamily;
import dev.latchkey.domain.sessions.RefreshFamily.Verdict;
import dev.latchkey.domain.sessions.Revocation;
import dev.latchkey.domain.sessions.SessionId;
import dev.latchkey.domain.sessions.TokenHash;
import dev.latchkey.domain.shared.Network;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The twin of the real sessions and of the log of what was revoked. */
public final class InMemorySessions implements Sessions, RevocationLog {
    private static final Duration ROLE_MATTERS = Duration.ofDays(1);
    private static final int MOST_LINES = 1_000;

    private final InMemoryTransactions memory;
    private final InMemoryAccounts accounts;
    private final Map<SessionId, Kept> sessions;
    private final Map<SessionId, Instant> proofs;
    private final Map<Long, Revocation> revocations;
    private long positions;
    private long lines;

    public InMemorySessions(InMemoryTransactions memory, InMemoryAccounts accounts) {
        this.memory = memory;
        this.accounts = accounts;
        this.sessions = memory.newMap();
        this.proofs = memory.newMap();
        this.revocations = memory.newMap();
        accounts.onChange(this::follow);
    }

    @Override
    public void open(AuthSession session) {
        synchronized (memory) {
            positions++;
            sessions.put(session.id(), new Kept(positions, session));
        }
    }

    @Override
    public Optional<Live> live(SessionId id, Instant now) {
        synchronized (memory) {
            return Optional.ofNullable(sessions.get(id))
                    .filter(kept -> kept.isLive(now))
                    .flatMap(kept -> activeOwner(kept.session()))
                    .map(user -> new Live(id, user.id(), user.role()));
        }
    }

    @Override
    public Optional<Renewable> renew(Renewal renewal) {
        synchronized (memory) {
            return ofFamily(renewal.family())
                    .filter(found -> !found.user().isBanned())
                    .filter(found ->
                            found.tokens().judge(renewal.used(), renewal.now(), renewal.rules()) == Verdict.RENEW)
                    .map(found -> new Renewable(
                            found.tokens().renewed(renewal.successor(), renewal.now(), renewal.rules()), found.user()))
                    .map(renewed -> {
                        Kept kept = kept(renewed.tokens().session());
                        AuthSession old = kept.session();
                        put(
                                kept,
                                new AuthSession(
                                        old.family(),
                                        renewed.tokens(),
                                        renewal.device(),
                                        renewal.address(),
                                        old.network(),
                                        old.openedAt()));
                        return renewed;
                    });
        }
    }

    /** Whether a session of that account was opened or renewed since then. */
    public boolean renewedSince(UserId user, Instant since) {
        synchronized (memory) {
            return all().filter(session -> session.user().equals(user))
                    .anyMatch(session -> !session.tokens().term().since().isBefore(since));
        }
    }

    @Override
    public Optional<Renewable> ofFamily(TokenHash family) {
        synchronized (memory) {
            return all().filter(session -> session.family().equals(family))
                    .findFirst()
                    .flatMap(session ->
                            accounts.find(session.user()).map(user -> new Renewable(session.tokens(), user)));
        }
    }

    @Override
    public boolean end(SessionId id, UserId owner, EndCause cause, Instant now) {
        synchronized (memory) {
            Kept kept = sessions.get(id);
            if (kept == null || kept.isEnded() || !kept.session().user().equals(owner)) {
                return false;
            }
            AuthSession session = kept.session();
            put(kept, with(session, session.tokens().end()));
            log(new Revocation(id, Optional.empty(), session.tokens().term().accessUntil()));
            return true;
        }
    }

    @Override
    public int endAll(UserId owner, EndCause cause, Instant now) {
        synchronized (memory) {
            List<SessionId> all = all().map(AuthSession::id).toList();
            return (int) all.stream().filter(id -> end(id, owner, cause, now)).count();
        }
    }

    @Override
    public int endOthers(UserId owner, SessionId kept, EndCause cause, Instant now) {
        synchronized (memory) {
            List<SessionId> others =
                    all().map(AuthSession::id).filter(id -> !id.equals(kept)).toList();
            return (int)
                    others.stream().filter(id -> end(id, owner, cause, now)).count();
        }
    }

    @Override
    public List<Device> devicesOf(UserId owner, Optional<Long> before, int size, Instant now) {
        synchronized (memory) {
            return sessions.values().stream()
                    .filter(kept -> kept.session().user().equals(owner) && kept.isLive(now))
                    .filter(kept -> before.isEmpty() || kept.position() < before.get())
                    .sorted(Comparator.comparing(Kept::position).reversed())
                    .limit(size)
                    .map(Kept::device)
                    .toList();
        }
    }

    @Override
    public boolean prove(SessionId id, Instant now) {
        synchronized (memory) {
            Kept kept = sessions.get(id);
            if (kept == null || kept.isEnded()) {
                return false;
            }
            proofs.put(id, now);
            return true;
        }
    }

    @Override
    public boolean provedSince(SessionId id, Instant since) {
        synchronized (memory) {
            return Optional.ofNullable(sessions.get(id))
                    .map(kept -> proofs.getOrDefault(id, kept.session().openedAt()))
                    .filter(proved -> !proved.isBefore(since))
                    .isPresent();
        }
    }

    @Override
    public boolean openedFrom(Network network, PhoneNumber phone, Instant since) {
        synchronized (memory) {
            return all().filter(session -> session.network().equals(network))
                    .filter(session -> !session.openedAt().isBefore(since))
                    .anyMatch(session ->
                            accounts.find(session.user()).flatMap(User::phone).equals(Optional.of(phone)));
        }
    }

    @Override
    public boolean openedFrom(Network network, UserId user, Instant since) {
        synchronized (memory) {
            return all().filter(session -> session.network().equals(network))
                    .filter(session -> !session.openedAt().isBefore(since))
                    .anyMatch(session -> session.user().equals(user));
        }
    }

    @Override
    public News since(Mark mark, Instant now) {
        synchronized (memory) {
            long from = mark.transaction() > lines ? 0 : mark.transaction();
            List<Line> found = revocations.entrySet().stream()
                    .filter(line ->
                            line.getKey() > from && now.isBefore(line.getValue().until()))
                    .map(line -> new Line(line.getKey(), line.getValue()))
                    .toList();
            if (found.size() <= MOST_LINES) {
                return new News(found, new Mark(lines, 0), false);
            }
            List<Line> first = found.subList(0, MOST_LINES);
            return new News(first, new Mark(first.get(MOST_LINES - 1).number(), 0), true);
        }
    }

    /** Every session that was ever opened, oldest first. */
    public List<AuthSession> opened() {
        synchronized (memory) {
            return all().toList();
        }
    }

    /** What becomes of the sessions of an account that was changed. */
    private void follow(Optional<User> before, Optional<User> after) {
        UserId owner = before.orElseThrow().id();
        if (after.isEmpty()) {
            var unused = endAll(owner, EndCause.ACCOUNT_DELETED, Instant.EPOCH);
        } else if (after.get().isBanned()) {
            var unused = endAll(owner, EndCause.ACCOUNT_BANNED, Instant.EPOCH);
        } else if (before.get().role() != after.get().role()) {
            tell(owner, after.get().role());
        }
    }

    private void tell(UserId owner, Role role) {
        sessions.values().stream()
                .filter(kept -> kept.session().user().equals(owner) && !kept.isEnded())
                .map(kept -> kept.session().tokens())
                .forEach(tokens -> log(new Revocation(
                        tokens.session(),
                        Optional.of(role),
                        tokens.term().accessUntil().plus(ROLE_MATTERS))));
    }

    private void log(Revocation revocation) {
        lines++;
        revocations.put(lines, revocation);
    }

    /** Every session there has been. */
    public Stream<AuthSession> everything() {
        synchronized (memory) {
            return all().toList().stream();
        }
    }

    private Stream<AuthSession> all() {
        return sessions.values().stream().map(Kept::session);
    }

    private Kept kept(SessionId id) {
        return Optional.ofNullable(sessions.get(id)).orElseThrow();
    }

    private void put(Kept kept, AuthSession session) {
        sessions.put(session.id(), new Kept(kept.position(), session));
    }

    private Optional<User> activeOwner(AuthSession session) {
        return accounts.find(session.user()).filter(user -> !user.isBanned());
    }

    private static AuthSession with(AuthSession session, RefreshFamily tokens) {
        return new AuthSession(
                session.family(), tokens, session.device(), session.address(), session.network(), session.openedAt());
    }

    private record Kept(long position, AuthSession session) {
        boolean isEnded() {
            return session.tokens().ended();
        }

        boolean isLive(Instant now) {
            return !isEnded()
                    && now.isBefore(session.tokens().term().idleUntil())
                    && now.isBefore(session.tokens().term().endsAt());
        }

        Device device() {
            return new Device(
                    position,
                    session.id(),
                    session.device(),
                    session.address(),
                    session.openedAt(),
                    session.tokens().term().since());
        }
    }
}
