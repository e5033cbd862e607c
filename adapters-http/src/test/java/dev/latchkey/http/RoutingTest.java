package dev.latchkey.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.javalin.http.Handler;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RoutingTest {
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.with(new TestRoutes());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void a_fixed_path_wins_over_a_hole_whatever_the_order() {
        assertThat(server.get("/api/v1/things/mine").json().path("id").asText()).isEqualTo("mine");
        assertThat(server.get("/api/v1/things/7").json().path("id").asInt()).isEqualTo(7);
    }

    @Test
    void a_slash_at_the_end_makes_no_difference() {
        assertThat(server.get("/api/v1/things/7/").status()).isEqualTo(200);
        assertThat(server.get("/api/v1/list/").status()).isEqualTo(200);
    }

    @Test
    void an_unknown_path_is_a_404_for_every_method() {
        for (String method : List.of("GET", "POST", "PUT", "DELETE", "OPTIONS", "FOO")) {
            assertThat(server.send(method, "/api/v1/nowhere", null).code()).isEqualTo("route.unknown");
        }
    }

    @Test
    void another_method_is_told_which_ones_there_are() {
        TestServer.Answer answer = server.send("PUT", "/api/v1/things/7", "{}");

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.code()).isEqualTo("method.not_allowed");
        assertThat(answer.header("Allow")).isEqualTo("DELETE, GET, HEAD, OPTIONS, PATCH");
    }

    @Test
    void a_fixed_path_does_not_inherit_the_methods_of_a_hole() {
        assertThat(server.send("DELETE", "/api/v1/things/mine", null).status()).isEqualTo(405);
    }

    @Test
    void every_get_answers_head_without_a_body() {
        TestServer.Answer answer = server.send("HEAD", "/api/v1/list", null);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(server.send("HEAD", "/api/v1/refused/gone", null).status()).isEqualTo(410);
    }

    @Test
    void a_get_that_hands_out_once_knows_no_head() {
        assertThat(server.send("HEAD", "/api/v1/once", null).status()).isEqualTo(405);
        assertThat(server.get("/api/v1/once").status()).isEqualTo(200);
    }

    @Test
    void options_tells_the_methods() {
        TestServer.Answer answer = server.send("OPTIONS", "/api/v1/once", null);

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.header("Allow")).isEqualTo("GET, OPTIONS");
        assertThat(server.raw("OPTIONS * HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                        .status())
                .isEqualTo(204);
    }

    @Test
    void a_header_cannot_change_the_method() {
        TestServer.Answer answer = server.get("/api/v1/things/7", "X-HTTP-Method-Override", "DELETE");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("id").asInt()).isEqualTo(7);
    }

    @Test
    void nobody_is_upgraded_to_a_web_socket() {
        String asks = "Connection: close, Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: dGhlIHNhbXBsZQ==\r\n\r\n";
        RawAnswer answer = server.raw("GET /api/v1/list HTTP/1.1\r\nHost: x\r\n" + asks);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.head()).containsIgnoringCase("Content-Type: application/json");
    }

    @Test
    void query_parameters_are_read_once_and_unknown_ones_ignored() {
        TestServer.Answer answer = server.get("/api/v1/list?limit=100&cursor=7&q=%D0%98%2B&utm_source=x&utm_source=y");

        assertThat(answer.json().path("limit").asInt()).isEqualTo(100);
        assertThat(answer.json().path("cursor").asText()).isEqualTo("7");
        assertThat(answer.json().path("q").asText()).isEqualTo("И+");
        assertThat(server.get("/api/v1/list").json().path("limit").asInt()).isEqualTo(20);
    }

    @Test
    void the_server_knows_what_it_serves() {
        assertThat(server.server().endpoints())
                .contains("GET /api/v1/things/{id}", "HEAD /api/v1/things/{id}", "PUT /api/v1/upload");
    }

    @Test
    void the_same_endpoint_twice_is_a_mistake() {
        Handler nothing = ctx -> {};
        Routes first = endpoints -> endpoints.get("/a/{id}", nothing);
        Routes same = endpoints -> endpoints.get("/a/{id}", nothing);
        Routes otherName = endpoints -> endpoints.delete("/a/{name}", nothing);

        assertThatThrownBy(() -> Endpoints.of(List.of(first, same), 0)).hasMessageContaining("twice");
        assertThatThrownBy(() -> Endpoints.of(List.of(first, otherName), 0)).hasMessageContaining("two names");
    }

    @Test
    void a_path_must_look_like_one() {
        assertThatThrownBy(() -> PathTemplate.of("users")).hasMessageContaining("slash");
        assertThatThrownBy(() -> PathTemplate.of("/users/")).hasMessageContaining("slash");
    }
}
