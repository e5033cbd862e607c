package dev.latchkey.application.accounts;

import dev.latchkey.application.shared.Caller;
import dev.latchkey.domain.accounts.AvatarId;
import dev.latchkey.domain.accounts.AvatarProblem;
import dev.latchkey.domain.accounts.AvatarSize;
import dev.latchkey.domain.accounts.User;
import dev.latchkey.domain.shared.Refused;

/** Shows pictures: one's own, and to whoever knows its name any other. */
public final class ViewAvatar {
    private final Avatars avatars;
    private final Accounts accounts;

    public ViewAvatar(Avatars avatars, Accounts accounts) {
        this.avatars = avatars;
        this.accounts = accounts;
    }

    public Picture view(AvatarId id, AvatarSize size) {
        return avatars.find(id, size).orElseThrow(ViewAvatar::unknown);
    }

    /** The name of one's own. */
    public AvatarId of(Caller caller) {
        return accounts.find(caller.user()).flatMap(User::avatar).orElseThrow(ViewAvatar::unknown);
    }

    private static Refused unknown() {
        return new Refused(AvatarProblem.UNKNOWN);
    }
}
