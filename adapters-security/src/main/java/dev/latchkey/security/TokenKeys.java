package dev.latchkey.security;

import dev.latchkey.application.sessions.PublishKeys.PublicKey;
import dev.latchkey.application.shared.Unavailable;
import java.util.List;
import java.util.Optional;

/** The keys of access tokens: either key pairs that all instances share, or one shared secret. */
public abstract sealed class TokenKeys permits Es256Keys, Hs256Key {
    /**
     * The key to sign with now.
     *
     * @throws Unavailable if there is none that can be used
     */
    abstract TokenKey signing();

    /**
     * The key of that name. Empty only if no key of that name signs.
     *
     * @throws Unavailable if that cannot be said now
     */
    abstract Optional<TokenKey> find(String id);

    /** Whether the key still counts, as far as is known without looking again. No two keys ever have one name. */
    abstract boolean has(String id);

    abstract List<PublicKey> published();
}
