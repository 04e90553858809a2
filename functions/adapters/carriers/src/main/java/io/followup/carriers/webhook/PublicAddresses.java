package io.followup.carriers.webhook;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;

/**
 * Which addresses somebody outside may make us call: those that are on the public internet by <a
 * href="https://www.iana.org/assignments/iana-ipv4-special-registry">IANA's</a> <a
 * href="https://www.iana.org/assignments/iana-ipv6-special-registry">registries</a>. An IPv6
 * address that carries another one of IPv4 is none, since a gateway would lead to that.
 */
final class PublicAddresses {
  /** The first bytes of an address, as far as its bits say. */
  private record Block(List<Integer> prefix, int bits) {
    static Block of(int bits, Integer... bytes) {
      return new Block(List.of(bytes), bits);
    }

    boolean holds(byte[] address) {
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> bit % 8;
        if ((address[bit / 8] & mask) != (prefix.get(bit / 8) & mask)) {
          return false;
        }
      }
      return true;
    }
  }

  private static final List<Block> NOT_PUBLIC_V4 =
      List.of(
          Block.of(8, 0),
          Block.of(8, 10),
          Block.of(10, 100, 64),
          Block.of(8, 127),
          Block.of(16, 169, 254),
          Block.of(12, 172, 16),
          Block.of(24, 192, 0, 0),
          Block.of(24, 192, 0, 2),
          Block.of(24, 192, 88, 99),
          Block.of(16, 192, 168),
          Block.of(15, 198, 18),
          Block.of(24, 198, 51, 100),
          Block.of(24, 203, 0, 113),
          // Multicast, reserved, broadcast.
          Block.of(3, 224));

  /** All that is given to the public internet so far. */
  private static final Block GLOBAL_V6 = Block.of(3, 0x20);

  private static final List<Block> NOT_PUBLIC_V6 =
      List.of(
          // Teredo and other protocols' own, documentation, 6to4, documentation again.
          Block.of(23, 0x20, 0x01, 0x00),
          Block.of(32, 0x20, 0x01, 0x0d, 0xb8),
          Block.of(16, 0x20, 0x02),
          Block.of(20, 0x3f, 0xff, 0x00));

  private PublicAddresses() {}

  static boolean isPublic(InetAddress address) {
    byte[] bytes = address.getAddress();
    return address instanceof Inet6Address
        ? GLOBAL_V6.holds(bytes) && NOT_PUBLIC_V6.stream().noneMatch(block -> block.holds(bytes))
        : NOT_PUBLIC_V4.stream().noneMatch(block -> block.holds(bytes));
  }
}
