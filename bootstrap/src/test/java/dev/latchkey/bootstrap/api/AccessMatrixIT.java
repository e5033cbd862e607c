package dev.latchkey.bootstrap.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.bootstrap.RunningLatchkey;
import dev.latchkey.bootstrap.api.Description.Operation;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Who may go where: every route of the description with every kind of caller. A route that is in no line of the table
 * below fails the test, so that nobody adds one without saying whom it is for. Covers AS-8.2.1.
 */
class AccessMatrixIT {
    /** Each route, and who passes its door. Whoever is not named is refused there: 401 without a token that counts, else 403. */
    private static final Map<String, Set<Kind>> TABLE = new LinkedHashMap<>();

    static {
        for (String open : new String[] {
            "POST /api/v1/auth/phone",
            "POST /api/v1/auth/phone/verify",
            "POST /api/v1/auth/signup",
            "POST /api/v1/auth/login",
            "POST /api/v1/auth/password/forgot",
            "POST /api/v1/auth/password/reset",
            "POST /api/v1/auth/email/verify",
            "POST /api/v1/auth/refresh",
            "POST /api/v1/auth/telegram",
            "POST /api/v1/auth/telegram/sessions",
            "GET /api/v1/auth/telegram/sessions/{session_id}",
            "GET /api/v1/auth/telegram/sessions/{session_id}/events",
            "GET /api/v1/auth/telegram/oidc/start",
            "GET /api/v1/auth/telegram/oidc/callback",
            "GET /api/v1/sessions/revocations",
            "GET /api/v1/avatars/{id}",
            "POST /telegram/webhook",
            "GET /.well-known/jwks.json",
            "GET /health",
            "GET /health/live",
            "GET /health/ready",
            "GET /openapi.json",
            "GET /docs",
            "GET /redoc",
            "GET /",
            "GET /auth/email",
            "GET /auth/email/change",
            "GET /auth/password/reset"
        }) {
            TABLE.put(open, Set.of(Kind.values()));
        }
        for (String own : new String[] {
            "POST /api/v1/auth/logout",
            "POST /api/v1/auth/logout-all",
            "GET /api/v1/me",
            "PATCH /api/v1/me",
            "DELETE /api/v1/me",
            "GET /api/v1/me/avatar",
            "PUT /api/v1/me/avatar",
            "DELETE /api/v1/me/avatar",
            "PUT /api/v1/me/password",
            "POST /api/v1/me/email/verification",
            "POST /api/v1/me/phone",
            "POST /api/v1/me/phone/confirm",
            "POST /api/v1/me/proof/code",
            "POST /api/v1/me/proof",
            "GET /api/v1/campaigns",
            "GET /api/v1/campaigns/{code}",
            "PATCH /api/v1/campaigns/{code}",
            "GET /api/v1/me/sessions",
            "DELETE /api/v1/me/sessions/{id}",
            "PUT /api/v1/me/telegram",
            "DELETE /api/v1/me/telegram",
            "PUT /api/v1/me/invite",
            "GET /api/v1/me/invited"
        }) {
            TABLE.put(own, Set.of(Kind.STUDENT, Kind.TEACHER, Kind.MODERATOR, Kind.ADMIN));
        }
        for (String life :
                new String[] {"POST /api/v1/me/email", "POST /api/v1/me/email/confirm", "GET /api/v1/me/export"}) {
            TABLE.put(life, Set.of(Kind.STUDENT, Kind.TEACHER, Kind.MODERATOR, Kind.ADMIN));
        }
        for (String staff : new String[] {
            "GET /api/v1/users",
            "GET /api/v1/users/{id}",
            "POST /api/v1/users/{id}/ban",
            "POST /api/v1/users/{id}/unban"
        }) {
            TABLE.put(staff, Set.of(Kind.MODERATOR, Kind.ADMIN));
        }
        for (String administration : new String[] {
            "PATCH /api/v1/users/{id}",
            "PATCH /api/v1/users/{id}/role",
            "DELETE /api/v1/users/{id}",
            "GET /api/v1/invites/tree",
            "GET /api/v1/invites/top",
            "GET /api/v1/admin/telegram/bot",
            "GET /api/v1/admin/telegram/webhook",
            "POST /api/v1/admin/telegram/webhook",
            "DELETE /api/v1/admin/telegram/webhook",
            "GET /api/v1/admin/messages/decisions",
            "GET /api/v1/audit",
            "GET /api/v1/admin/messages",
            "GET /api/v1/admin/gateways"
        }) {
            TABLE.put(administration, Set.of(Kind.ADMIN));
        }
    }

    static {
        for (String open :
                new String[] {"GET /api/v1/providers", "POST /api/v1/provider/signup", "POST /api/v1/auth/provider"}) {
            TABLE.put(open, Set.of(Kind.values()));
        }
        TABLE.put("POST /api/v1/provider", Set.of(Kind.STUDENT, Kind.TEACHER, Kind.MODERATOR, Kind.ADMIN));
        for (String provider : new String[] {
            "GET /api/v1/provider",
            "PATCH /api/v1/provider",
            "DELETE /api/v1/provider",
            "GET /api/v1/provider/dashboard"
        }) {
            TABLE.put(provider, Set.of(Kind.PROVIDER));
        }
        TABLE.put("POST /api/v1/campaigns", Set.of(Kind.PROVIDER, Kind.ADMIN));
        TABLE.put("PATCH /api/v1/providers/{id}/status", Set.of(Kind.MODERATOR, Kind.ADMIN));
        // A provider is a student with a profile, and may do what students may.
        TABLE.replaceAll((route, kinds) -> kinds.contains(Kind.STUDENT) ? with(kinds, Kind.PROVIDER) : kinds);
    }

    static {
        for (String open :
                new String[] {"POST /sms/receipts/{gateway}/{secret}", "GET /sms/receipts/{gateway}/{secret}"}) {
            TABLE.put(open, Set.of(Kind.values()));
        }
    }

    /** Bodies that are right, where a wrong one would be refused before the role is looked at. */
    private static final Map<String, String> BODIES = Map.of(
            "PATCH /api/v1/users/{id}", "{\"first_name\": \"Anna\"}",
            "PATCH /api/v1/users/{id}/role", "{\"role\": \"teacher\"}",
            "POST /api/v1/users/{id}/ban", "{\"reason\": \"Spam\"}",
            "POST /api/v1/campaigns", "{\"code\": \"FRIENDS\"}",
            "PATCH /api/v1/providers/{id}/status", "{\"status\": \"frozen\"}");

    private static final Pattern TOKEN = Pattern.compile("\"access_token\":\"([^\"]+)\"");
    private static final Pattern CHALLENGE = Pattern.compile("\"challenge_id\":\"([^\"]+)\"");
    private static final Pattern ID = Pattern.compile("\"user\":\\{\"id\":(\\d+)");

    @TempDir
    static Path directory;

    private static RunningLatchkey latchkey;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<Kind, String> phones = new EnumMap<>(Kind.class);

    @BeforeAll
    static void start() {
        latchkey = RunningLatchkey.start(directory, Map.of("LIMITS", "off", "LOGIN_CODE_RESEND_AFTER", "0"));
    }

    @AfterAll
    static void stop() {
        latchkey.close();
    }

    @Test
    void every_route_is_open_to_those_of_the_table_and_to_nobody_else() throws Exception {
        Map<String, Set<Kind>> passed = new TreeMap<>();
        String admin = signedIn("+79120000001");
        Map<Kind, String> tokens = new EnumMap<>(Kind.class);
        people(admin, tokens);

        for (Operation operation : operations()) {
            String route = operation.toString();
            Set<Kind> in = new TreeSet<>();
            for (Kind kind : Kind.values()) {
                String token = fresh(kind, tokens);
                int status = status(operation, token);
                assertThat(status).as(route + " as " + kind).isLessThan(500);
                boolean open = TABLE.getOrDefault(route, Set.of()).equals(Set.of(Kind.values()));
                if ((status != 401 && status != 403) || (open && kind != Kind.NOBODY) || isOpen(route, status)) {
                    in.add(kind);
                } else {
                    assertThat(status)
                            .as(route + " as " + kind)
                            .isEqualTo(kind == Kind.NOBODY || kind == Kind.BANNED ? 401 : 403);
                }
            }
            passed.put(route, in);
        }

        assertThat(lines(passed)).containsExactlyElementsOf(lines(TABLE));
    }

    private static List<String> lines(Map<String, Set<Kind>> table) {
        return table.entrySet().stream()
                .map(line -> line.getKey() + " " + new TreeSet<>(line.getValue()))
                .sorted()
                .toList();
    }

    /** The one that deletes the caller comes last: who comes back after it is somebody else, with another role. */
    private static List<Operation> operations() {
        return Description.read()
                .operations()
                .sorted(Comparator.comparing(operation -> operation.toString().equals("DELETE /api/v1/me")))
                .toList();
    }

    /** What is no token but a body that proves nothing is refused with 401 to everybody alike. */
    private static boolean isOpen(String route, int status) {
        return status == 401
                && Set.of("POST /api/v1/auth/refresh", "GET /api/v1/auth/telegram/oidc/callback")
                        .contains(route);
    }

    private void people(String admin, Map<Kind, String> tokens) throws Exception {
        phones.put(Kind.ADMIN, "+79120000001");
        tokens.put(Kind.ADMIN, admin);
        int number = 2;
        for (Kind kind : new Kind[] {Kind.STUDENT, Kind.TEACHER, Kind.MODERATOR, Kind.BANNED, Kind.PROVIDER}) {
            String phone = "+7912000000" + number++;
            phones.put(kind, phone);
            String body = verified(phone);
            tokens.put(kind, group(TOKEN, body));
            if (kind == Kind.PROVIDER) {
                becomeProvider(tokens.get(kind));
                continue;
            }
            String path = "/api/v1/users/" + group(ID, body);
            String json = kind == Kind.BANNED
                    ? "{\"reason\": \"Spam\"}"
                    : "{\"role\": \"" + kind.name().toLowerCase(java.util.Locale.ROOT) + "\"}";
            int done = kind == Kind.BANNED
                    ? send("POST", path + "/ban", admin, json)
                    : send("PATCH", path + "/role", admin, json);
            assertThat(done).as(kind.name()).isEqualTo(200);
        }
    }

    private void becomeProvider(String token) throws Exception {
        assertThat(send("POST", "/api/v1/provider", token, "{\"company\": \"Clean House\"}"))
                .isEqualTo(201);
    }

    private static Set<Kind> with(Set<Kind> kinds, Kind more) {
        Set<Kind> all = new TreeSet<>(kinds);
        all.add(more);
        return all;
    }

    /** Some routes end the session of whoever calls them. */
    private String fresh(Kind kind, Map<Kind, String> tokens) throws Exception {
        if (kind == Kind.NOBODY) {
            return "";
        }
        if (kind != Kind.BANNED && send("GET", "/api/v1/me", tokens.get(kind), "") == 401) {
            tokens.put(kind, signedIn(phones.get(kind)));
        }
        if (kind == Kind.PROVIDER && send("GET", "/api/v1/provider", tokens.get(kind), "") == 403) {
            becomeProvider(tokens.get(kind));
        }
        return tokens.get(kind);
    }

    private int status(Operation operation, String token) throws Exception {
        String path = operation.path().replaceAll("\\{.*?}", "999999999");
        boolean bodied =
                !operation.method().equals("GET") && !operation.method().equals("DELETE");
        return send(operation.method(), path, token, bodied ? BODIES.getOrDefault(operation.toString(), "{}") : "");
    }

    private int send(String method, String path, String token, String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(latchkey.uri().resolve(path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return http.send(request.build(), BodyHandlers.discarding()).statusCode();
    }

    private String signedIn(String phone) throws Exception {
        return group(TOKEN, verified(phone));
    }

    private String verified(String phone) throws Exception {
        String challenge = group(CHALLENGE, answer("/api/v1/auth/phone", "{\"phone\": \"" + phone + "\"}"));
        return answer(
                "/api/v1/auth/phone/verify",
                "{\"challenge_id\": \"" + challenge + "\", \"code\": \"" + latchkey.codeFor(phone) + "\"}");
    }

    private String answer(String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(latchkey.uri().resolve(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofString()).body();
    }

    private static String group(Pattern pattern, String text) {
        var found = pattern.matcher(text);
        assertThat(found.find()).as(text).isTrue();
        return found.group(1);
    }

    /** Who may call. */
    private enum Kind {
        NOBODY,
        STUDENT,
        TEACHER,
        MODERATOR,
        ADMIN,
        BANNED,
        PROVIDER
    }
}
