package dev.latchkey.http.providers;

import dev.latchkey.application.invites.Invited;
import dev.latchkey.application.invites.ListInvited;
import dev.latchkey.application.providers.Dashboard;
import dev.latchkey.application.providers.ViewDashboard;
import dev.latchkey.domain.accounts.PersonName;
import dev.latchkey.domain.sessions.AuthMethod;
import dev.latchkey.domain.shared.Word;
import dev.latchkey.http.Callers;
import dev.latchkey.http.Days;
import dev.latchkey.http.Endpoints;
import dev.latchkey.http.Routes;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How a provider does. */
public final class DashboardRoutes implements Routes {
    private static final int RECENT = 10;

    private final Callers callers;
    private final ViewDashboard view;
    private final ListInvited invited;

    public DashboardRoutes(Callers callers, ViewDashboard view, ListInvited invited) {
        this.callers = callers;
        this.view = view;
        this.invited = invited;
    }

    @Override
    public void addTo(Endpoints endpoints) {
        endpoints.get("/provider/dashboard", this::view);
    }

    private void view(Context ctx) {
        var caller = callers.of(ctx);
        Dashboard dashboard = view.view(caller, Days.of(ctx, "from"), Days.of(ctx, "to"));
        List<Invited> recent = invited.list(caller, Optional.empty(), RECENT).items();
        ctx.json(DashboardBody.of(dashboard, recent));
    }

    record DashboardBody(
            ProviderBody provider,
            String from,
            String to,
            String timeZone,
            FiguresBody stats,
            List<DayBody> series,
            List<PersonBody> recent) {

        DashboardBody {
            series = List.copyOf(series);
            recent = List.copyOf(recent);
        }

        static DashboardBody of(Dashboard dashboard, List<Invited> recent) {
            return new DashboardBody(
                    ProviderBody.own(dashboard.provider()),
                    dashboard.range().from().toString(),
                    dashboard.range().to().toString(),
                    "UTC",
                    FiguresBody.of(dashboard.stats()),
                    dashboard.series().stream().map(DayBody::of).toList(),
                    recent.stream().map(PersonBody::of).toList());
        }
    }

    record FiguresBody(
            int invited, int opened, int verified, int active, int signIns, Map<String, Integer> signInsByDoor) {

        static FiguresBody of(Dashboard.Figures figures) {
            return new FiguresBody(
                    figures.invited(),
                    figures.opened(),
                    figures.verified(),
                    figures.active(),
                    figures.allSignIns(),
                    doors(figures.signIns()));
        }
    }

    /** As the figures, on one level: what draws a chart wants it so. */
    record DayBody(
            String date,
            int invited,
            int opened,
            int verified,
            int active,
            int signIns,
            Map<String, Integer> signInsByDoor) {

        static DayBody of(Dashboard.Day day) {
            Dashboard.Figures figures = day.figures();
            return new DayBody(
                    day.date().toString(),
                    figures.invited(),
                    figures.opened(),
                    figures.verified(),
                    figures.active(),
                    figures.allSignIns(),
                    doors(figures.signIns()));
        }
    }

    record PersonBody(long id, Optional<String> firstName, Instant joinedAt) {

        static PersonBody of(Invited invited) {
            return new PersonBody(invited.id().value(), invited.firstName().map(PersonName::value), invited.joinedAt());
        }
    }

    private static Map<String, Integer> doors(Map<AuthMethod, Integer> signIns) {
        Map<String, Integer> doors = new TreeMap<>();
        signIns.forEach((door, count) -> doors.put(Word.of(door), count));
        return doors;
    }
}
