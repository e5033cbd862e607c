package dev.latchkey.http.accounts;

import dev.latchkey.domain.accounts.EmailAddress;
import dev.latchkey.domain.accounts.Language;
import dev.latchkey.domain.accounts.PersonName;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.accounts.TelegramId;
import dev.latchkey.domain.accounts.User;
import dev.latchkey.domain.accounts.Username;
import dev.latchkey.domain.invites.InvitationCode;
import dev.latchkey.domain.shared.Word;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An account as its owner sees it: the {@code User} of the API. */
public record UserBody(
        long id,
        Optional<String> phone,
        Optional<String> email,
        boolean emailVerified,
        Optional<String> username,
        Optional<String> firstName,
        Optional<String> lastName,
        Optional<String> avatarUrl,
        @Nullable Long telegramId,
        Optional<String> telegramUsername,
        String role,
        boolean isProvider,
        String status,
        Optional<String> locale,
        String inviteCode,
        Optional<String> activatedInviteCode,
        int invitedCount,
        Instant createdAt,
        Instant updatedAt,
        Optional<Instant> lastLoginAt) {

    public static UserBody of(User user) {
        return of(user, true);
    }

    /** The same for somebody else, who may see the identifiers whole or only masked. */
    static UserBody of(User user, boolean whole) {
        return new UserBody(
                user.id().value(),
                user.phone().map(whole ? PhoneNumber::e164 : PhoneNumber::masked),
                user.email().map(whole ? EmailAddress::value : EmailAddress::masked),
                user.emailVerified(),
                user.username().map(Username::value),
                user.firstName().map(PersonName::value),
                user.lastName().map(PersonName::value),
                user.avatar().map(AvatarRoutes::url),
                user.telegram().filter(any -> whole).map(TelegramId::value).orElse(null),
                user.telegramUsername().filter(any -> whole),
                Word.of(user.role()),
                user.isProvider(),
                Word.of(user.status()),
                user.language().map(Language::tag),
                user.inviteCode().value(),
                user.activatedInviteCode().map(InvitationCode::value),
                user.invitedCount(),
                user.createdAt(),
                user.updatedAt(),
                user.lastLoginAt());
    }
}
