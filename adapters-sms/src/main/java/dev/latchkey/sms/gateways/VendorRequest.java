package dev.latchkey.sms.gateways;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A question to a vendor. It holds secrets and the text of a message, so nothing of it is ever printed. */
public final class VendorRequest {
    private final String method;
    private final URI uri;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private String body = "";

    private VendorRequest(String method, URI uri) {
        this.method = method;
        this.uri = uri;
    }

    public static VendorRequest post(URI uri) {
        return new VendorRequest("POST", uri);
    }

    public static VendorRequest to(String method, URI uri) {
        return new VendorRequest(method, uri);
    }

    public VendorRequest header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    public VendorRequest basic(String user, String password) {
        byte[] both = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return header("Authorization", "Basic " + Base64.getEncoder().encodeToString(both));
    }

    /** The fields as a form; those with an empty value are left out. */
    public VendorRequest form(Map<String, String> fields) {
        body = fields.entrySet().stream()
                .filter(field -> !field.getValue().isEmpty())
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8");
    }

    /** The value as JSON: maps, lists, texts and numbers. */
    public VendorRequest json(Object value) {
        return body("application/json", VendorAnswer.written(value));
    }

    /** A body as it is. */
    public VendorRequest body(String type, String text) {
        body = text;
        return header("Content-Type", type);
    }

    /** A text as it stands in forms and queries. */
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
    }

    HttpRequest ready(Duration timeout) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri).timeout(timeout).method(method, publisher());
        headers.forEach(request::setHeader);
        return request.build();
    }

    private BodyPublisher publisher() {
        return method.equals("GET") ? new OnceOnly() : BodyPublishers.ofString(body);
    }

    @Override
    public String toString() {
        return "VendorRequest[" + method + "]";
    }
}
