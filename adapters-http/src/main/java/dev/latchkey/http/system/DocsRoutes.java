package dev.latchkey.http.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.latchkey.http.Asset;
import dev.latchkey.http.Endpoints;
import dev.latchkey.http.Routes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** The description of the API, and two pages that show it. Everything comes out of this jar; no other host is asked. */
public final class DocsRoutes implements Routes {
    private static final String HTML = "text/html;charset=utf-8";
    private static final String CSS = "text/css;charset=utf-8";
    private static final String SCRIPT = "text/javascript;charset=utf-8";
    private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";
    // Both viewers make their styles while they run, and ReDoc searches in a worker that it makes itself.
    private static final String OWN_FILES_ONLY =
            "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
                    + " img-src 'self' data:; font-src 'self' data:; connect-src 'self'; worker-src blob:;"
                    + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private static final String REDOC_LOGO = "https://cdn.redoc.ly/redoc/logo-mini.svg";
    private static final String NO_LOGO = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'/%3E";

    @Override
    public String base() {
        return "";
    }

    @Override
    public void addTo(Endpoints endpoints) {
        endpoints.asset("/openapi.json", () -> Asset.of(openApi(), "application/json", NOTHING));
        endpoints.asset("/", () -> page("start.html"));
        endpoints.asset("/docs", () -> page("swagger-ui.html"));
        endpoints.asset("/redoc", () -> page("redoc.html"));
        file(endpoints, "latchkey.css", CSS, UnaryOperator.identity());
        file(endpoints, "latchkey.svg", "image/svg+xml", UnaryOperator.identity());
        file(endpoints, "swagger-ui.css", CSS, UnaryOperator.identity());
        file(endpoints, "swagger-ui-bundle.js", SCRIPT, UnaryOperator.identity());
        file(endpoints, "swagger-ui-start.js", SCRIPT, UnaryOperator.identity());
        file(endpoints, "redoc.standalone.js", SCRIPT, script -> script.replace(REDOC_LOGO, NO_LOGO));
        file(endpoints, "redoc-start.js", SCRIPT, UnaryOperator.identity());
    }

    private static void file(Endpoints endpoints, String name, String mediaType, UnaryOperator<String> change) {
        endpoints.part("/assets/" + name, () -> {
            String text = new String(read("docs/" + name), StandardCharsets.UTF_8);
            return Asset.of(change.apply(text).getBytes(StandardCharsets.UTF_8), mediaType, NOTHING);
        });
    }

    private static Asset page(String name) {
        return Asset.of(read("docs/" + name), HTML, OWN_FILES_ONLY);
    }

    // The description is kept in YAML, where people write it, and told in JSON, where programs read it.
    private static byte[] openApi() {
        try {
            JsonNode description = new YAMLMapper().readTree(read("openapi.yaml"));
            return new JsonMapper().writeValueAsBytes(description);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(String name) {
        try (InputStream in = Objects.requireNonNull(DocsRoutes.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
