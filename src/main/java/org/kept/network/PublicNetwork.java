package org.kept.network;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;

/**
 * The addresses of the public internet: all but those in IANA's special-purpose registries (RFC 6890). Any other
 * address may belong to a machine of the operator's own network, which trusts its neighbours, or to Kept itself.
 */
public final class PublicNetwork {

    /** A block of addresses, as in CIDR: the length of the prefix in bits, and the bytes that contain the prefix. */
    private record AddressBlock(int bits, List<Integer> first) {

        static AddressBlock of(int bits, Integer... bytes) {
            return new AddressBlock(bits, List.of(bytes));
        }

        boolean contains(byte[] address) {
            for (var bit = 0; bit < bits; bit++) {
                var mask = 0x80 >> (bit % Byte.SIZE);
                if ((address[bit / Byte.SIZE] & mask) != (first.get(bit / Byte.SIZE) & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    private static final List<AddressBlock> RESERVED_4 = List.of(
            AddressBlock.of(8, 0), // this network
            AddressBlock.of(8, 10), // private
            AddressBlock.of(10, 100, 64), // behind a provider's NAT
            AddressBlock.of(8, 127), // loopback
            AddressBlock.of(16, 169, 254), // link-local, with the metadata of clouds
            AddressBlock.of(12, 172, 16), // private
            AddressBlock.of(24, 192, 0, 0), // protocols
            AddressBlock.of(24, 192, 0, 2), // documentation
            AddressBlock.of(24, 192, 88, 99), // 6to4 relays
            AddressBlock.of(16, 192, 168), // private
            AddressBlock.of(15, 198, 18), // benchmarks
            AddressBlock.of(24, 198, 51, 100), // documentation
            AddressBlock.of(24, 203, 0, 113), // documentation
            AddressBlock.of(3, 224)); // multicast and reserved

    /** The only global unicast addresses of IPv6. */
    private static final AddressBlock GLOBAL_6 = AddressBlock.of(3, 0x20);

    private static final List<AddressBlock> RESERVED_6 = List.of(
            AddressBlock.of(23, 0x20, 0x01, 0x00), // protocols, with Teredo, which contains other addresses
            AddressBlock.of(32, 0x20, 0x01, 0x0d, 0xb8), // documentation
            AddressBlock.of(16, 0x20, 0x02), // 6to4, which contains an address of IPv4
            AddressBlock.of(20, 0x3f, 0xff, 0x00)); // documentation

    private PublicNetwork() {}

    /** Whether the address belongs to the public internet. */
    public static boolean contains(InetAddress address) {
        var bytes = address.getAddress();
        return address instanceof Inet4Address
                ? RESERVED_4.stream().noneMatch(block -> block.contains(bytes))
                : GLOBAL_6.contains(bytes) && RESERVED_6.stream().noneMatch(block -> block.contains(bytes));
    }
}
