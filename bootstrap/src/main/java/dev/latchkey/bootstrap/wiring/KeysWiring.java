package dev.latchkey.bootstrap.wiring;

import dev.latchkey.application.sessions.AdvanceKeys;
import dev.latchkey.application.sessions.AdvanceKeys.Advance;
import dev.latchkey.bootstrap.CannotStart;
import dev.latchkey.bootstrap.config.SecretsConfig;
import dev.latchkey.security.Es256Keys;
import dev.latchkey.security.Hs256Key;
import dev.latchkey.security.TokenKeys;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The keys of access tokens: one shared secret that stays as it is, or key pairs that come and go. */
public final class KeysWiring {
    private static final Logger LOG = LoggerFactory.getLogger(KeysWiring.class);

    private final TokenKeys keys;
    private final Runnable reload;
    private final Runnable advance;

    /** Reads the keys, and makes the first one where there is none. */
    public KeysWiring(StorageWiring storage, SecretsConfig config) {
        if (config.jwtKey().isPresent()) {
            this.keys = new Hs256Key(config.jwtKey().get().text());
            this.reload = () -> {};
            this.advance = () -> {};
        } else {
            RotationWiring rotation = new RotationWiring(storage, config.keySchedule());
            Es256Keys pairs = open(rotation, storage);
            AdvanceKeys advanceKeys = rotation.advance();
            this.keys = pairs;
            this.reload = pairs::reload;
            this.advance = () -> advance(advanceKeys, pairs);
        }
    }

    /** Reads the keys again. To be called often, and by whoever hears that they have changed, on any thread. */
    public void reload() {
        reload.run();
    }

    /** Does what is due with the keys. To be called every so often, by every instance. */
    public void advance() {
        advance.run();
    }

    TokenKeys keys() {
        return keys;
    }

    private static Es256Keys open(RotationWiring rotation, StorageWiring storage) {
        try {
            return Es256Keys.open(rotation.store(), rotation.pairs(), storage.clock());
        } catch (IllegalStateException e) {
            throw new CannotStart(String.valueOf(e.getMessage()), e);
        }
    }

    private static void advance(AdvanceKeys advanceKeys, Es256Keys pairs) {
        Advance done = advanceKeys.advance();
        done.published().ifPresent(id -> LOG.info("The next key to sign tokens with is published: {}", id));
        done.signing().ifPresent(id -> LOG.info("Tokens are signed with a new key: {}", id));
        done.forgotten().forEach(id -> LOG.info("A key whose last token is over was forgotten: {}", id));
        if (!done.isNothing()) {
            pairs.reload();
        }
    }
}
