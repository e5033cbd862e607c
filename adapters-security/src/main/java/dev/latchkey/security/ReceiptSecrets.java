package dev.latchkey.security;

import dev.latchkey.domain.shared.Base64Url;
import java.util.List;

/** The ends of the addresses that vendors call, where the operator has chosen none: made of the secret key. */
public final class ReceiptSecrets {
    private static final int BYTES = 24;

    private final Secrets secrets;

    public ReceiptSecrets(Secrets secrets) {
        this.secrets = secrets;
    }

    /** Every end that is right for that gateway; the first is the one to give out, the others are of earlier secret keys. */
    public List<String> of(String gateway) {
        return secrets.all().stream()
                .map(secret -> Base64Url.of(secret.derive("sms receipts of " + gateway, BYTES)))
                .toList();
    }
}
