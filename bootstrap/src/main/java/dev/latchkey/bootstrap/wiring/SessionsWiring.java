package dev.latchkey.bootstrap.wiring;

import dev.latchkey.application.sessions.Authenticate;
import dev.latchkey.application.sessions.EndSession;
import dev.latchkey.application.sessions.IssueTokens;
import dev.latchkey.application.sessions.OpenSession;
import dev.latchkey.application.sessions.PublishKeys;
import dev.latchkey.application.sessions.RecogniseNetwork;
import dev.latchkey.bootstrap.CannotStart;
import dev.latchkey.bootstrap.config.SecretsConfig;
import dev.latchkey.bootstrap.config.SessionsConfig;
import dev.latchkey.http.Callers;
import dev.latchkey.http.Routes;
import dev.latchkey.http.sessions.KeyRoutes;
import dev.latchkey.http.sessions.SessionRoutes;
import dev.latchkey.persistence.sessions.PostgresSessions;
import dev.latchkey.persistence.sessions.PostgresSigningKeys;
import dev.latchkey.security.Es256Keys;
import dev.latchkey.security.Hs256Key;
import dev.latchkey.security.JwtAccessTokens;
import dev.latchkey.security.TokenKeys;
import java.util.List;

/** Being signed in. */
final class SessionsWiring {
    private final OpenSession open;
    private final IssueTokens issue;
    private final RecogniseNetwork recognise;
    private final Callers callers;
    private final List<Routes> routes;

    SessionsWiring(StorageWiring storage, SessionsConfig config, SecretsConfig secrets, AuditWiring audit) {
        PostgresSessions sessions = new PostgresSessions(storage.sql());
        JwtAccessTokens tokens =
                new JwtAccessTokens(keys(storage, secrets), secrets.issuer(), secrets.audience(), storage.clock());
        this.open = new OpenSession(sessions, config.rules(), storage.random(), audit.record());
        this.issue = new IssueTokens(tokens, config.rules(), storage.random());
        this.recognise = new RecogniseNetwork(sessions, storage.clock());
        this.callers = new Callers(new Authenticate(tokens, sessions, storage.clock()));
        EndSession end = new EndSession(sessions, storage.transactions(), audit.record(), storage.clock());
        this.routes = List.of(new SessionRoutes(callers, end), new KeyRoutes(new PublishKeys(tokens)));
    }

    OpenSession open() {
        return open;
    }

    IssueTokens issue() {
        return issue;
    }

    RecogniseNetwork recognise() {
        return recognise;
    }

    Callers callers() {
        return callers;
    }

    List<Routes> routes() {
        return routes;
    }

    private static TokenKeys keys(StorageWiring storage, SecretsConfig secrets) {
        return secrets.jwtKey().<TokenKeys>map(key -> new Hs256Key(key.text())).orElseGet(() -> publicKeys(storage));
    }

    private static TokenKeys publicKeys(StorageWiring storage) {
        PostgresSigningKeys store = new PostgresSigningKeys(storage.sql());
        try {
            return Es256Keys.open(store, storage.secret(), storage.random(), storage.clock());
        } catch (IllegalStateException e) {
            throw new CannotStart(String.valueOf(e.getMessage()), e);
        }
    }
}
