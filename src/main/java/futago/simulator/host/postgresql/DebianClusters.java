package futago.simulator.host.postgresql;

import futago.simulator.machine.FileTree;
import futago.simulator.machine.Machine;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Debian's database clusters: a directory for each in `/etc/postgresql`, data in
/// `/var/lib/postgresql`.
///
/// @param machine the machine
record DebianClusters(Machine machine) {
  private static final String CONFIGURATION = "/etc/postgresql/";
  private static final Pattern DATA = Pattern.compile("(?m)^data_directory = '([^']*)'");
  private static final Pattern PORT = Pattern.compile("(?m)^port = (\\d+)");

  /// A cluster.
  record Cluster(String version, String name, int port, String data) {
    String configuration() {
      return CONFIGURATION + version + "/" + name;
    }

    String log() {
      return "/var/log/postgresql/postgresql-" + version + "-" + name + ".log";
    }
  }

  List<Cluster> all() throws FileSystemException {
    List<Cluster> all = new ArrayList<>();
    FileTree files = machine.files();
    if (!files.exists(CONFIGURATION)) {
      return all;
    }
    for (String version : files.list(CONFIGURATION)) {
      for (String name : files.list(CONFIGURATION + version)) {
        String text =
            files.text(CONFIGURATION + version + "/" + name + "/postgresql.conf").orElse("");
        Matcher data = DATA.matcher(text);
        Matcher port = PORT.matcher(text);
        all.add(
            new Cluster(
                version,
                name,
                port.find() ? Integer.parseInt(port.group(1)) : 5432,
                data.find() ? data.group(1) : ""));
      }
    }
    return all;
  }

  Optional<Cluster> find(String version, String name) throws FileSystemException {
    return all().stream()
        .filter(each -> each.version().equals(version) && each.name().equals(name))
        .findFirst();
  }

  Optional<Server> serverOf(Cluster cluster) {
    return machine.part(Servers.class).at(cluster.data());
  }

  /// Makes a cluster on the first port that no other has.
  Cluster create(Version version, String name) throws FileSystemException {
    int port = 5432;
    for (Cluster each : all()) {
      port = Math.max(port, each.port() + 1);
    }
    var cluster =
        new Cluster(
            version.major(), name, port, "/var/lib/postgresql/" + version.major() + "/" + name);
    directory(cluster.data(), 0700);
    directory(cluster.configuration(), 0755);
    directory("/var/log/postgresql", 01775);
    new ClusterFiles(machine, version, cluster.data())
        .make("peer", "scram-sha-256", "", cluster.configuration());
    String path = cluster.configuration() + "/postgresql.conf";
    String text =
        machine
            .files()
            .text(path)
            .orElseThrow()
            .replaceFirst("(?m)^#?port = 5432", "port = " + port);
    machine
        .files()
        .write(
            path,
            ("data_directory = '" + cluster.data() + "'\n" + text).getBytes(StandardCharsets.UTF_8),
            "postgres");
    machine
        .files()
        .write(
            cluster.configuration() + "/start.conf",
            "auto\n".getBytes(StandardCharsets.UTF_8),
            "postgres");
    return cluster;
  }

  private void directory(String path, int mode) throws FileSystemException {
    FileTree files = machine.files();
    files.makeDirectories(path);
    files.set(path, files.find(path).orElseThrow().ownedBy("postgres", "postgres").withMode(mode));
  }

  /// Starts a cluster; nothing happens if it runs.
  ///
  /// @return what is wrong
  Optional<String> start(Cluster cluster) throws InterruptedException {
    if (serverOf(cluster).isPresent()) {
      return Optional.empty();
    }
    Optional<Version> version = machine.part(Servers.class).versionOf(cluster.data());
    return version.isEmpty()
        ? Optional.of("Error: " + cluster.data() + " is not accessible or does not exist")
        : new Server(machine, version.get(), cluster.data(), cluster.configuration()).start(0);
  }

  void stop(Cluster cluster) throws InterruptedException {
    Optional<Server> server = serverOf(cluster);
    if (server.isPresent()) {
      server.get().stop();
    }
  }

  void drop(Cluster cluster) throws FileSystemException {
    delete(cluster.data());
    delete(cluster.configuration());
    for (String above :
        List.of(CONFIGURATION + cluster.version(), "/var/lib/postgresql/" + cluster.version())) {
      if (machine.files().exists(above) && machine.files().list(above).isEmpty()) {
        machine.files().delete(above);
      }
    }
  }

  private void delete(String path) throws FileSystemException {
    FileTree files = machine.files();
    if (files.findLink(path).isEmpty()) {
      return;
    }
    if (files.findLink(path).get().isDirectory()) {
      for (String name : files.list(path)) {
        delete(path + "/" + name);
      }
    }
    files.delete(path);
  }
}
