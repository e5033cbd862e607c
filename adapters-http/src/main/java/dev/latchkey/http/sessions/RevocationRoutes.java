package dev.latchkey.http.sessions;

import dev.latchkey.application.sessions.ListRevocations;
import dev.latchkey.application.sessions.RevocationLog.Mark;
import dev.latchkey.application.sessions.RevocationLog.News;
import dev.latchkey.domain.accounts.Role;
import dev.latchkey.domain.sessions.Revocation;
import dev.latchkey.domain.shared.InvalidValue;
import dev.latchkey.http.Endpoints;
import dev.latchkey.http.Params;
import dev.latchkey.http.Routes;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The feed by which other services hear of access tokens that are not good any more. It is for everybody, as the keys are:
 * it names nothing but sessions, and only who has a token knows whose session it is.
 */
public final class RevocationRoutes implements Routes {
    private static final Pattern SINCE = Pattern.compile("(\\d{1,18})-(\\d{1,18})");

    private final ListRevocations list;

    public RevocationRoutes(ListRevocations list) {
        this.list = list;
    }

    @Override
    public void addTo(Endpoints endpoints) {
        endpoints.get("/sessions/revocations", this::list);
    }

    private void list(Context ctx) {
        ctx.json(FeedBody.of(
                list.since(Params.text(ctx, "since").map(RevocationRoutes::mark).orElse(Mark.START))));
    }

    private static Mark mark(String since) {
        Matcher numbers = SINCE.matcher(since);
        if (!numbers.matches()) {
            throw new InvalidValue("since", "since.invalid", "must be the next of an earlier answer");
        }
        return new Mark(Long.parseLong(numbers.group(1)), Long.parseLong(numbers.group(2)));
    }

    record FeedBody(List<ItemBody> items, String next, boolean more) {

        static FeedBody of(News news) {
            return new FeedBody(
                    news.lines().stream()
                            .map(line -> ItemBody.of(line.revocation()))
                            .toList(),
                    news.next().transaction() + "-" + news.next().line(),
                    news.more());
        }
    }

    record ItemBody(UUID session, Optional<String> role, Instant until) {

        static ItemBody of(Revocation revocation) {
            return new ItemBody(
                    revocation.session().value(),
                    revocation.role().map(Role::name).map(name -> name.toLowerCase(Locale.ROOT)),
                    revocation.until());
        }
    }
}
