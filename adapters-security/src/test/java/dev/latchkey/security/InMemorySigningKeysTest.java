package dev.latchkey.security;

import dev.latchkey.application.sessions.SigningKeys;

class InMemorySigningKeysTest implements SigningKeysContract {
    private final SigningKeys keys = new InMemorySigningKeys();

    @Override
    public SigningKeys keys() {
        return keys;
    }
}
