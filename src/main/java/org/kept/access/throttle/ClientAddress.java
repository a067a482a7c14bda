package org.kept.access.throttle;

import io.vertx.ext.web.RoutingContext;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Where a request comes from, as tries are counted: the peer's address, or behind a proxy that the configuration trusts
 * the one that the proxy names.
 */
public final class ClientAddress {

    /** Whoever has one address of IPv6 has all that share this many bytes with it. */
    private static final int NETWORK = 8;

    private ClientAddress() {}

    public static String of(RoutingContext request) {
        var peer = request.request().remoteAddress();
        return peer == null || peer.hostAddress() == null ? "unknown" : network(peer.hostAddress());
    }

    /** The address itself for IPv4, the network of 64 bits for IPv6. */
    public static String network(String address) {
        // Only what is an address already: nothing here may ask a name server.
        if (!address.contains(":")) {
            return address;
        }
        try {
            // A zone (%eth0) says by which of our own cards it came.
            var read = InetAddress.getByName(address.split("%", 2)[0]);
            return read instanceof Inet6Address
                    ? HexFormat.of().formatHex(Arrays.copyOf(read.getAddress(), NETWORK)) + "/64"
                    : read.getHostAddress();
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
