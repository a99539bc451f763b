package futago.cluster;

import futago.command.Facts;
import futago.command.Probe;
import futago.command.ProbeScript;
import futago.command.Shell;
import futago.remote.RemoteException;
import futago.spec.ClusterSpec;
import futago.spec.DiskSpec;
import futago.spec.NodeSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Asks both nodes for what a person has to know before a split brain is repaired. That is more
/// than a status tells, and asked only then.
final class SideReader {
  private static final Duration DEADLINE = Duration.ofSeconds(30);

  /// Whoever was connected and is no longer: what the kernel says of it, with its seconds since the
  /// boot. A reboot takes that away.
  private static final String PARTED =
      """
      at=$(dmesg | grep -E "drbd $resource: .*conn\\( [CSPVAB][A-Za-z]* -> [TBNPD]" | tail -n 1 | sed -n 's/^\\[ *\\([0-9]*\\)\\..*/\\1/p')
      read -r up rest < /proc/uptime
      [ -z "$at" ] || echo $(($(date +%s) - ${up%%.*} + at))
      """;

  /// The time of the last write in ext4's superblock (`s_wtime`, at 1024 + 0x30), behind which at
  /// 0x38 its magic number has to stand. A mounted file system notes it seldom, one that was
  /// unmounted noted it then. Past the page cache, which knows nothing of what DRBD writes.
  private static final String WRITTEN =
      """
      set -- $(dd if="$disk" iflag=direct bs=4096 count=1 2>/dev/null | od -An -t u1 -j 1072 -N 10)
      [ "$9 ${10}" != '83 239' ] || echo $(($1 + 256 * ($2 + 256 * ($3 + 256 * $4))))
      """;

  private final ClusterSpec spec;
  private final ClusterNodes nodes;
  private final DrbdQuestions drbd;
  private final Probe mounted;
  private final Probe generations;
  private final Probe parted;

  /// @param spec the cluster
  /// @param nodes the connections to its nodes
  SideReader(ClusterSpec spec, ClusterNodes nodes) {
    this.spec = spec;
    this.nodes = nodes;
    String resource = spec.drbd().resource();
    this.drbd = new DrbdQuestions(spec.drbd());
    this.mounted =
        new Probe(
            "mounted", "grep -q " + Shell.quote(" " + spec.drbd().mount() + " ") + " /proc/mounts");
    // Not of DRBD 9, which has some for each peer: what it says of them is not known.
    this.generations =
        new Probe(
            "drbd.generations",
            "grep -q '^version: 9' /proc/drbd || drbdadm get-gi " + Shell.quote(resource));
    this.parted = new Probe("parted", "resource=" + Shell.quote(resource) + "\n" + PARTED);
  }

  /// What the nodes that answer say, in the spec's order.
  ///
  /// @throws InterruptedException if the calling thread was interrupted
  List<Side> read() throws InterruptedException {
    var sides = new ArrayList<Side>();
    for (NodeSpec node : spec.nodes()) {
      answerOf(node).ifPresent(sides::add);
    }
    return List.copyOf(sides);
  }

  /// Nothing for a node that does not answer: the repair is refused, with the reason.
  private Optional<Side> answerOf(NodeSpec node) throws InterruptedException {
    try {
      return read(node);
    } catch (RemoteException | UnreadableException e) {
      return Optional.empty();
    }
  }

  private Optional<Side> read(NodeSpec node)
      throws RemoteException, UnreadableException, InterruptedException {
    var written = new Probe("written", "disk=" + Shell.quote(pathOf(node)) + "\n" + WRITTEN);
    var probes = new ArrayList<>(drbd.pulse());
    probes.addAll(List.of(generations, mounted, parted, written));
    ProbeScript script = StatusQuestions.script(probes);
    String output = nodes.get(node.name()).run(script.run().within(DEADLINE)).output();
    Optional<Map<String, Facts.Answer>> answers = script.answers(output);
    if (answers.isEmpty()) {
      return Optional.empty();
    }
    var facts = new Facts(node.name(), answers.get());
    if (facts.text(DrbdQuestions.PROC).isEmpty()) {
      // A kernel without DRBD has nothing to repair.
      return Optional.empty();
    }
    return Optional.of(
        new Side(
            node.name(),
            drbd.ofTheSpec(facts),
            facts.text(generations).strip(),
            time(facts.text(parted)),
            facts.of(mounted).yes(),
            time(facts.text(written))));
  }

  private String pathOf(NodeSpec node) {
    return switch (spec.diskOf(node)) {
      case DiskSpec.Device disk -> disk.device();
      case DiskSpec.Image disk -> disk.image();
    };
  }

  private static Optional<Instant> time(String seconds) {
    return seconds.strip().matches("[1-9]\\d{0,10}")
        ? Optional.of(Instant.ofEpochSecond(Long.parseLong(seconds.strip())))
        : Optional.empty();
  }
}
