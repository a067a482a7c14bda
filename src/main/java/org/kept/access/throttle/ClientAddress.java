package org.kept.access.throttle;

import io.vertx.ext.web.RoutingContext;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The client address that attempts are counted by: the peer's, or behind a trusted proxy the one that the proxy
 * reports.
 */
public final class ClientAddress {

    /** Network prefix of IPv6 in bytes: a client usually has all addresses of its /64. */
    private static final int NETWORK_BYTES = 8;

    private ClientAddress() {}

    public static String of(RoutingContext request) {
        var peer = request.request().remoteAddress();
        return peer == null || peer.hostAddress() == null ? "unknown" : networkOf(peer.hostAddress());
    }

    /** The address itself for IPv4, the /64 network for IPv6. */
    public static String networkOf(String address) {
        // Only literal addresses: never query a name server.
        if (!address.contains(":")) {
            return address;
        }
        try {
            // A zone (%eth0) names our own network interface.
            var parsed = InetAddress.getByName(address.split("%", 2)[0]);
            return parsed instanceof Inet6Address
                    ? HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), NETWORK_BYTES)) + "/64"
                    : parsed.getHostAddress();
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
