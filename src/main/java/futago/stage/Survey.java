package futago.stage;

import futago.command.Facts;
import futago.command.Probe;
import futago.command.ProbeScript;
import futago.command.Shell;
import futago.platform.Detection;
import futago.platform.OsRelease;
import futago.platform.Platform;
import futago.platform.Platforms;
import futago.remote.CommandResult;
import futago.remote.RemoteException;
import futago.remote.RemoteNode;
import futago.spec.ClusterSpec;
import futago.spec.NodeSpec;
import futago.spec.PlatformName;
import futago.text.Message;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Stream;

/// The first look at both nodes, from which a plan is made: what they run, which of them has the
/// data now, and whether there is a database already. Reads only.
///
/// @param spec what the user asked for
/// @param facts the answers by node name
public record Survey(ClusterSpec spec, Map<String, Facts> facts) {
  private static final Probe ROOT = new Probe("is-root", "[ \"$(id -u)\" = 0 ]");

  public Survey {
    facts = Map.copyOf(facts);
  }

  /// The hosts are none that a cluster can be built on.
  public static final class UnsupportedHostException extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient Message what;

    UnsupportedHostException(Message what) {
      super(what.toString());
      this.what = what;
    }

    /// What was found on which node, and what would be right.
    public Message what() {
      return what;
    }
  }

  /// Asks both nodes, each in one round trip.
  ///
  /// @param connections both nodes by name
  /// @throws RemoteException if one cannot be asked
  public static Survey take(ClusterSpec spec, Map<String, RemoteNode> connections)
      throws RemoteException, InterruptedException {
    var facts = new HashMap<String, Facts>();
    for (NodeSpec node : spec.nodes()) {
      byte[] random = new byte[16];
      new SecureRandom().nextBytes(random);
      var script =
          new ProbeScript(
              Stream.concat(
                      Stream.of(ROOT, mounted(spec), Questions.resources(), database(spec)),
                      Detection.questions().stream())
                  .toList(),
              "futago-" + HexFormat.of().formatHex(random));
      CommandResult result = connections.get(node.name()).run(script.run());
      facts.put(
          node.name(),
          new Facts(
              node.name(),
              script
                  .answers(result.output())
                  .orElseThrow(
                      () ->
                          new RemoteException(
                              node.name(),
                              RemoteException.Kind.PROTOCOL,
                              Message.of("stage.survey.unreadable", node.name()),
                              Message.of("stage.survey.unreadable.cure", result.error().strip()),
                              null))));
    }
    return new Survey(spec, facts);
  }

  /// The node that ACT stands for: the one where the replicated file system is mounted now, else
  /// the one that the spec plans for it.
  public NodeSpec act() {
    return spec.nodes().stream()
        .filter(node -> facts.get(node.name()).yes(mounted(spec)))
        .findFirst()
        .orElseGet(spec::act);
  }

  /// Whether a database is already there, so that nobody has to think of a password for it.
  public boolean hasDatabase() {
    return Questions.isManaged(facts) || Questions.anyYes(facts, database(spec));
  }

  /// What both hosts run.
  ///
  /// @throws UnsupportedHostException if a host is none that Futago knows, if the two differ, or if
  ///   they are not what the spec says
  public Platform platform() throws UnsupportedHostException {
    Platform act = platformOf(spec.act());
    Platform sby = platformOf(spec.sby());
    if (!act.title().equals(sby.title())) {
      throw new UnsupportedHostException(
          Message.of(
              "stage.survey.different",
              spec.act().name(),
              act.title(),
              spec.sby().name(),
              sby.title()));
    }
    requireVariant(act);
    return act;
  }

  /// What is fetched for the nodes follows the spec, so the spec has to know what they are.
  private void requireVariant(Platform platform) throws UnsupportedHostException {
    if (platform.name() == PlatformName.EL6_HEARTBEAT
        && !platform.codename().equals(spec.el6().variant().id())) {
      throw new UnsupportedHostException(
          Message.of(
              "stage.survey.other-variant",
              spec.act().name(),
              platform.title(),
              spec.el6().variant().id(),
              platform.codename()));
    }
  }

  private Platform platformOf(NodeSpec node) throws UnsupportedHostException {
    if (!facts.get(node.name()).yes(ROOT)) {
      throw new UnsupportedHostException(Message.of("stage.survey.not-root", node.name()));
    }
    Facts answers = facts.get(node.name());
    OsRelease os = Detection.os(answers);
    Platform platform =
        Detection.platform(answers)
            .orElseThrow(
                () ->
                    new UnsupportedHostException(
                        Message.of(
                            "stage.survey.unsupported",
                            node.name(),
                            os.prettyName(),
                            Platforms.supported())));
    if (spec.platform().filter(wanted -> wanted != platform.name()).isPresent()) {
      throw new UnsupportedHostException(
          Message.of(
              "stage.survey.not-as-said",
              node.name(),
              os.prettyName(),
              spec.platform().map(PlatformName::id).orElseThrow()));
    }
    return platform;
  }

  private static Probe mounted(ClusterSpec spec) {
    return new Probe(
        "data-mounted",
        "grep -q '^%s %s ' /proc/mounts".formatted(spec.drbd().device(), spec.drbd().mount()));
  }

  private static Probe database(ClusterSpec spec) {
    return new Probe(
        "database-there", "[ -s " + Shell.quote(spec.drbd().mount() + "/data/PG_VERSION") + " ]");
  }
}
