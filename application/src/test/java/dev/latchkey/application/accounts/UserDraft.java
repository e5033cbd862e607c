package dev.latchkey.application.accounts;

import dev.latchkey.domain.accounts.AccountStatus;
import dev.latchkey.domain.accounts.AvatarId;
import dev.latchkey.domain.accounts.EmailAddress;
import dev.latchkey.domain.accounts.Language;
import dev.latchkey.domain.accounts.PersonName;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.accounts.Role;
import dev.latchkey.domain.accounts.TelegramId;
import dev.latchkey.domain.accounts.User;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.accounts.Username;
import dev.latchkey.domain.invites.InvitationCode;
import dev.latchkey.domain.invites.InviteCode;
import java.time.Instant;
import java.util.Optional;

/** A {@link User} of which some parts are about to be changed. */
public final class UserDraft {
    public UserId id;
    public Optional<PhoneNumber> phone = Optional.empty();
    public Optional<EmailAddress> email = Optional.empty();
    public boolean emailVerified;
    public Optional<Username> username = Optional.empty();
    public Optional<PersonName> firstName = Optional.empty();
    public Optional<PersonName> lastName = Optional.empty();
    public Optional<AvatarId> avatar = Optional.empty();
    public Optional<TelegramId> telegram = Optional.empty();
    public Optional<String> telegramUsername = Optional.empty();
    public Role role = Role.STUDENT;
    public AccountStatus status = AccountStatus.ACTIVE;
    public Optional<Language> language = Optional.empty();
    public InviteCode inviteCode;
    public Optional<InvitationCode> activatedInviteCode = Optional.empty();
    public int invitedCount;
    public Instant createdAt;
    public Instant updatedAt;
    public Optional<Instant> lastLoginAt = Optional.empty();
    public boolean provider;

    /** Somebody of whom nothing is known yet. */
    public UserDraft(UserId id, InviteCode inviteCode, Instant createdAt) {
        this.id = id;
        this.inviteCode = inviteCode;
        this.createdAt = createdAt;
        this.updatedAt = createdAt;
    }

    public UserDraft(User user) {
        id = user.id();
        phone = user.phone();
        email = user.email();
        emailVerified = user.emailVerified();
        username = user.username();
        firstName = user.firstName();
        lastName = user.lastName();
        avatar = user.avatar();
        telegram = user.telegram();
        telegramUsername = user.telegramUsername();
        role = user.role();
        status = user.status();
        language = user.language();
        inviteCode = user.inviteCode();
        activatedInviteCode = user.activatedInviteCode();
        invitedCount = user.invitedCount();
        createdAt = user.createdAt();
        updatedAt = user.updatedAt();
        lastLoginAt = user.lastLoginAt();
        provider = user.isProvider();
    }

    public User user() {
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
                activatedInviteCode,
                invitedCount,
                createdAt,
                updatedAt,
                lastLoginAt,
                provider);
    }
}
