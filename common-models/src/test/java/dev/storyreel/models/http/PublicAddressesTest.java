package dev.storyreel.models.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressesTest {

    @ParameterizedTest
    @ValueSource(strings = {
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1", "::1",
        "fe80::1", "fd00::1", "::"
    })
    void private_addresses_are_known(String address) {
        assertThat(PublicAddresses.isPrivate(InetAddress.ofLiteral(address))).isTrue();
        assertThat(PublicAddresses.isLiteral(address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "172.32.0.1", "100.128.0.1", "2600::1"})
    void public_ones_are_not_taken_for_them(String address) {
        assertThat(PublicAddresses.isPrivate(InetAddress.ofLiteral(address))).isFalse();
    }

    @Test
    void a_name_that_leads_home_is_not_found_unless_it_is_the_one_configured() throws Exception {
        assertThatThrownBy(() -> new PublicAddresses("api.example").lookup("localhost"))
                .isInstanceOf(UnknownHostException.class);
        assertThat(new PublicAddresses("localhost").lookup("localhost")).isNotEmpty();
    }
}
