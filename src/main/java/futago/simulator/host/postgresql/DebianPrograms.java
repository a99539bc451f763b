package futago.simulator.host.postgresql;

import futago.simulator.host.Table;
import futago.simulator.machine.Call;
import futago.simulator.machine.Machine;
import futago.simulator.machine.Options;
import futago.simulator.machine.Program;
import futago.simulator.machine.Tool;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// `pg_lsclusters`, `pg_createcluster`, `pg_dropcluster` and `pg_ctlcluster` of postgresql-common.
final class DebianPrograms {
  private DebianPrograms() {}

  static Program list() {
    Tool tool =
        call -> {
          var options = Options.of(call, "h", "no-header=h");
          var clusters = new DebianClusters(call.machine());
          var table = new Table("lllllll");
          if (!options.has('h')) {
            table.row(
                List.of("Ver", "Cluster", "Port", "Status", "Owner", "Data directory", "Log file"));
          }
          for (DebianClusters.Cluster each : clusters.all()) {
            boolean online = clusters.serverOf(each).isPresent();
            table.row(
                List.of(
                    each.version(),
                    each.name(),
                    Integer.toString(each.port()),
                    online ? "online" : "down",
                    "postgres",
                    each.data(),
                    each.log()));
          }
          table.lines().forEach(call.out()::println);
          return 0;
        };
    return tool.program();
  }

  static Program create() {
    Tool tool =
        call -> {
          var options = Options.of(call, "s", "start=s");
          if (options.words().size() != 2) {
            return Machine.notModelled(call);
          }
          String major = options.words().getFirst();
          String name = options.words().get(1);
          var clusters = new DebianClusters(call.machine());
          Optional<Version> version = call.machine().part(Servers.class).version(major);
          if (version.isEmpty()) {
            call.err().println("Error: no initdb program for version " + major + " found");
            return 1;
          }
          if (clusters.find(major, name).isPresent()) {
            call.err().println("Error: cluster configuration already exists");
            return 2;
          }
          make(call, clusters, version.get(), name, options.has('s'));
          return 0;
        };
    return tool.program();
  }

  /// Makes a cluster with the words of pg_createcluster.
  static void make(Call call, DebianClusters clusters, Version version, String name, boolean start)
      throws IOException, InterruptedException {
    call.out().println("Creating new PostgreSQL cluster " + version.major() + "/" + name + " ...");
    DebianClusters.Cluster cluster = clusters.create(version, name);
    call.out()
        .println(
            "%s/initdb -D %s --auth-local peer --auth-host scram-sha-256 --no-instructions"
                .formatted(version.programs(), cluster.data()));
    if (start) {
      clusters.start(cluster);
    }
    var table = new Table("lllllll");
    table.row(List.of("Ver", "Cluster", "Port", "Status", "Owner", "Data directory", "Log file"));
    table.row(
        List.of(
            cluster.version(),
            cluster.name(),
            Integer.toString(cluster.port()),
            start ? "online" : "down",
            "postgres",
            cluster.data(),
            cluster.log()));
    table.lines().forEach(call.out()::println);
  }

  static Program drop() {
    Tool tool =
        call -> {
          var options = Options.of(call, "s", "stop=s");
          var clusters = new DebianClusters(call.machine());
          Optional<DebianClusters.Cluster> cluster = named(call, clusters, options.words());
          if (cluster.isEmpty()) {
            return 1;
          }
          if (clusters.serverOf(cluster.get()).isPresent()) {
            if (!options.has('s')) {
              call.err()
                  .println(
                      "Error: This cluster is still running, you must stop it first or supply the"
                          + " --stop option");
              return 1;
            }
            clusters.stop(cluster.get());
          }
          clusters.drop(cluster.get());
          return 0;
        };
    return tool.program();
  }

  static Program control() {
    Tool tool =
        call -> {
          List<String> words = Options.of(call, "m:f").words();
          if (words.size() != 3) {
            return Machine.notModelled(call);
          }
          var clusters = new DebianClusters(call.machine());
          Optional<DebianClusters.Cluster> cluster = named(call, clusters, words.subList(0, 2));
          if (cluster.isEmpty()) {
            return 1;
          }
          Optional<Server> server = clusters.serverOf(cluster.get());
          return switch (words.get(2)) {
            case "start" -> {
              if (server.isPresent()) {
                call.err().println("Cluster is already running.");
                yield 2;
              }
              yield started(call, clusters, cluster.get());
            }
            case "stop" -> {
              if (server.isEmpty()) {
                call.err().println("Cluster is not running.");
                yield 2;
              }
              clusters.stop(cluster.get());
              yield 0;
            }
            case "restart" -> {
              clusters.stop(cluster.get());
              yield started(call, clusters, cluster.get());
            }
            default -> Machine.notModelled(call);
          };
        };
    return tool.program();
  }

  private static int started(Call call, DebianClusters clusters, DebianClusters.Cluster cluster)
      throws InterruptedException {
    Optional<String> wrong = clusters.start(cluster);
    wrong.ifPresent(call.err()::println);
    return wrong.isEmpty() ? 0 : 1;
  }

  private static Optional<DebianClusters.Cluster> named(
      Call call, DebianClusters clusters, List<String> words) throws IOException {
    Optional<DebianClusters.Cluster> cluster =
        words.size() == 2 ? clusters.find(words.get(0), words.get(1)) : Optional.empty();
    if (cluster.isEmpty()) {
      call.err().println("Error: specified cluster does not exist");
    }
    return cluster;
  }
}
