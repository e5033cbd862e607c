package dev.latchkey.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

class NetworkTest {
    @Test
    void every_ipv4_address_is_a_network_of_its_own() throws UnknownHostException {
        assertThat(of("203.0.113.7").key()).isEqualTo("cb007107");
        assertThat(of("203.0.113.7")).isEqualTo(of("203.0.113.7")).isNotEqualTo(of("203.0.113.8"));
    }

    @Test
    void ipv6_addresses_that_share_the_first_64_bits_are_one_network() throws UnknownHostException {
        assertThat(of("2001:db8:1:2::1").key()).isEqualTo("20010db800010002");
        assertThat(of("2001:db8:1:2::1")).isEqualTo(of("2001:db8:1:2:ffff:ffff:ffff:ffff"));
        assertThat(of("2001:db8:1:2::1")).isNotEqualTo(of("2001:db8:1:3::1"));
    }

    @Test
    void an_ipv4_address_is_the_same_network_when_it_is_written_as_ipv6() throws UnknownHostException {
        assertThat(of("::ffff:203.0.113.7")).isEqualTo(of("203.0.113.7"));
        byte[] mapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, (byte) 203, 0, 113, 7};
        assertThat(Network.of(Inet6Address.getByAddress(null, mapped, -1))).isEqualTo(of("203.0.113.7"));
    }

    @Test
    void addresses_that_only_look_mapped_are_not() throws UnknownHostException {
        byte[] almost = {0, 0, 0, 0, 0, 0, 0, 0, 0, 1, -1, -1, (byte) 203, 0, 113, 7};
        byte[] compatible = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, 0, (byte) 203, 0, 113, 7};

        assertThat(Network.of(Inet6Address.getByAddress(null, almost, -1)).key())
                .hasSize(16);
        assertThat(Network.of(Inet6Address.getByAddress(null, compatible, -1)).key())
                .hasSize(16);
    }

    @Test
    void a_network_is_never_printed() throws UnknownHostException {
        assertThat(of("203.0.113.7")).hasToString("Network[***]");
    }

    private static Network of(String address) throws UnknownHostException {
        return Network.of(InetAddress.getByName(address));
    }
}
