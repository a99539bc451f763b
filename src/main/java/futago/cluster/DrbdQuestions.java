package futago.cluster;

import futago.command.Facts;
import futago.command.Probe;
import futago.command.Shell;
import futago.spec.DrbdSpec;
import java.util.List;
import java.util.Optional;

/// What a node is asked about DRBD, and what its answers mean. `/proc/drbd` is read by the shell
/// itself, without a process. Of DRBD 9 it tells the version and nothing else; then `drbdsetup` is
/// asked. Its newer releases could be asked about 8.4 as well, but refuse to say it as JSON.
final class DrbdQuestions {
  static final Probe PROC =
      new Probe(
          "proc.drbd",
          "[ ! -e /proc/drbd ] || while IFS= read -r futago_line;"
              + " do printf '%s\\n' \"$futago_line\"; done </proc/drbd");

  private static final String NINE = "version: 9.";

  private final DrbdSpec spec;
  private final Probe nine;
  private final Probe overview;
  private final Probe generations;

  DrbdQuestions(DrbdSpec spec) {
    this.spec = spec;
    String resource = Shell.quote(spec.resource());
    this.nine =
        new Probe(
            "drbd.nine",
            "[ ! -e /proc/drbd ] || IFS= read -r futago_line </proc/drbd; case $futago_line in '"
                + NINE
                + "'*) drbdsetup status "
                + resource
                + " --json --verbose --statistics ;; esac");
    String device =
        """
        futago_device=
        [ ! -e /proc/drbd ] || while IFS= read -r futago_line; do
          case $futago_line in
            '%s'*) futago_device=9 ;;
            '%2d: cs:'*) futago_device=${futago_line#*cs:} ;;
          esac
        done </proc/drbd
        case $futago_device in
        """
            .formatted(NINE, spec.minor());
    // Where the device that the spec names is down, the resource may have another. It is not asked
    // without need: it looks at every file system and volume group of the node.
    this.overview =
        new Probe(
            "drbd.overview",
            device
                + "'' | Unconfigured*) ! command -v drbd-overview >/dev/null || drbd-overview ;;"
                + " esac");
    // What DRBD 9 says of them, which has some for each peer, is not known.
    this.generations =
        new Probe(
            "drbd.generations",
            device + "9 | Connected\\ *) ;; *) drbdadm get-gi " + resource + " ;; esac");
  }

  /// All of them.
  List<Probe> everything() {
    return List.of(PROC, nine, overview, generations);
  }

  /// What may be another from one moment to the next.
  List<Probe> pulse() {
    return List.of(PROC, nine);
  }

  /// What stays as it is while the states in `/proc/drbd` do.
  List<Probe> details() {
    return List.of(overview, generations);
  }

  /// The device; empty while it is down.
  Optional<DrbdDevice> device(Facts facts) throws UnreadableException {
    Optional<DrbdDevice> device = ofTheSpec(facts);
    return device.isPresent()
        ? device
        : Optional.ofNullable(
            DrbdOverviewParser.parse(facts.of(overview).output()).get(spec.resource() + "/0"));
  }

  /// The device by the answers to the pulse alone: only if the resource has the one that the spec
  /// names.
  Optional<DrbdDevice> ofTheSpec(Facts facts) throws UnreadableException {
    String text = facts.of(PROC).output();
    if (text.startsWith(NINE)) {
      return DrbdStatusParser.parse(facts.of(nine).output(), spec.resource(), spec.minor());
    }
    return text.isBlank()
        ? Optional.empty()
        : Optional.ofNullable(ProcDrbdParser.parse(text).get(spec.minor()));
  }

  /// The generations of the data; empty while both sides are connected, or DRBD is down.
  Optional<DrbdGenerations> generations(Facts facts) {
    return DrbdGenerations.parse(facts.text(generations));
  }
}
