package dev.latchkey.http;

import dev.latchkey.domain.shared.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** A file that is the same for everyone. It is written without a thread waiting for the client to read it. */
public final class Asset {
    // Kept by everyone, and asked about each time: a new release is seen at once, an old one costs one short answer.
    private static final String CACHING = "public, max-age=0, must-revalidate";
    private static final int WORTH_PACKING = 1_400;

    private final byte[] plain;
    private final byte[] packed;
    private final String mediaType;
    private final String policy;
    private final String tag;

    private Asset(byte[] plain, String mediaType, String policy) {
        this.plain = plain.clone();
        this.packed = plain.length < WORTH_PACKING ? this.plain : gzip(plain);
        this.mediaType = mediaType;
        this.policy = policy;
        this.tag = "\"" + fingerprint(plain) + "\"";
    }

    public static Asset of(byte[] bytes, String mediaType, String contentSecurityPolicy) {
        return new Asset(bytes, mediaType, contentSecurityPolicy);
    }

    static Supplier<Asset> once(Supplier<Asset> maker) {
        AtomicReference<Asset> made = new AtomicReference<>();
        return () -> made.updateAndGet(known -> known == null ? maker.get() : known);
    }

    void send(Request request, Response response, Callback callback) {
        HttpFields.Mutable headers = response.getHeaders();
        headers.put(HttpHeader.CACHE_CONTROL, CACHING);
        headers.put("Content-Security-Policy", policy);
        headers.put(HttpHeader.ETAG, tag);
        headers.put(HttpHeader.VARY, "Accept-Encoding, Origin");
        if (request.getHeaders().getCSV(HttpHeader.IF_NONE_MATCH, true).contains(tag)) {
            response.setStatus(HttpStatus.NOT_MODIFIED_304);
            response.write(true, null, callback);
            return;
        }
        boolean gzip = packed != plain && request.getHeaders().contains(HttpHeader.ACCEPT_ENCODING, "gzip");
        byte[] body = gzip ? packed : plain;
        if (gzip) {
            headers.put(HttpHeader.CONTENT_ENCODING, "gzip");
        }
        headers.put(HttpHeader.CONTENT_TYPE, mediaType);
        headers.put(HttpHeader.CONTENT_LENGTH, body.length);
        response.setStatus(HttpStatus.OK_200);
        response.write(true, ByteBuffer.wrap(body), callback);
    }

    /** A short name for exactly these bytes. */
    private static String fingerprint(byte[] bytes) {
        return HexFormat.of().formatHex(Sha256.of(bytes), 0, 8);
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
