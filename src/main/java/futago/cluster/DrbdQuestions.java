package futago.cluster;

import futago.command.Facts;
import futago.command.Probe;
import futago.command.Shell;
import futago.spec.DrbdSpec;
import java.util.List;
import java.util.Optional;

/// What a node is asked about DRBD, and what its answers mean. `/proc/drbd` is read by the shell
/// itself, without a process.
final class DrbdQuestions {
  static final Probe PROC =
      new Probe(
          "proc.drbd",
          "[ ! -e /proc/drbd ] || while IFS= read -r futago_line;"
              + " do printf '%s\\n' \"$futago_line\"; done </proc/drbd");

  private final DrbdSpec spec;
  private final Probe overview;
  private final Probe generations;

  DrbdQuestions(DrbdSpec spec) {
    this.spec = spec;
    String device =
        """
        futago_device=
        [ ! -e /proc/drbd ] || while IFS= read -r futago_line; do
          case $futago_line in '%2d: cs:'*) futago_device=${futago_line#*cs:} ;; esac
        done </proc/drbd
        case $futago_device in
        """
            .formatted(spec.minor());
    // Where the device that the spec names is down, the resource may have another. It is not asked
    // without need: it looks at every file system and volume group of the node.
    this.overview =
        new Probe(
            "drbd.overview",
            device
                + "'' | Unconfigured*) ! command -v drbd-overview >/dev/null || drbd-overview ;;"
                + " esac");
    this.generations =
        new Probe(
            "drbd.generations",
            device
                + "Connected\\ *) ;; *) drbdadm get-gi "
                + Shell.quote(spec.resource())
                + " ;; esac");
  }

  /// All of them.
  List<Probe> everything() {
    return List.of(PROC, overview, generations);
  }

  /// What may be another from one moment to the next.
  List<Probe> pulse() {
    return List.of(PROC);
  }

  /// What stays as it is while the states in `/proc/drbd` do.
  List<Probe> details() {
    return List.of(overview, generations);
  }

  /// The device; empty while it is down.
  Optional<DrbdDevice> device(Facts facts) throws UnreadableException {
    String text = facts.of(PROC).output();
    Optional<DrbdDevice> device =
        text.isBlank()
            ? Optional.empty()
            : Optional.ofNullable(ProcDrbdParser.parse(text).get(spec.minor()));
    return device.isPresent()
        ? device
        : Optional.ofNullable(
            DrbdOverviewParser.parse(facts.of(overview).output()).get(spec.resource() + "/0"));
  }

  /// The generations of the data; empty while both sides are connected, or DRBD is down.
  Optional<DrbdGenerations> generations(Facts facts) {
    return DrbdGenerations.parse(facts.text(generations));
  }
}
