package dev.latchkey.application.accounts;

import dev.latchkey.application.audit.RecordAudit;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.domain.accounts.AccountProblem;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.accounts.User;
import dev.latchkey.domain.audit.AuditAction;
import dev.latchkey.domain.invites.InviteCode;
import dev.latchkey.domain.shared.Refused;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Leads a proven phone to its account, opening one for those who come for the first time. */
public final class FindOrOpenAccount {
    /** Far more than ever needed: with a million accounts one new code in a thousand is taken. */
    private static final int INVITE_CODE_ATTEMPTS = 20;

    private final Accounts accounts;
    private final RandomGenerator random;
    private final RecordAudit audit;
    private final boolean firstIsAdmin;

    /**
     * Opens accounts among those.
     *
     * @param firstIsAdmin whether the first account of an empty system becomes its administrator
     */
    public FindOrOpenAccount(Accounts accounts, RandomGenerator random, RecordAudit audit, boolean firstIsAdmin) {
        this.accounts = accounts;
        this.random = random;
        this.audit = audit;
        this.firstIsAdmin = firstIsAdmin;
    }

    /**
     * The account of the phone, which may be banned. To be called in a transaction, after the phone was proved.
     *
     * @throws Refused {@link AccountProblem#USERNAME_TAKEN} if a newcomer wants a username of another
     */
    public Entered enter(PhoneNumber phone, Newcomer newcomer, Origin origin, Instant now) {
        return accounts.signInByPhone(phone, now)
                .map(user -> found(user, origin))
                .orElseGet(() -> open(phone, newcomer, origin, now));
    }

    private Entered open(PhoneNumber phone, Newcomer newcomer, Origin origin, Instant now) {
        for (int attempt = 0; attempt < INVITE_CODE_ATTEMPTS; attempt++) {
            Optional<User> opened =
                    accounts.open(new NewAccount(phone, newcomer, origin.language(), InviteCode.random(random), now));
            if (opened.isPresent()) {
                User user = first(opened.get(), now);
                audit.own(
                        AuditAction.ACCOUNT_OPENED,
                        user.id(),
                        origin,
                        Map.of(
                                "phone",
                                phone.masked(),
                                "role",
                                user.role().name().toLowerCase(Locale.ROOT)));
                return new Entered(user, true);
            }
            // Something was taken: the phone by a sign-in beside this one, the username by another, or the invite code.
            Optional<User> beside = accounts.signInByPhone(phone, now);
            if (beside.isPresent()) {
                return found(beside.get(), origin);
            }
            if (newcomer.username().filter(accounts::isTaken).isPresent()) {
                throw new Refused(AccountProblem.USERNAME_TAKEN);
            }
        }
        throw new IllegalStateException("No free invite code was found");
    }

    private User first(User opened, Instant now) {
        if (firstIsAdmin && accounts.claimFirst(opened.id(), now)) {
            return accounts.find(opened.id()).orElseThrow();
        }
        return opened;
    }

    private Entered found(User user, Origin origin) {
        if (user.isBanned()) {
            audit.own(AuditAction.SIGN_IN_REFUSED, user.id(), origin, Map.of("reason", AccountProblem.BANNED.code()));
        }
        return new Entered(user, false);
    }

    /** An account somebody has proved to own, and whether it was opened for that. */
    public record Entered(User user, boolean isNew) {}
}
