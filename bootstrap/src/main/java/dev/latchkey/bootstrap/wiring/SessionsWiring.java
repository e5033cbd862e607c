package dev.latchkey.bootstrap.wiring;

import dev.latchkey.application.accounts.TellOwner;
import dev.latchkey.application.sessions.Authenticate;
import dev.latchkey.application.sessions.EndDevice;
import dev.latchkey.application.sessions.EndSession;
import dev.latchkey.application.sessions.EndSessions;
import dev.latchkey.application.sessions.IssueTokens;
import dev.latchkey.application.sessions.ListDevices;
import dev.latchkey.application.sessions.ListRevocations;
import dev.latchkey.application.sessions.OpenSession;
import dev.latchkey.application.sessions.ProveSession;
import dev.latchkey.application.sessions.PublishKeys;
import dev.latchkey.application.sessions.RecogniseNetwork;
import dev.latchkey.application.sessions.RefreshSession;
import dev.latchkey.application.sessions.RequireProof;
import dev.latchkey.application.sessions.Revocations;
import dev.latchkey.application.sessions.SignOut;
import dev.latchkey.application.sessions.SignOutEverywhere;
import dev.latchkey.application.sessions.TakeBack;
import dev.latchkey.bootstrap.config.SecretsConfig;
import dev.latchkey.bootstrap.config.SessionsConfig;
import dev.latchkey.http.Callers;
import dev.latchkey.http.Routes;
import dev.latchkey.http.sessions.KeyRoutes;
import dev.latchkey.http.sessions.RevocationRoutes;
import dev.latchkey.http.sessions.SessionRoutes;
import dev.latchkey.persistence.sessions.PostgresSessions;
import dev.latchkey.security.HmacSuccessors;
import dev.latchkey.security.JwtAccessTokens;
import java.time.InstantSource;
import java.util.List;

/** Being signed in. */
final class SessionsWiring {
    private final OpenSession open;
    private final IssueTokens issue;
    private final RecogniseNetwork recognise;
    private final EndSessions endSessions;
    private final Callers callers;
    private final RequireProof requireProof;
    private final ProveSession prove;
    private final ListDevices listDevices;
    private final EndDevice endDevice;
    private final TakeBack takeBack;
    private final List<Routes> routes;

    SessionsWiring(
            StorageWiring storage,
            KeysWiring keys,
            RevocationsWiring revoked,
            SessionsConfig config,
            SecretsConfig secrets,
            AuditWiring audit,
            TellOwner tell) {
        InstantSource clock = storage.clock();
        PostgresSessions sessions = new PostgresSessions(storage.sql());
        JwtAccessTokens tokens = new JwtAccessTokens(keys.keys(), secrets.issuer(), secrets.audience(), clock);
        Revocations revocations = revoked.revocations();
        this.open = new OpenSession(sessions, config.rules(), storage.random(), audit.record());
        this.issue = new IssueTokens(tokens);
        this.recognise = new RecogniseNetwork(sessions, clock);
        this.endSessions = new EndSessions(sessions, revocations);
        this.callers = new Callers(new Authenticate(tokens, revocations, sessions, clock));
        this.requireProof = new RequireProof(sessions, config.proofLife(), clock);
        this.prove = new ProveSession(sessions, audit.record());
        EndSession end = new EndSession(sessions, storage.transactions(), audit.record(), tell, revocations, clock);
        this.takeBack = new TakeBack(end);
        RefreshSession refresh =
                new RefreshSession(sessions, new HmacSuccessors(storage.secrets()), issue, end, config.rules(), clock);
        this.listDevices = new ListDevices(sessions, clock);
        this.endDevice = new EndDevice(end);
        this.routes = List.of(
                new SessionRoutes(
                        callers,
                        refresh,
                        new SignOut(end),
                        new SignOutEverywhere(sessions, storage.transactions(), audit.record(), revocations, clock),
                        listDevices,
                        endDevice),
                new RevocationRoutes(new ListRevocations(revoked.log(), clock)),
                new KeyRoutes(new PublishKeys(tokens)));
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

    EndSessions end() {
        return endSessions;
    }

    Callers callers() {
        return callers;
    }

    RequireProof requireProof() {
        return requireProof;
    }

    ProveSession prove() {
        return prove;
    }

    ListDevices listDevices() {
        return listDevices;
    }

    EndDevice endDevice() {
        return endDevice;
    }

    TakeBack takeBack() {
        return takeBack;
    }

    List<Routes> routes() {
        return routes;
    }
}
