package futago.simulator.host.postgresql;

import futago.simulator.host.Release;
import futago.simulator.host.software.Software;
import futago.simulator.machine.Call;
import futago.simulator.machine.Database;
import futago.simulator.machine.FileTree;
import futago.simulator.machine.Machine;
import futago.simulator.machine.Services;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Map;

/// PostgreSQL as packages bring it.
public final class Postgresql {
  private static final Map<String, String> DEBIAN =
      Map.of("15", "15.13-0+deb12u1", "16", "16.9-1.pgdg120+1", "17", "17.5-1.pgdg120+1");

  private Postgresql() {}

  /// Lets the packages of a host bring it.
  public static void follow(Machine machine, Release release, Software software) {
    var servers = new Servers(machine);
    machine.give(Servers.class, servers);
    machine.give(Database.class, servers);
    machine.onPower(
        on -> {
          if (!on) {
            servers.powerLost();
          }
        });
    if (release.isCentos()) {
      software.bring("postgresql93", (_, _) -> clients(machine, Version.PGDG_9_3));
      software.bring("postgresql93-server", (_, _) -> pgdgServer(machine));
    } else {
      software.bring("postgresql-common", (_, _) -> debianCommon(machine));
      DEBIAN.forEach(
          (major, full) -> {
            Version version = Version.debian(major, full);
            software.bring("postgresql-client-" + major, (_, _) -> clients(machine, version));
            software.bring(
                "postgresql-" + major, (_, call) -> debianServer(machine, version, call));
          });
    }
  }

  private static void clients(Machine machine, Version version) {
    for (String program : List.of("psql", "pg_isready", "pg_dumpall")) {
      var code =
          switch (program) {
            case "psql" -> Psql.program(version);
            case "pg_isready" -> PgIsready.program(version);
            default -> PgDumpall.program(version);
          };
      machine.install(program, code);
      machine.install(version.programs() + "/" + program, code);
    }
  }

  private static void serverPrograms(Machine machine, Version version) {
    machine.part(Servers.class).know(version);
    machine.install(version.programs() + "/initdb", Initdb.program(version));
    machine.install(version.programs() + "/pg_ctl", PgCtl.program(version));
  }

  private static void pgdgServer(Machine machine) {
    Software.addUser(machine, "postgres:x:26:26:PostgreSQL Server:/var/lib/pgsql:/bin/bash");
    directory(machine, "/var/lib/pgsql", 0700);
    directory(machine, "/var/lib/pgsql/9.3", 0700);
    directory(machine, "/var/lib/pgsql/9.3/data", 0700);
    serverPrograms(machine, Version.PGDG_9_3);
    machine.part(Services.class).define("postgresql-9.3", new PgdgService(machine), false);
  }

  private static void debianCommon(Machine machine) {
    Software.addUser(
        machine, "postgres:x:104:111:PostgreSQL administrator,,,:/var/lib/postgresql:/bin/bash");
    directory(machine, "/var/lib/postgresql", 0755);
    directory(machine, "/run/postgresql", 02775);
    machine.install("pg_lsclusters", DebianPrograms.list());
    machine.install("pg_createcluster", DebianPrograms.create());
    machine.install("pg_dropcluster", DebianPrograms.drop());
    machine.install("pg_ctlcluster", DebianPrograms.control());
    machine.part(Services.class).define("postgresql", new DebianService(), true);
  }

  private static void directory(Machine machine, String path, int mode) {
    FileTree files = machine.files();
    try {
      files.makeDirectories(path);
      files.set(
          path, files.find(path).orElseThrow().ownedBy("postgres", "postgres").withMode(mode));
    } catch (FileSystemException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Makes and starts a cluster of its own, unless `createcluster.conf` says not to.
  private static void debianServer(Machine machine, Version version, Call call)
      throws InterruptedException {
    serverPrograms(machine, version);
    boolean wanted =
        machine
            .files()
            .text("/etc/postgresql-common/createcluster.conf")
            .orElse("")
            .lines()
            .noneMatch(line -> line.matches("\\s*create_main_cluster\\s*=\\s*'?false'?.*"));
    if (wanted) {
      try {
        DebianPrograms.make(call, new DebianClusters(machine), version, "main", true);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
