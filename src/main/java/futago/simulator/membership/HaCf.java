package futago.simulator.membership;

import futago.simulator.machine.HostName;
import futago.simulator.machine.Machine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Heartbeat's configuration, `ha.cf` (ha.cf(5)).
///
/// @param pacemaker whether Pacemaker runs on it
/// @param deadtime after which silence a node counts as dead
/// @param initdead the same while this node starts
/// @param port UDP
/// @param paths how the others are reached
/// @param nodes their names
record HaCf(
    boolean pacemaker,
    Duration deadtime,
    Duration initdead,
    int port,
    List<Path> paths,
    List<String> nodes) {
  private static final String PATH = "/etc/ha.d/ha.cf";
  private static final Duration DEADTIME = Duration.ofSeconds(30);
  private static final int PORT = 694;

  private static final Set<String> KNOWN =
      Set.of(
          "apiauth",
          "auto_failback",
          "autojoin",
          "baud",
          "bcast",
          "cluster",
          "compression",
          "compression_threshold",
          "conn_logd_time",
          "coredumps",
          "crm",
          "deadping",
          "deadtime",
          "debug",
          "debugfile",
          "failfast",
          "hbgenmethod",
          "hopfudge",
          "initdead",
          "keepalive",
          "logfacility",
          "logfile",
          "mcast",
          "memreserve",
          "msgfmt",
          "node",
          "normalpoll",
          "pacemaker",
          "ping",
          "ping_group",
          "realtime",
          "respawn",
          "rtprio",
          "serial",
          "stonith",
          "stonith_host",
          "traditional_compression",
          "ucast",
          "udpport",
          "use_logd",
          "uuidfrom",
          "warntime",
          "watchdog");

  /// How datagrams reach the others.
  ///
  /// @param kind `ucast`, `bcast` or `mcast`
  /// @param device the interface
  /// @param to the address or the group; empty for a broadcast
  record Path(String kind, String device, String to) {}

  HaCf {
    paths = List.copyOf(paths);
    nodes = List.copyOf(nodes);
  }

  /// That of a machine, which has to be one of the nodes in it.
  static HaCf read(Machine machine) throws ConfigurationError {
    String text =
        machine
            .files()
            .text(PATH)
            .orElseThrow(() -> new ConfigurationError("Cannot open config file [" + PATH + "]."));
    String notStarted = "Heartbeat not started: configuration error.";
    try {
      HaCf configuration = parse(text);
      String local = machine.part(HostName.class).get();
      if (!configuration.nodes().contains(local)) {
        throw new ConfigurationError("Current node [" + local + "] not in configuration!");
      }
      return configuration;
    } catch (ConfigurationError e) {
      throw new ConfigurationError(
          e.getMessage().isEmpty() ? notStarted : e.getMessage() + "\n" + notStarted);
    }
  }

  static HaCf parse(String text) throws ConfigurationError {
    Map<String, String> values = new HashMap<>();
    var paths = new ArrayList<Path>();
    var nodes = new ArrayList<String>();
    int port = PORT;
    for (String line : text.lines().toList()) {
      String[] words = line.replaceAll("#.*", "").strip().split("\\s+");
      if (words[0].isEmpty()) {
        continue;
      }
      if (!KNOWN.contains(words[0])) {
        throw new ConfigurationError("Illegal directive [" + words[0] + "] in /etc/ha.d//ha.cf");
      }
      List<String> rest = List.of(words).subList(1, words.length);
      switch (words[0]) {
        case "node" -> nodes.addAll(rest);
        case "ucast" -> paths.add(new Path("ucast", word(rest, 0), word(rest, 1)));
        case "bcast" -> rest.forEach(device -> paths.add(new Path("bcast", device, "")));
        case "mcast" -> {
          paths.add(new Path("mcast", word(rest, 0), word(rest, 1)));
          port = number(word(rest, 2));
        }
        default -> values.put(words[0], word(rest, 0));
      }
    }
    if (paths.isEmpty()) {
      throw new ConfigurationError("No media configured");
    }
    Duration dead = time(values, "deadtime", DEADTIME);
    return new HaCf(
        pacemaker(values.getOrDefault("pacemaker", values.getOrDefault("crm", "no"))),
        dead,
        time(values, "initdead", dead.multipliedBy(2)),
        values.containsKey("udpport") ? number(values.get("udpport")) : port,
        paths,
        nodes);
  }

  private static boolean pacemaker(String word) throws ConfigurationError {
    return switch (word) {
      case "respawn", "yes", "on", "true", "1", "manual" -> true;
      case "no", "off", "false", "0" -> false;
      default -> throw new ConfigurationError("");
    };
  }

  private static String word(List<String> words, int index) throws ConfigurationError {
    if (index >= words.size()) {
      throw new ConfigurationError("Missing parameter in /etc/ha.d//ha.cf");
    }
    return words.get(index);
  }

  private static int number(String word) throws ConfigurationError {
    if (!word.matches("\\d{1,5}")) {
      throw new ConfigurationError("Bad port number [" + word + "]");
    }
    return Integer.parseInt(word);
  }

  private static Duration time(Map<String, String> values, String name, Duration otherwise)
      throws ConfigurationError {
    String word = values.get(name);
    if (word == null) {
      return otherwise;
    }
    if (!word.matches("\\d{1,7}(ms|s)?")) {
      throw new ConfigurationError("bad value for " + name + ": [" + word + "]");
    }
    long number = Long.parseLong(word.replaceAll("\\D", ""));
    return word.endsWith("ms") ? Duration.ofMillis(number) : Duration.ofSeconds(number);
  }
}
