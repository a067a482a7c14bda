package org.kept.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses of the public internet, and all others. */
class PublicNetworkTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.0.0.1",
                "128.0.0.1",
                "169.253.0.1",
                "172.15.255.255",
                "172.32.0.0",
                "192.0.1.1",
                "192.167.1.1",
                "198.17.255.255",
                "198.20.0.0",
                "223.255.255.255",
                "2606:4700::1111",
                "2a00:1450:4001::1"
            })
    void publicAddresses(String address) throws UnknownHostException {
        assertThat(PublicNetwork.contains(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.0.0.5",
                "100.64.0.1",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.0.1",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.1",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.1.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.7",
                "203.0.113.7",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:10.0.0.5",
                "64:ff9b::a00:5",
                "fc00::1",
                "fd12:3456::1",
                "fe80::1",
                "fec0::1",
                "ff02::1",
                "2001:0:53aa::1",
                "2001:db8::1",
                "2002:a00:5::1",
                "3fff::1"
            })
    void otherAddresses(String address) throws UnknownHostException {
        assertThat(PublicNetwork.contains(InetAddress.getByName(address))).isFalse();
    }
}
