package dev.latchkey.telegram;

import java.time.InstantSource;

/** All that there is to do with one OpenID provider, over one memory of what it has said of itself. */
public final class TelegramOidc {
    private final OidcProvider provider;
    private final OidcTokens tokens;

    /** Asks nobody yet: who does not answer at the start may do so later. */
    public TelegramOidc(OidcClient client, Fetcher fetcher, InstantSource clock) {
        OidcDiscovery discovery = new OidcDiscovery(fetcher, client.issuer(), clock);
        this.provider = new OidcProvider(client, fetcher, discovery);
        this.tokens = new OidcTokens(
                new TokenKeyCache(fetcher, () -> discovery.endpoints().keys(), clock));
    }

    public OidcProvider provider() {
        return provider;
    }

    public OidcTokens tokens() {
        return tokens;
    }
}
