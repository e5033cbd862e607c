package dev.latchkey.http.accounts;

import dev.latchkey.application.accounts.ChangeAvatar;
import dev.latchkey.application.accounts.Picture;
import dev.latchkey.application.accounts.ViewAvatar;
import dev.latchkey.domain.accounts.AvatarId;
import dev.latchkey.domain.accounts.AvatarProblem;
import dev.latchkey.domain.accounts.AvatarSize;
import dev.latchkey.domain.shared.InvalidValue;
import dev.latchkey.domain.shared.Refused;
import dev.latchkey.http.Callers;
import dev.latchkey.http.Endpoints;
import dev.latchkey.http.Origins;
import dev.latchkey.http.Params;
import dev.latchkey.http.Routes;
import dev.latchkey.http.Uploads;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Arrays;
import java.util.Set;

/** Pictures of people: everybody sets their own, and whoever knows the address of one sees it. */
public final class AvatarRoutes implements Routes {
    private static final long LONGEST = 2L * 1024 * 1024;
    private static final Set<String> MEDIA_TYPES = Set.of("image/png", "image/jpeg");

    // Short, because a picture that its owner took away should not be seen for long. The name is another for each
    // picture.
    private static final String SHARED = "public, max-age=300";
    private static final String OWN = "private, no-cache";

    private final Callers callers;
    private final ChangeAvatar change;
    private final ViewAvatar view;

    public AvatarRoutes(Callers callers, ChangeAvatar change, ViewAvatar view) {
        this.callers = callers;
        this.change = change;
        this.view = view;
    }

    @Override
    public void addTo(Endpoints endpoints) {
        endpoints.upload("PUT", "/me/avatar", LONGEST, this::put);
        endpoints.get("/me/avatar", this::own);
        endpoints.delete("/me/avatar", this::delete);
        endpoints.get("/avatars/{id}", this::any);
    }

    /** Where the picture of that name is served. */
    static String url(AvatarId id) {
        return "/api/v1/avatars/" + id.value();
    }

    private void put(Context ctx) {
        var caller = callers.of(ctx);
        byte[] file = Uploads.bytes(ctx, MEDIA_TYPES);
        ctx.json(new AvatarBody(url(change.change(caller, file, Origins.of(ctx)))));
    }

    private void delete(Context ctx) {
        change.remove(callers.of(ctx), Origins.of(ctx));
        ctx.status(HttpStatus.NO_CONTENT);
    }

    private void own(Context ctx) {
        show(ctx, view.of(callers.of(ctx)), OWN);
    }

    private void any(Context ctx) {
        AvatarId id = AvatarId.parse(ctx.pathParam("id")).orElseThrow(() -> new Refused(AvatarProblem.UNKNOWN));
        // Applications of other origins show it in their pages; it tells nobody more than its address does.
        ctx.header("Cross-Origin-Resource-Policy", "cross-origin");
        show(ctx, id, SHARED);
    }

    private void show(Context ctx, AvatarId id, String caching) {
        AvatarSize size = size(ctx);
        Picture picture = view.view(id, size);
        String tag = "\"" + id.value() + "-" + size.pixels() + "\"";
        ctx.header("Cache-Control", caching).header("ETag", tag);
        if (tag.equals(ctx.header("If-None-Match"))) {
            ctx.status(HttpStatus.NOT_MODIFIED);
            return;
        }
        ctx.header("Content-Disposition", "inline; filename=\"avatar.jpg\"");
        // Forgets the charset of the usual type; this one has none.
        ctx.res().setContentType(null);
        ctx.contentType("image/jpeg").result(picture.jpeg());
    }

    private static AvatarSize size(Context ctx) {
        String wanted = Params.text(ctx, "size").orElse(Integer.toString(AvatarSize.LARGE.pixels()));
        return Arrays.stream(AvatarSize.values())
                .filter(size -> Integer.toString(size.pixels()).equals(wanted))
                .findFirst()
                .orElseThrow(() -> new InvalidValue("size", "field.invalid", "must be 128 or 512"));
    }

    record AvatarBody(String avatarUrl) {}
}
