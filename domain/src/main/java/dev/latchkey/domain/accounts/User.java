package dev.latchkey.domain.accounts;

import dev.latchkey.domain.invites.InvitationCode;
import dev.latchkey.domain.invites.InviteCode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An account as its owner sees it. Every identifier is optional; an account without any cannot be signed in to.
 *
 * @param avatar the picture of the owner
 * @param inviteCode the code this account gives to others
 * @param activatedInviteCode the code of another, or of a campaign, that this account entered
 * @param telegram the Telegram account of the owner
 * @param isProvider whether it has a profile as a provider
 * @param invitedCount how many came through this account's code
 */
public record User(
        UserId id,
        Optional<PhoneNumber> phone,
        Optional<EmailAddress> email,
        boolean emailVerified,
        Optional<Username> username,
        Optional<PersonName> firstName,
        Optional<PersonName> lastName,
        Optional<AvatarId> avatar,
        Optional<TelegramId> telegram,
        Optional<String> telegramUsername,
        Role role,
        AccountStatus status,
        Optional<Language> language,
        InviteCode inviteCode,
        Optional<InvitationCode> activatedInviteCode,
        int invitedCount,
        Instant createdAt,
        Instant updatedAt,
        Optional<Instant> lastLoginAt,
        boolean isProvider) {

    public boolean isBanned() {
        return status == AccountStatus.BANNED;
    }

    /**
     * The address, if what is sent there reaches the owner. One that was never proved counts only where the account has
     * nothing else: otherwise a typing error would hand the account of one to the mailbox of another.
     */
    public Optional<EmailAddress> trustedEmail() {
        boolean nothingElse = phone.isEmpty() && telegram.isEmpty();
        return email.filter(any -> emailVerified || nothingElse);
    }

    /** The ways to reach the owner. */
    public List<Identifier> channels() {
        return Stream.<Optional<? extends Identifier>>of(phone, trustedEmail())
                .<Identifier>flatMap(Optional::stream)
                .toList();
    }

    /** The same account after it has entered the code of another. */
    public User invitedWith(InvitationCode code) {
        return new User(
                id,
                phone,
                email,
                emailVerified,
                username,
                firstName,
                lastName,
                avatar,
                telegram,
                telegramUsername,
                role,
                status,
                language,
                inviteCode,
                Optional.of(code),
                invitedCount,
                createdAt,
                updatedAt,
                lastLoginAt,
                isProvider);
    }

    /** The number and the role, because records end up in logs. */
    @Override
    public String toString() {
        return "User[" + id.value() + ", " + role + ", " + status + "]";
    }
}
