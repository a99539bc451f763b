package futago.spec;

/// Where el6-heartbeat's software comes from.
///
/// @param pgdg the package of PGDG's repository, or a `.repo` file
/// @param postgresqlGroup the package group to install from it
/// @param linuxHa Linux-HA Japan's local repository, a `.tar.gz`
/// @param unpackTo directory of the nodes to unpack that in
/// @param elrepoKey the key that ELRepo's packages are signed with
/// @param elrepo ELRepo's release package, or a `.repo` file
public record SourcesSpec(
    Source pgdg,
    String postgresqlGroup,
    Source linuxHa,
    String unpackTo,
    Source elrepoKey,
    Source elrepo) {
  /// The slides' own.
  static SourcesSpec of(ElVariant variant) {
    return new SourcesSpec(
        Source.at(variant.pgdg()),
        "PostgreSQL Database Server 9.3 PGDG",
        new Source(
            new Source.OnNode("/root/Downloads/" + variant.linuxHa()), java.util.Optional.empty()),
        "/tmp",
        Source.at("http://www.elrepo.org/RPM-GPG-KEY-elrepo.org"),
        Source.at(variant.elrepo()));
  }

  /// The directory that the archive makes when it is unpacked: its name without `.tar.gz`.
  public String linuxHaDirectory() {
    return unpackTo + "/" + linuxHa.fileName().replaceFirst("\\.tar\\.gz$", "");
  }
}
