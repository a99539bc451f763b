package futago.spec;

import java.util.Arrays;
import java.util.Optional;

/// The hosts that the slides list packages for: RHEL or CentOS 5 and 6, each for two architectures.
public enum ElVariant {
  /// The talk's own.
  EL6_X86_64(6, "x86_64", "x86_64", "6-5"),
  EL6_I686(6, "i686", "i[3-6]86", "6-5"),
  EL5_X86_64(5, "x86_64", "x86_64", "5-5"),
  EL5_I386(5, "i386", "i[3-6]86", "5-5");

  private final int major;
  private final String architecture;
  private final String machines;
  private final String elrepo;

  ElVariant(int major, String architecture, String machines, String elrepo) {
    this.major = major;
    this.architecture = architecture;
    this.machines = machines;
    this.elrepo = elrepo;
  }

  /// As the names of the archives end, such as `el6.x86_64`.
  public String id() {
    return "el" + major + "." + architecture;
  }

  /// The variant of that name, if there is one.
  static Optional<ElVariant> of(String id) {
    return Arrays.stream(values()).filter(variant -> variant.id().equals(id)).findFirst();
  }

  /// The variant of a host, if it is one.
  ///
  /// @param major its major release
  /// @param machine what its `uname -m` says
  public static Optional<ElVariant> of(String major, String machine) {
    return Arrays.stream(values())
        .filter(variant -> Integer.toString(variant.major).equals(major))
        .filter(variant -> machine.matches(variant.machines))
        .findFirst();
  }

  /// 5 or 6.
  public int major() {
    return major;
  }

  /// As the archives call it.
  public String architecture() {
    return architecture;
  }

  /// The address of PGDG's repository package. PGDG calls every 32-bit architecture i386.
  String pgdg() {
    return "http://yum.postgresql.org/9.3/redhat/rhel-%d-%s/pgdg-centos93-9.3-1.noarch.rpm"
        .formatted(major, architecture.equals("i686") ? "i386" : architecture);
  }

  /// The file name of Linux-HA Japan's repository archive.
  String linuxHa() {
    return "pacemaker-1.0.13-1.2." + id() + ".repo.tar.gz";
  }

  /// The address of ELRepo's release package.
  String elrepo() {
    return "http://www.elrepo.org/elrepo-release-%s.el%d.elrepo.noarch.rpm"
        .formatted(elrepo, major);
  }
}
