package dev.latchkey.application.accounts;

import dev.latchkey.application.shared.Port;
import dev.latchkey.domain.accounts.AvatarId;
import dev.latchkey.domain.accounts.AvatarSize;
import dev.latchkey.domain.accounts.UserId;
import java.time.Instant;
import java.util.Optional;

/** Pictures of people, at most one of each. Those of banned and of deleted accounts are not found. */
@Port
public interface Avatars {

    /** Keeps the picture in the place of the one that the account had. False, and nothing kept, if there is no such account. */
    boolean put(UserId owner, AvatarId id, Pictures pictures, Instant now);

    /** The picture in that size. */
    Optional<Picture> find(AvatarId id, AvatarSize size);

    /** Takes the picture away, if there is one. */
    void remove(UserId owner);
}
