package dev.latchkey.bootstrap.journeys;

import static dev.latchkey.bootstrap.journeys.Reception.ME;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.bootstrap.journeys.Reception.Member;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Sessions from the sign-in to the last log-out, as their owners see them, through whichever instance answers. Covers C-10,
 * AS-7.2.4, AS-7.4.1, AS-7.5.2, AS-8.2.2 for ids of sessions.
 */
@Timeout(120)
class SessionLifeIT {
    private static final String SESSIONS = "/api/v1/me/sessions";
    private static final String LOGOUT = "/api/v1/auth/logout";
    private static final String LOGOUT_ALL = "/api/v1/auth/logout-all";
    private static final String TELEPHONE = "Dialogue/3.2 (telephone)";
    private static final String LAPTOP = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

    private static Pair pair;

    @BeforeAll
    static void start() {
        pair = Pair.start();
    }

    @AfterAll
    static void stop() {
        pair.close();
    }

    @Test
    void from_the_first_device_to_log_out_everywhere() {
        Member telephone = at(pair.a(), TELEPHONE, "203.0.113.7").signIn(Phones.number());
        Member laptop = at(pair.b(), LAPTOP, "2001:db8::5").signIn(telephone.phone());

        JsonNode seen = telephone.client().get(SESSIONS).json();
        assertThat(seen.get("next_cursor").isNull()).isTrue();
        assertThat(seen.get("items").size()).isEqualTo(2);
        assertDevice(seen.get("items").get(0), laptop.pass(), LAPTOP, "2001:db8:0:0:0:0:0:5", false);
        assertDevice(seen.get("items").get(1), telephone.pass(), TELEPHONE, "203.0.113.7", true);

        // The other device sees the same, and itself as the current one.
        JsonNode other = laptop.client().get(SESSIONS).json();
        assertThat(ids(other)).isEqualTo(ids(seen));
        assertThat(other.get("items").get(0).get("current").asBoolean()).isTrue();

        // Renewed from elsewhere it is the same session, at its new place.
        Client tram = pair.b().client().with("User-Agent", TELEPHONE + " v2").from("198.51.100.9");
        Pass onTheWay = telephone.pass().renewed(tram);
        assertThat(onTheWay.session()).isEqualTo(telephone.pass().session());
        JsonNode moved = onTheWay.send(pair.client(0), "GET", SESSIONS)
                .json()
                .get("items")
                .get(1);
        assertDevice(moved, onTheWay, TELEPHONE + " v2", "198.51.100.9", true);
        assertThat(Instant.parse(moved.get("last_used_at").asText()))
                .isAfterOrEqualTo(Instant.parse(moved.get("created_at").asText()));

        assertThat(end(onTheWay, laptop.pass().session())).isEqualTo(204);
        assertOver(laptop.pass());
        assertThat(ids(onTheWay.send(pair.client(1), "GET", SESSIONS).json())).containsExactly(onTheWay.session());
        assertThat(end(onTheWay, laptop.pass().session())).isEqualTo(404);

        Member desk = at(pair.b(), LAPTOP, "203.0.113.8").signIn(telephone.phone());
        assertThat(desk.pass().session()).isNotEqualTo(laptop.pass().session());
        Pass later = onTheWay.renewed(pair.client(1));
        assertThat(later.send(pair.client(0), "POST", LOGOUT).status()).isEqualTo(204);
        assertOver(later);
        Pass alone = desk.pass().renewed(pair.client(0));
        assertThat(alone.me(pair.client(1)).status()).isEqualTo(200);

        Member third = at(pair.a(), TELEPHONE, "203.0.113.7").signIn(telephone.phone());
        assertThat(alone.send(pair.client(1), "POST", LOGOUT_ALL).status()).isEqualTo(204);
        assertOver(alone);
        assertOver(third.pass());
        assertThat(pair.liveSessions(telephone.id())).isZero();
        assertThat(pair.a().reception().signIn(telephone.phone()).me().get("id").asLong())
                .isEqualTo(telephone.id());
    }

    @Test
    void sessions_of_others_are_not_told_apart_from_none() {
        Member owner = pair.newMember();
        Member stranger = pair.newMember();
        Answer foreign = stranger.pass()
                .send(pair.client(1), "DELETE", SESSIONS + "/" + owner.pass().session());

        for (String id :
                List.of(UUID.randomUUID().toString(), "1", "nothing", "%27", "00000000-0000-0000-0000-000000000000")) {
            Answer unknown = stranger.pass().send(pair.client(0), "DELETE", SESSIONS + "/" + id);
            assertThat(unknown.status()).as(id).isEqualTo(404);
            assertThat(unknown.code()).isEqualTo("session.unknown");
            assertThat(unknown.text("detail")).isEqualTo(foreign.text("detail"));
        }

        assertThat(foreign.status()).isEqualTo(404);
        assertThat(foreign.code()).isEqualTo("session.unknown");
        assertThat(owner.me().get("id").asLong()).isEqualTo(owner.id());
        assertThat(ids(stranger.client().get(SESSIONS).json()))
                .containsExactly(stranger.pass().session());
    }

    @Test
    void ending_the_current_session_by_its_id_is_a_log_out() {
        Member member = pair.newMember();

        assertThat(end(member.pass(), member.pass().session())).isEqualTo(204);

        assertOver(member.pass());
    }

    @Test
    void seven_devices_are_listed_page_by_page_latest_first() {
        Member first = pair.newMember();
        List<String> expected = new ArrayList<>(List.of(first.pass().session()));
        for (int i = 1; i < 7; i++) {
            Reception reception = i % 2 == 0 ? pair.a().reception() : pair.b().reception();
            expected.add(0, reception.signIn(first.phone()).pass().session());
        }

        List<String> seen = new ArrayList<>();
        String cursor = "";
        int pages = 0;
        do {
            Answer page = first.pass().send(pair.client(pages), "GET", SESSIONS + "?limit=3" + cursor);
            assertThat(page.status()).as("%s", page).isEqualTo(200);
            seen.addAll(ids(page.json()));
            pages++;
            cursor = "&cursor=" + page.text("next_cursor");
        } while (!cursor.equals("&cursor="));

        assertThat(seen).isEqualTo(expected);
        assertThat(pages).isEqualTo(3);
        for (String query : List.of("?limit=0", "?limit=101", "?limit=x", "?cursor=%27", "?cursor=1&cursor=2")) {
            assertThat(first.client().get(SESSIONS + query).status()).as(query).isEqualTo(422);
        }
    }

    @Test
    void nobody_gets_far_without_a_token() {
        for (Client client : pair.clients()) {
            assertThat(client.get(SESSIONS).code()).isEqualTo("token.invalid");
            assertThat(client.send("DELETE", Pass.NOTHING, "").code()).isEqualTo("token.invalid");
            assertThat(client.send("POST", LOGOUT, "").code()).isEqualTo("token.invalid");
            assertThat(client.send("POST", LOGOUT_ALL, "").code()).isEqualTo("token.invalid");
            assertThat(client.post(Pass.REFRESH, Map.of("refresh_token", "no")).code())
                    .isEqualTo("session.over");
            assertThat(client.post(Pass.REFRESH, Map.of()).code()).isEqualTo("field.missing");
        }
    }

    private static Reception at(Product product, String device, String address) {
        Reception reception = product.reception();
        return new Reception(reception.client().with("User-Agent", device).from(address), reception.phones());
    }

    private static int end(Pass pass, String session) {
        return pass.send(pair.client(0), "DELETE", SESSIONS + "/" + session).status();
    }

    private static void assertDevice(JsonNode item, Pass pass, String device, String ip, boolean current) {
        assertThat(item.fieldNames())
                .toIterable()
                .containsExactly("id", "device", "ip", "created_at", "last_used_at", "current");
        assertThat(item.get("id").asText()).isEqualTo(pass.session());
        assertThat(item.get("device").asText()).isEqualTo(device);
        assertThat(item.get("ip").asText()).isEqualTo(ip);
        assertThat(item.get("created_at").asText()).endsWith("Z");
        assertThat(item.get("current").asBoolean()).isEqualTo(current);
    }

    private static List<String> ids(JsonNode page) {
        return StreamSupport.stream(page.get("items").spliterator(), false)
                .map(item -> item.get("id").asText())
                .toList();
    }

    /** Not here and not there, neither token. */
    private static void assertOver(Pass pass) {
        long over = System.nanoTime();
        new Bound().refuses(pass, pair.clients(), over);
        for (Client client : pair.clients()) {
            assertThat(client.bearing(pass.access()).get(ME).code()).isEqualTo("token.invalid");
            assertThat(pass.renew(client).code()).isEqualTo("session.over");
        }
    }
}
