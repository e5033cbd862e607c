package dev.latchkey.security;

import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.SignatureGenerationException;
import com.auth0.jwt.exceptions.SignatureVerificationException;
import com.auth0.jwt.interfaces.DecodedJWT;
import dev.latchkey.application.sessions.PublishKeys.PublicKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.interfaces.ECPublicKey;
import java.util.Base64;

/** ES256 for the JWT library by a provider of our choice; its own takes whatever is first in the JVM. */
final class Es256 extends Algorithm {
    private final P256 curve;
    private final ECPublicKey publicKey;
    private final PrivateKey privateKey;

    Es256(P256 curve, ECPublicKey publicKey, PrivateKey privateKey) {
        super("ES256", "SHA256withECDSA");
        this.curve = curve;
        this.publicKey = publicKey;
        this.privateKey = privateKey;
    }

    ECPublicKey publicKey() {
        return publicKey;
    }

    PublicKey published(String id) {
        return new PublicKey(id, "EC", "P-256", "ES256", "sig", P256.x(publicKey), P256.y(publicKey));
    }

    @Override
    public void verify(DecodedJWT token) {
        byte[] content = (token.getHeader() + "." + token.getPayload()).getBytes(StandardCharsets.US_ASCII);
        try {
            byte[] signature = Base64.getUrlDecoder().decode(token.getSignature());
            if (!curve.verify(publicKey, content, signature)) {
                throw new SignatureVerificationException(this);
            }
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new SignatureVerificationException(this, e);
        }
    }

    @Override
    public byte[] sign(byte[] content) {
        try {
            return curve.sign(privateKey, content);
        } catch (GeneralSecurityException e) {
            throw new SignatureGenerationException(this, e);
        }
    }
}
