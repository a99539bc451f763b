package futago.simulator.host.software;

import java.util.Arrays;
import java.util.List;

/// A package that a host may have.
///
/// @param name such as `heartbeat`
/// @param version with the epoch, if it has one, and the release, such as `1:9.2p1-2`
/// @param architecture such as `x86_64`, `amd64`, `noarch` or `all`
/// @param source the repository that has it; `-` for one with an address of its own
/// @param kilobytes how much is fetched
/// @param installedKilobytes how much it takes on the disk
/// @param needs the names of the packages that come with it
/// @param summary what it is, in a line
/// @param fromTheStart whether a new host has it
record SoftwarePackage(
    String name,
    String version,
    String architecture,
    String source,
    int kilobytes,
    int installedKilobytes,
    List<String> needs,
    String summary,
    boolean fromTheStart) {
  /// Reads a line of `packages.txt`.
  static SoftwarePackage parse(String line) {
    boolean fromTheStart = line.startsWith("+");
    String[] fields = line.substring(fromTheStart ? 1 : 0).split("\\|", -1);
    if (fields.length != 8) {
      throw new IllegalStateException("not a package: " + line);
    }
    return new SoftwarePackage(
        fields[0],
        fields[1],
        fields[2],
        fields[3],
        Integer.parseInt(fields[4]),
        Integer.parseInt(fields[5]),
        fields[6].isBlank() ? List.of() : Arrays.asList(fields[6].split(" ")),
        fields[7],
        fromTheStart);
  }

  /// The version without the epoch.
  String plainVersion() {
    return version.replaceFirst("^\\d+:", "");
  }

  /// The upstream part of the version.
  String upstream() {
    return plainVersion().replaceFirst("-[^-]*$", "");
  }

  /// The packager's part of the version.
  String release() {
    return plainVersion().replaceFirst("^.*-", "");
  }

  /// Name, version and architecture, as rpm says them.
  String full() {
    return name + "-" + plainVersion() + "." + architecture;
  }
}
