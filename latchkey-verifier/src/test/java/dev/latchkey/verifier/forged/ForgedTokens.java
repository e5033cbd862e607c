package dev.latchkey.verifier.forged;

import dev.latchkey.verifier.testkit.TestIssuer;
import java.util.Map;

/** Hundreds of tokens that must not be believed, with what is wrong with each. */
public final class ForgedTokens {
    /** When the right one is made; it lives for 900 s. */
    public static final long NOW = 1_767_225_600L;

    private final Forge forge;

    public ForgedTokens(TestIssuer issuer) {
        forge = new Forge(issuer);
        ForgedHeaders.addTo(forge);
        ForgedClaims.addTo(forge);
        ForgedJson.addTo(forge);
        ForgedSignatures.addTo(forge);
        ForgedSpelling.addTo(forge);
    }

    public Map<String, String> all() {
        return forge.tokens();
    }

    /** The one that is right, to show that the others are wrong for their one reason only. */
    public String right() {
        return forge.right();
    }
}
