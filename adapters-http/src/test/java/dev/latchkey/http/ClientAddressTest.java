package dev.latchkey.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressTest {
    private final ClientAddress addresses = new ClientAddress(
            List.of(AddressBlock.of("10.0.0.0/8"), AddressBlock.of("fd00::/8"), AddressBlock.of("192.0.2.1")));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10.0.0.1 | 203.0.113.7 | 203.0.113.7",
                "10.0.0.1 | 203.0.113.7, 10.0.0.2 | 203.0.113.7",
                "10.0.0.1 | 198.51.100.9, 203.0.113.7 | 203.0.113.7",
                "10.0.0.1 | 198.51.100.9, 203.0.113.7, 10.0.0.2, 192.0.2.1 | 203.0.113.7",
                "10.0.0.1 | 10.0.0.3, 10.0.0.2 | 10.0.0.3",
                "10.0.0.1 | 2001:db8::7 | 2001:db8::7",
                "10.0.0.1 | ::ffff:203.0.113.7 | 203.0.113.7",
                "10.0.0.1 | 203.0.113.7:51000 | 203.0.113.7",
                "10.0.0.1 | [2001:db8::7]:51000 | 2001:db8::7",
                "fd00::1 | 203.0.113.7 | 203.0.113.7"
            })
    void a_trusted_proxy_is_believed_hop_by_hop(String peer, String header, String client) throws Exception {
        assertThat(resolved(peer, header)).isEqualTo(InetAddress.getByName(client));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "198.51.100.1", "192.0.2.2", "11.0.0.1", "2001:db8::1"})
    void anyone_else_is_not(String peer) throws Exception {
        assertThat(resolved(peer, "203.0.113.7")).isEqualTo(InetAddress.getByName(peer));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "",
                ",",
                "203.0.113.7, a",
                "203.0.113.7,",
                "unknown",
                "_hidden",
                "localhost",
                "example.com",
                "127.1",
                "2130706433",
                "0x7f.0.0.1",
                "010.0.0.7",
                "256.1.1.1",
                "1.2.3.4.5",
                "1.2.3",
                "::g",
                ":::",
                "1:2:3",
                "fe80::1%eth0",
                "203.0.113.7:port",
                "[203.0.113.7",
                "\u0000",
                "<script>",
                "' OR 1=1"
            })
    void garbage_counts_as_the_proxy_itself(String header) throws Exception {
        assertThat(resolved("10.0.0.1", header)).isEqualTo(InetAddress.getByName("10.0.0.1"));
    }

    @Test
    void what_stands_left_of_the_client_is_not_even_read() throws Exception {
        assertThat(resolved("10.0.0.1", "garbage, 203.0.113.7")).isEqualTo(InetAddress.getByName("203.0.113.7"));
    }

    @Test
    void several_lines_are_one_list() throws Exception {
        InetAddress client =
                addresses.resolve(InetAddress.getByName("10.0.0.1"), List.of("198.51.100.9", "203.0.113.7, 10.0.0.2"));

        assertThat(client).isEqualTo(InetAddress.getByName("203.0.113.7"));
    }

    @Test
    void a_chain_without_end_is_garbage() throws Exception {
        assertThat(resolved("10.0.0.1", "203.0.113.7" + ", 10.0.0.2".repeat(40)))
                .isEqualTo(InetAddress.getByName("10.0.0.1"));
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.255.255, true",
        "10.0.0.0/8, 11.0.0.0, false",
        "192.168.4.0/22, 192.168.7.255, true",
        "192.168.4.0/22, 192.168.8.0, false",
        "192.0.2.1, 192.0.2.1, true",
        "192.0.2.1/32, 192.0.2.2, false",
        "0.0.0.0/0, 203.0.113.7, true",
        "0.0.0.0/0, 2001:db8::1, false",
        "2001:db8::/33, 2001:db8:7fff::1, true",
        "2001:db8::/33, 2001:db8:8000::1, false",
        "::1, ::1, true"
    })
    void a_block_contains_what_begins_like_it(String block, String address, boolean inside) throws Exception {
        assertThat(AddressBlock.of(block).contains(InetAddress.getByName(address)))
                .isEqualTo(inside);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "a", "10.0.0.0/33", "::1/129", "10.0.0.0/-1", "10.0.0.0/", "10.0.0/8", "localhost", "/8"})
    void what_is_no_block_is_refused(String text) {
        assertThatThrownBy(() -> AddressBlock.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void headers_of_strangers_change_nothing_on_a_running_server() {
        try (TestServer server = TestServer.with(new TestRoutes())) {
            assertThat(server.get(
                                    "/api/v1/who",
                                    "X-Forwarded-For",
                                    "203.0.113.7",
                                    "X-Real-IP",
                                    "203.0.113.7",
                                    "Forwarded",
                                    "for=203.0.113.7")
                            .json()
                            .path("ip")
                            .asText())
                    .isEqualTo("127.0.0.1");
        }
    }

    @Test
    void a_trusted_proxy_is_believed_on_a_running_server() {
        try (TestServer server = TestServer.with(TestServer.publicSettings(), new TestRoutes())) {
            assertThat(server.get("/api/v1/who", "X-Forwarded-For", "203.0.113.7")
                            .json()
                            .path("ip")
                            .asText())
                    .isEqualTo("203.0.113.7");
        }
    }

    @Test
    void a_device_is_shown_without_what_could_break_a_page_or_a_line() {
        assertThat(Origins.device(null)).isEmpty();
        assertThat(Origins.device("Phone/1.0 \r\n\u0007\u2028x")).isEqualTo("Phone/1.0 ????x");
        assertThat(Origins.device("x".repeat(500))).hasSize(200);
    }

    private InetAddress resolved(String peer, String header) throws Exception {
        return addresses.resolve(InetAddress.getByName(peer), List.of(header));
    }
}
