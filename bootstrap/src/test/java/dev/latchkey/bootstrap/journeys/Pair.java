package dev.latchkey.bootstrap.journeys;

import dev.latchkey.persistence.Database;
import dev.latchkey.persistence.DatabaseUrl;
import dev.latchkey.persistence.Sql;
import dev.latchkey.persistence.TestServer;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Two instances on one database, and what that really holds. */
record Pair(Product a, Product b, DatabaseUrl url, Database database, Rows rows) implements AutoCloseable {
    private static final int CONNECTIONS = 4;

    static Pair start() {
        return start(Map.of());
    }

    /** On an empty database, where nobody has to wait, and with these settings besides. */
    static Pair start(Map<String, String> settings) {
        return start(TestServer.migratedDatabase(), settings);
    }

    static Pair start(DatabaseUrl url, Map<String, String> settings) {
        Phones phones = new Phones();
        Product a = Product.startUnlimited(url, settings, phones);
        Product b = Product.startUnlimited(url, settings, phones);
        Database database = Database.open(url, CONNECTIONS);
        return new Pair(a, b, url, database, new Rows(new Sql(database)));
    }

    List<Client> clients() {
        return List.of(a.client(), b.client());
    }

    List<Integer> ports() {
        return List.of(a.port(), b.port());
    }

    /** One of the two, in turns. */
    Client client(int turn) {
        return clients().get(turn % 2);
    }

    Reception.Member newMember() {
        return a.reception().newMember();
    }

    /** How many sessions of that account live, whatever the instances think. */
    long liveSessions(long account) {
        return rows.number("SELECT count(*) FROM auth_session WHERE ended_at IS NULL AND account = " + account);
    }

    String causeOf(Pass pass) {
        return rows.text("SELECT coalesce(end_cause, '') FROM auth_session WHERE id = '" + pass.session() + "'");
    }

    /** Lets time pass for a session alone: as if it had been renewed that long before. */
    void longAgo(Pass pass, String interval) {
        rows.run("UPDATE auth_session SET renewed_at = renewed_at - interval '" + interval + "' WHERE id = '"
                + pass.session() + "'");
    }

    /** What was written into the audit trail about the session under that name. */
    long audited(String action, Pass pass) {
        return rows.number("SELECT count(*) FROM audit_event WHERE action = '" + action
                + "' AND details ->> 'session' = '" + pass.session() + "'");
    }

    @Override
    public void close() {
        Stream.of(a, b).forEach(Product::close);
        database.close();
    }
}
