package dev.latchkey.http.accounts;

import dev.latchkey.application.login.ExportOwnData;
import dev.latchkey.application.login.PersonalData;
import dev.latchkey.http.Callers;
import dev.latchkey.http.Endpoints;
import dev.latchkey.http.Origins;
import dev.latchkey.http.Routes;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.Map;

/** All that is kept about oneself, as a file. */
public final class ExportRoutes implements Routes {
    private final Callers callers;
    private final ExportOwnData export;

    public ExportRoutes(Callers callers, ExportOwnData export) {
        this.callers = callers;
        this.export = export;
    }

    @Override
    public void addTo(Endpoints endpoints) {
        endpoints.getOnce("/me/export", this::export);
    }

    private void export(Context ctx) {
        ExportOwnData.Export kept = export.export(callers.of(ctx), Origins.of(ctx));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("exported_at", kept.at());
        kept.sections().forEach(section -> body.put(section.name(), written(section)));
        ctx.header("Content-Disposition", "attachment; filename=\"latchkey-export.json\"");
        ctx.json(body);
    }

    private static Object written(PersonalData.Section section) {
        return section.single() ? section.entries().stream().findFirst() : section.entries();
    }
}
