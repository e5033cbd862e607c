package dev.latchkey.verifier;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.SignatureSpi;
import java.util.List;
import java.util.Map;

/** Finds every signature right, as the JDK once did with zeros. */
final class GullibleProvider extends Provider {
    private static final long serialVersionUID = 1L;

    GullibleProvider() throws GeneralSecurityException {
        super("Gullible", "1", "Believes everything");
        Service keys = KeyFactory.getInstance("EC").getProvider().getService("KeyFactory", "EC");
        putService(new Service(this, "KeyFactory", "EC", keys.getClassName(), List.of(), Map.of()) {
            @Override
            public Object newInstance(Object parameter) throws NoSuchAlgorithmException {
                return keys.newInstance(parameter);
            }
        });
        putService(new Service(this, "Signature", "SHA256withECDSAinP1363Format", "Yes", List.of(), Map.of()) {
            @Override
            public Object newInstance(Object parameter) {
                return new Yes();
            }
        });
    }

    private static final class Yes extends SignatureSpi {
        @Override
        protected void engineInitVerify(PublicKey key) {}

        @Override
        protected void engineInitSign(PrivateKey key) {}

        @Override
        protected void engineUpdate(byte b) {}

        @Override
        protected void engineUpdate(byte[] bytes, int from, int length) {}

        @Override
        protected byte[] engineSign() {
            return new byte[0];
        }

        @Override
        protected boolean engineVerify(byte[] signature) {
            return true;
        }

        @Override
        @Deprecated
        protected void engineSetParameter(String name, Object value) {}

        @Override
        @Deprecated
        protected Object engineGetParameter(String name) {
            throw new UnsupportedOperationException(name);
        }
    }
}
