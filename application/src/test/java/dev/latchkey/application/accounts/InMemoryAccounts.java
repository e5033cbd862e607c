package dev.latchkey.application.accounts;

import dev.latchkey.application.shared.InMemoryTransactions;
import dev.latchkey.domain.accounts.AccountStatus;
import dev.latchkey.domain.accounts.Ban;
import dev.latchkey.domain.accounts.EmailAddress;
import dev.latchkey.domain.accounts.Identifier;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.accounts.Role;
import dev.latchkey.domain.accounts.TelegramId;
import dev.latchkey.domain.accounts.TelegramPerson;
import dev.latchkey.domain.accounts.User;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.accounts.Username;
import dev.latchkey.domain.invites.InviteCode;
import dev.latchkey.domain.shared.Change;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The twin of the real accounts. */
public final class InMemoryAccounts implements Accounts {
    private final InMemoryTransactions memory;
    private final Map<UserId, User> users;
    private final Map<UserId, User> deleted;
    private final Map<String, UserId> firstClaim;
    private final Map<UserId, Ban> bans;
    private BiConsumer<Optional<User>, Optional<User>> follower = (before, after) -> {};
    private long lastId;

    public InMemoryAccounts(InMemoryTransactions memory) {
        this.memory = memory;
        this.users = memory.newMap();
        this.deleted = memory.newMap();
        this.firstClaim = memory.newMap();
        this.bans = memory.newMap();
    }

    /** Who is told of every change, with the account as it was and as it is; empty where it is none. */
    public void onChange(BiConsumer<Optional<User>, Optional<User>> told) {
        synchronized (memory) {
            follower = told;
        }
    }

    @Override
    public Optional<User> find(UserId id) {
        synchronized (memory) {
            return Optional.ofNullable(users.get(id));
        }
    }

    @Override
    public Optional<User> signInByPhone(PhoneNumber phone, Instant now) {
        synchronized (memory) {
            return findWhere(user -> user.phone().equals(Optional.of(phone))).map(user -> entered(user, now));
        }
    }

    private User entered(User user, Instant now) {
        return isKeptOut(user, now)
                ? user
                : change(user.id(), draft -> {
                    draft.status = AccountStatus.ACTIVE;
                    draft.lastLoginAt = Optional.of(now);
                });
    }

    @Override
    public Optional<User> findByEmail(EmailAddress email) {
        synchronized (memory) {
            return findWhere(user -> has(user, email));
        }
    }

    @Override
    public Optional<User> findByTelegram(TelegramId telegram) {
        synchronized (memory) {
            return findWhere(user -> has(user, telegram));
        }
    }

    @Override
    public Optional<User> signIn(UserId id, Instant now) {
        synchronized (memory) {
            return find(id).map(user -> entered(user, now));
        }
    }

    @Override
    public Optional<User> signInByTelegram(TelegramPerson person, Instant now) {
        synchronized (memory) {
            return findWhere(user -> has(user, person.id()))
                    .map(user -> change(user.id(), draft -> {
                        draft.telegramUsername = person.username();
                        if (!isKeptOut(user, now)) {
                            draft.status = AccountStatus.ACTIVE;
                            draft.lastLoginAt = Optional.of(now);
                        }
                    }));
        }
    }

    @Override
    public boolean isTaken(Username username) {
        synchronized (memory) {
            return holder(username).isPresent();
        }
    }

    @Override
    public boolean isTaken(Identifier identifier) {
        synchronized (memory) {
            return findWhere(user -> has(user, identifier)).isPresent();
        }
    }

    @Override
    public Optional<User> open(NewAccount account) {
        synchronized (memory) {
            boolean taken = isTaken(account.identifier())
                    || account.newcomer().username().flatMap(this::holder).isPresent()
                    || hasEverHad(account.inviteCode());
            if (taken) {
                return Optional.empty();
            }
            lastId++;
            UserDraft draft = new UserDraft(new UserId(lastId), account.inviteCode(), account.openedAt());
            draft.phone = account.phone();
            draft.email = account.email();
            draft.telegramUsername = account.newcomer().telegramUsername();
            draft.telegram = account.telegram();
            draft.username = account.newcomer().username();
            draft.firstName = account.newcomer().firstName();
            draft.lastName = account.newcomer().lastName();
            draft.language = account.language();
            draft.lastLoginAt = Optional.of(account.openedAt());
            users.put(draft.id, draft.user());
            return Optional.of(draft.user());
        }
    }

    @Override
    public boolean claimFirst(UserId id, Instant now) {
        synchronized (memory) {
            boolean alone = deleted.isEmpty()
                    && users.values().stream().noneMatch(user -> !user.id().equals(id) && isSomebody(user));
            if (!alone || firstClaim.putIfAbsent("first", id) != null) {
                return false;
            }
            change(id, draft -> draft.role = Role.ADMIN);
            return true;
        }
    }

    @Override
    public Optional<PhoneMoved> movePhone(UserId id, PhoneNumber phone, Instant now) {
        synchronized (memory) {
            boolean another = findWhere(user -> has(user, phone))
                    .filter(holder -> !holder.id().equals(id))
                    .isPresent();
            if (another || !users.containsKey(id)) {
                return Optional.empty();
            }
            Optional<PhoneNumber> before = find(id).flatMap(User::phone);
            User changed = change(id, draft -> {
                draft.phone = Optional.of(phone);
                draft.updatedAt = now;
            });
            return Optional.of(new PhoneMoved(changed, before));
        }
    }

    @Override
    public Optional<EmailMoved> moveEmail(UserId id, EmailAddress email, Instant now) {
        synchronized (memory) {
            boolean another = findWhere(user -> has(user, email))
                    .filter(holder -> !holder.id().equals(id))
                    .isPresent();
            if (another || !users.containsKey(id)) {
                return Optional.empty();
            }
            Optional<EmailAddress> before = find(id).flatMap(User::email);
            User changed = change(id, draft -> {
                draft.email = Optional.of(email);
                draft.emailVerified = false;
                draft.updatedAt = now;
            });
            return Optional.of(new EmailMoved(changed, before));
        }
    }

    @Override
    public Optional<User> preset(UserId id, Role role) {
        synchronized (memory) {
            return find(id).filter(user -> user.role() == Role.STUDENT)
                    .map(user -> change(id, draft -> draft.role = role));
        }
    }

    @Override
    public boolean verifyEmail(UserId id, EmailAddress email, Instant now) {
        synchronized (memory) {
            return find(id).filter(user -> has(user, email) && !user.emailVerified())
                    .map(user -> change(id, draft -> {
                        draft.emailVerified = true;
                        draft.updatedAt = now;
                    }))
                    .isPresent();
        }
    }

    @Override
    public Optional<User> edit(UserId id, ProfileChanges changes, Instant now) {
        synchronized (memory) {
            boolean taken = changes.username()
                    .value()
                    .flatMap(this::holder)
                    .filter(holder -> !holder.id().equals(id))
                    .isPresent();
            if (taken || !users.containsKey(id)) {
                return Optional.empty();
            }
            return Optional.of(change(id, draft -> {
                draft.firstName = changed(draft.firstName, changes.firstName());
                draft.lastName = changed(draft.lastName, changes.lastName());
                draft.username = changed(draft.username, changes.username());
                draft.language = changed(draft.language, changes.language());
                draft.updatedAt = now;
            }));
        }
    }

    private static boolean isSomebody(User user) {
        return user.phone().isPresent()
                || user.emailVerified()
                || user.telegram().isPresent()
                || user.role() == Role.MODERATOR
                || user.role() == Role.ADMIN;
    }

    boolean isKeptOut(User user, Instant now) {
        return user.isBanned()
                && !Optional.ofNullable(bans.get(user.id()))
                        .filter(ban -> ban.isOver(now))
                        .isPresent();
    }

    /** Every account that is not deleted. */
    List<User> all() {
        synchronized (memory) {
            return List.copyOf(users.values());
        }
    }

    /** What is known of bans, of those that were lifted too. */
    Map<UserId, Ban> bans() {
        return bans;
    }

    /** Changes what no use case of today can change. */
    public User change(UserId id, Consumer<UserDraft> change) {
        synchronized (memory) {
            Optional<User> before = find(id);
            UserDraft draft = new UserDraft(before.orElseThrow());
            change.accept(draft);
            users.put(id, draft.user());
            follower.accept(before, Optional.of(draft.user()));
            return draft.user();
        }
    }

    /** Deletes the account; of its owner nothing is left but the number. */
    public void delete(UserId id) {
        synchronized (memory) {
            User gone = change(id, draft -> {
                draft.phone = Optional.empty();
                draft.email = Optional.empty();
                draft.username = Optional.empty();
                draft.firstName = Optional.empty();
                draft.lastName = Optional.empty();
                draft.telegram = Optional.empty();
                draft.telegramUsername = Optional.empty();
            });
            users.remove(id);
            deleted.put(id, gone);
            follower.accept(Optional.of(gone), Optional.empty());
        }
    }

    /** Adds somebody with the next number. Empty, and nobody added, if something of theirs belongs to another. */
    public Optional<User> add(Function<UserId, UserDraft> somebody) {
        synchronized (memory) {
            UserDraft draft = somebody.apply(new UserId(lastId + 1));
            if (hasEverHad(draft.inviteCode) || !holders(draft).isEmpty()) {
                return Optional.empty();
            }
            lastId++;
            users.put(draft.id, draft.user());
            return Optional.of(draft.user());
        }
    }

    /** Whose the identifiers are that this one wants, by the name of the field. */
    public Map<String, UserId> holders(UserDraft wanted) {
        synchronized (memory) {
            Map<String, UserId> holders = new HashMap<>();
            wanted.phone
                    .flatMap(phone -> findWhere(user -> has(user, phone)))
                    .ifPresent(user -> holders.put("phone", user.id()));
            wanted.email
                    .flatMap(email -> findWhere(user -> has(user, email)))
                    .ifPresent(user -> holders.put("email", user.id()));
            wanted.username.flatMap(this::holder).ifPresent(user -> holders.put("username", user.id()));
            findWhere(user -> wanted.telegram.isPresent() && user.telegram().equals(wanted.telegram))
                    .ifPresent(user -> holders.put("telegram_id", user.id()));
            return holders;
        }
    }

    /** Whether the code is anybody's, or was. */
    public boolean hasEverHad(InviteCode code) {
        synchronized (memory) {
            return Stream.concat(users.values().stream(), deleted.values().stream())
                    .anyMatch(user -> user.inviteCode().equals(code));
        }
    }

    /** Whether there is such an account, or was. */
    public boolean hasEverBeen(UserId id) {
        synchronized (memory) {
            return users.containsKey(id) || deleted.containsKey(id);
        }
    }

    /** Whose invite code this is. */
    public Optional<User> owner(InviteCode code) {
        synchronized (memory) {
            return findWhere(user -> user.inviteCode().equals(code));
        }
    }

    /** The account with that username. */
    public Optional<User> findByUsername(Username username) {
        synchronized (memory) {
            return holder(username);
        }
    }

    private Optional<User> holder(Username username) {
        return findWhere(user ->
                user.username().map(Username::key).equals(Optional.of(username).map(Username::key)));
    }

    /** For the twins of stores that look at accounts by their phones. */
    public Optional<User> holder(PhoneNumber phone) {
        synchronized (memory) {
            return findWhere(user -> has(user, phone));
        }
    }

    private Optional<User> findWhere(Predicate<User> condition) {
        return users.values().stream().filter(condition).findAny();
    }

    static boolean has(User user, Identifier identifier) {
        if (identifier instanceof EmailAddress email) {
            return user.email().map(EmailAddress::key).equals(Optional.of(email.key()));
        }
        if (identifier instanceof TelegramId telegram) {
            return user.telegram().equals(Optional.of(telegram));
        }
        return user.phone().equals(Optional.of(identifier));
    }

    private static <T> Optional<T> changed(Optional<T> value, Change<T> change) {
        return change.wanted() ? change.value() : value;
    }
}
