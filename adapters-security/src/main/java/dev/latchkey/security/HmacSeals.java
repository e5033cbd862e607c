package dev.latchkey.security;

import dev.latchkey.application.audit.AuditLine;
import dev.latchkey.application.audit.AuditSeals.Head;
import dev.latchkey.application.audit.SealMaker;
import dev.latchkey.domain.accounts.UserId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Seals the audit trail with HMAC-SHA256 under a key of its own, so that who has the database cannot do it. */
public final class HmacSeals implements SealMaker {
    /** One for each secret, the current one first. */
    private final List<byte[]> keys;

    public HmacSeals(Secrets secrets) {
        this.keys = secrets.all().stream()
                .map(secret -> secret.derive("seal the audit trail", 32))
                .toList();
    }

    @Override
    public String seal(String before, long position, AuditLine line) {
        return mac(keys.get(0), framed(before, position, line));
    }

    @Override
    public boolean isRight(String seal, String before, long position, AuditLine line) {
        return isRight(seal, framed(before, position, line));
    }

    @Override
    public String proof(Head head) {
        return mac(keys.get(0), framed(head));
    }

    @Override
    public boolean isProved(Head head) {
        return isRight(head.proof(), framed(head));
    }

    private boolean isRight(String mac, byte[] message) {
        return keys.stream().anyMatch(key -> MessageDigest.isEqual(bytes(mac), bytes(mac(key, message))));
    }

    private static byte[] bytes(String hex) {
        return hex.getBytes(StandardCharsets.US_ASCII);
    }

    private static String mac(byte[] key, byte[] message) {
        return HexFormat.of().formatHex(Hkdf.mac(key).doFinal(message));
    }

    private static byte[] framed(Head head) {
        return Framed.of("head", Long.toString(head.position()), head.seal(), Long.toString(head.settled()));
    }

    private static byte[] framed(String before, long position, AuditLine line) {
        List<String> parts = new ArrayList<>(List.of(
                "line",
                before,
                Long.toString(position),
                Long.toString(line.number()),
                Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, line.at())),
                line.action(),
                number(line.actor()),
                number(line.subject()),
                line.address()));
        for (Map.Entry<String, String> detail : new TreeMap<>(line.details()).entrySet()) {
            parts.add(detail.getKey());
            parts.add(detail.getValue());
        }
        return Framed.of(parts.toArray(String[]::new));
    }

    private static String number(Optional<UserId> id) {
        return id.map(UserId::value).map(String::valueOf).orElse("");
    }
}
