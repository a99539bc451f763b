package futago.simulator.host.postgresql;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Who may log in how: the lines of a `pg_hba.conf`, of which the first that fits decides.
final class HostBasedAccess {
  private final List<List<String>> lines;

  private HostBasedAccess(List<List<String>> lines) {
    this.lines = lines;
  }

  static HostBasedAccess read(String text) {
    return new HostBasedAccess(
        text.lines()
            .map(line -> line.replaceFirst("#.*", "").strip())
            .filter(line -> !line.isEmpty())
            .map(line -> Arrays.asList(line.split("\\s+")))
            .toList());
  }

  /// How somebody has to log in.
  ///
  /// @param from the address that a client comes from; empty for the socket
  /// @param here the addresses of the server's own host
  /// @return the method; empty if no line fits
  Optional<String> method(Optional<String> from, String database, String user, List<String> here) {
    return lines.stream()
        .filter(line -> fits(line, from, database, user, here))
        .map(line -> line.get(from.isEmpty() ? 3 : hasMask(line) ? 5 : 4))
        .findFirst();
  }

  private static boolean hasMask(List<String> line) {
    return line.size() > 5 && line.get(4).matches("[\\d.]+");
  }

  private static boolean fits(
      List<String> line, Optional<String> from, String database, String user, List<String> here) {
    boolean local = line.getFirst().equals("local");
    if (local != from.isEmpty()
        || line.size() < (local ? 4 : 5)
        || (!local && !line.getFirst().matches("host|hostnossl"))) {
      return false;
    }
    return names(line.get(1), database, user)
        && names(line.get(2), user, user)
        && (local || covers(line, from.get(), here));
  }

  private static boolean names(String field, String name, String user) {
    return Arrays.stream(field.split(",", -1))
        .anyMatch(
            each ->
                each.equals("all")
                    || each.replace("\"", "").equals(name)
                    || (each.equals("sameuser") && name.equals(user)));
  }

  private static boolean covers(List<String> line, String from, List<String> here) {
    String address = line.get(3);
    return switch (address) {
      case "all" -> true;
      case "samehost" -> here.contains(from);
      case "samenet" -> here.stream().anyMatch(own -> isIn(from, own, 24));
      default -> {
        String[] parts = address.split("/", 2);
        if (!parts[0].matches("\\d{1,3}(\\.\\d{1,3}){3}")) {
          yield false;
        }
        int prefix =
            hasMask(line)
                ? Integer.bitCount(bits(line.get(4)))
                : parts.length == 2 && parts[1].matches("\\d{1,2}")
                    ? Integer.parseInt(parts[1])
                    : 32;
        yield isIn(from, parts[0], prefix);
      }
    };
  }

  private static boolean isIn(String address, String network, int prefix) {
    int mask = prefix == 0 ? 0 : -1 << (32 - prefix);
    return (bits(address) & mask) == (bits(network) & mask);
  }

  private static int bits(String address) {
    int bits = 0;
    for (String part : address.split("\\.", -1)) {
      bits = (bits << 8) | Integer.parseInt(part);
    }
    return bits;
  }
}
