package dev.latchkey.verifier;

import java.security.GeneralSecurityException;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Signature;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** What the JDK does, counted. */
final class CountingProvider extends Provider {
    private static final long serialVersionUID = 1L;
    private static final String ALGORITHM = "SHA256withECDSAinP1363Format";

    private final AtomicInteger signatures = new AtomicInteger();

    CountingProvider() throws GeneralSecurityException {
        super("Counting", "1", "Counts signatures");
        Provider jdk = Signature.getInstance(ALGORITHM).getProvider();
        putService(counted(jdk.getService("Signature", ALGORITHM), signatures));
        putService(counted(jdk.getService("KeyFactory", "EC"), new AtomicInteger()));
    }

    int signatures() {
        return signatures.get();
    }

    private Service counted(Service real, AtomicInteger counter) {
        return new Service(this, real.getType(), real.getAlgorithm(), real.getClassName(), List.of(), Map.of()) {
            @Override
            public Object newInstance(Object parameter) throws NoSuchAlgorithmException {
                counter.incrementAndGet();
                return real.newInstance(parameter);
            }
        };
    }
}
