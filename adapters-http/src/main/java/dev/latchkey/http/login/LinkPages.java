package dev.latchkey.http.login;

import dev.latchkey.application.login.password.LinkRules;
import dev.latchkey.domain.accounts.Language;
import dev.latchkey.domain.login.LinkPurpose;
import dev.latchkey.http.Asset;
import dev.latchkey.http.Endpoints;
import dev.latchkey.http.Routes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** What the links in letters open. The pages get the token from behind the #, which we never see, and use the API. */
public final class LinkPages implements Routes {
    private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";
    private static final String OWN_FILES_ONLY = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final String brand;
    private final Language usual;

    /**
     * Pages of that product.
     *
     * @param usual the language of browsers that ask for none of ours
     */
    public LinkPages(String brand, Language usual) {
        this.brand = brand;
        this.usual = usual;
    }

    @Override
    public String base() {
        return "";
    }

    @Override
    public void addTo(Endpoints endpoints) {
        for (LinkPurpose purpose : LinkPurpose.values()) {
            endpoints.asset(LinkRules.page(purpose), () -> page(purpose));
        }
        endpoints.part("/assets/link.css", () -> file("link.css", "text/css;charset=utf-8"));
        endpoints.part("/assets/link.js", () -> file("link.js", "text/javascript;charset=utf-8"));
    }

    private Asset page(LinkPurpose purpose) {
        String html = read("link.html")
                .replace("{{up}}", up(LinkRules.page(purpose)))
                .replace("{{purpose}}", name(purpose))
                .replace("{{usual}}", usual.tag())
                .replace("{{brand}}", escaped(brand));
        return Asset.of(html.getBytes(StandardCharsets.UTF_8), "text/html;charset=utf-8", OWN_FILES_ONLY);
    }

    /** The way from a page to the root, for PUBLIC_URL may have a path. */
    private static String up(String page) {
        return "../".repeat((int) page.chars().filter(c -> c == '/').count() - 1);
    }

    private static String name(LinkPurpose purpose) {
        return switch (purpose) {
            case VERIFY_EMAIL -> "verify";
            case RESET_PASSWORD -> "reset";
            case CHANGE_EMAIL -> "change";
        };
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static Asset file(String name, String mediaType) {
        return Asset.of(read(name).getBytes(StandardCharsets.UTF_8), mediaType, NOTHING);
    }

    private static String read(String name) {
        try (InputStream in = Objects.requireNonNull(LinkPages.class.getResourceAsStream("links/" + name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
