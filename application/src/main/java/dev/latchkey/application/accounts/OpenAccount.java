package dev.latchkey.application.accounts;

import dev.latchkey.application.audit.RecordAudit;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.domain.accounts.AccountProblem;
import dev.latchkey.domain.accounts.EmailAddress;
import dev.latchkey.domain.accounts.Identifier;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.accounts.Role;
import dev.latchkey.domain.accounts.TelegramId;
import dev.latchkey.domain.accounts.User;
import dev.latchkey.domain.audit.AuditAction;
import dev.latchkey.domain.invites.InviteCode;
import dev.latchkey.domain.shared.Refused;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Opens accounts for those who have none. */
public final class OpenAccount {
    /** Far more than ever needed: with a million accounts one new code in a thousand is taken. */
    private static final int INVITE_CODE_ATTEMPTS = 20;

    private final Accounts accounts;
    private final RandomGenerator random;
    private final RecordAudit audit;
    private final boolean firstIsAdmin;

    /**
     * Opens accounts among those.
     *
     * @param firstIsAdmin whether the first proven account of an empty system becomes its administrator
     */
    public OpenAccount(Accounts accounts, RandomGenerator random, RecordAudit audit, boolean firstIsAdmin) {
        this.accounts = accounts;
        this.random = random;
        this.audit = audit;
        this.firstIsAdmin = firstIsAdmin;
    }

    /**
     * A new account. To be called in a transaction. Empty, and nothing stored, if the identifier belongs to somebody.
     *
     * @throws Refused {@link AccountProblem#USERNAME_TAKEN} if the newcomer wants a username of another
     */
    public Optional<User> open(Identifier identifier, Newcomer newcomer, Origin origin, Instant now) {
        return open(identifier, newcomer, Role.STUDENT, origin, now);
    }

    /** The same with the role that the newcomer begins with, unless they become administrator. */
    Optional<User> open(Identifier identifier, Newcomer newcomer, Role role, Origin origin, Instant now) {
        for (int attempt = 0; attempt < INVITE_CODE_ATTEMPTS; attempt++) {
            Optional<User> opened = accounts.open(
                    new NewAccount(identifier, newcomer, origin.language(), InviteCode.random(random), now));
            if (opened.isPresent()) {
                User user = begun(first(opened.get(), identifier, now), role);
                record(user, identifier, origin);
                return Optional.of(user);
            }
            // Something was taken: the identifier by somebody beside this one, the username, or the invite code.
            if (accounts.isTaken(identifier)) {
                return Optional.empty();
            }
            if (newcomer.username().filter(accounts::isTaken).isPresent()) {
                throw new Refused(AccountProblem.USERNAME_TAKEN);
            }
        }
        throw new IllegalStateException("No free invite code was found");
    }

    // An address is proved later, by its link.
    private User first(User opened, Identifier identifier, Instant now) {
        if (firstIsAdmin && !(identifier instanceof EmailAddress) && accounts.claimFirst(opened.id(), now)) {
            return accounts.find(opened.id()).orElseThrow();
        }
        return opened;
    }

    private User begun(User opened, Role role) {
        return opened.role() == role
                ? opened
                : accounts.preset(opened.id(), role).orElse(opened);
    }

    private void record(User user, Identifier identifier, Origin origin) {
        audit.own(
                AuditAction.ACCOUNT_OPENED,
                user.id(),
                origin,
                Map.of(
                        kind(identifier),
                        identifier.masked(),
                        "role",
                        user.role().name().toLowerCase(Locale.ROOT)));
    }

    private static String kind(Identifier identifier) {
        if (identifier instanceof TelegramId) {
            return "telegram";
        }
        return identifier instanceof PhoneNumber ? "phone" : "email";
    }
}
