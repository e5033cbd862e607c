package dev.latchkey.application.messages.receipts;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request of a vendor as it came in. It holds secrets and may repeat texts, so nothing of it is ever printed.
 *
 * @param url the address that the vendor was given, with the query that it added
 * @param headers by their names in small letters
 * @param query what is in the query, decoded
 */
@SuppressWarnings("ArrayRecordComponent") // Carried to the next call, never compared.
public record VendorCall(
        String method, String url, Map<String, String> headers, Map<String, List<String>> query, byte[] body) {

    public VendorCall {
        Map<String, String> lower = new TreeMap<>();
        headers.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
        headers = Map.copyOf(lower);
        query = Map.copyOf(query);
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /** The query as it was written, without its question mark. */
    public String rawQuery() {
        int mark = url.indexOf('?');
        return mark < 0 ? "" : url.substring(mark + 1);
    }

    @Override
    public String toString() {
        return "VendorCall[" + method + "]";
    }
}
