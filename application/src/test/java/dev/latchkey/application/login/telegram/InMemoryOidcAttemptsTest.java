package dev.latchkey.application.login.telegram;

import dev.latchkey.application.shared.InMemoryTransactions;

class InMemoryOidcAttemptsTest implements OidcAttemptsContract {
    private final OidcAttempts attempts = new InMemoryOidcAttempts(new InMemoryTransactions());

    @Override
    public OidcAttempts attempts() {
        return attempts;
    }
}
