package futago.simulator.pacemaker.cib;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The talk's configuration, and Debian's form of it.
public final class SlidesConfiguration {
  private SlidesConfiguration() {}

  /// As it was loaded into a real Pacemaker 1.0.13.
  public static String talk() {
    return read("src/test/resources/cluster/pacemaker-1.0.13/slides.crm");
  }

  /// What a real Pacemaker 1.0.13 printed.
  public static String captured(String file) {
    return read("src/test/resources/cluster/pacemaker-1.0.13/" + file);
  }

  /// Ours for Debian, with the values of the talk's cluster.
  public static String debian() {
    return read("installer-resources/debian-corosync/pgsql.crm")
        .replace("{{file}}", "/etc/futago/pgsql.crm")
        .replace("{{resource}}", "pgsql")
        .replace("{{device}}", "/dev/drbd0")
        .replace("{{mount}}", "/mnt/pgsql-data")
        .replace("{{virtualIp}}", "192.168.137.201")
        .replace("{{interface}}", "eth0")
        .replace("{{prefix}}", "24")
        .replace("{{pgctl}}", "/usr/lib/postgresql/15/bin/pg_ctl")
        .replace("{{psql}}", "/usr/lib/postgresql/15/bin/psql")
        .replace("{{data}}", "/mnt/pgsql-data/data")
        .replace("{{port}}", "5432");
  }

  private static String read(String path) {
    try {
      return Files.readString(Path.of(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
