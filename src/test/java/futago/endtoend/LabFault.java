package futago.endtoend;

import futago.guard.Comes;
import java.util.List;
import java.util.Optional;

/// Something that breaks on the real nodes while `apply` has not begun or has only just begun:
/// short, for the first steps are quick.
///
/// @param name what it is, for a person
/// @param begins brings it about
/// @param ends puts right what a person would
/// @param arguments how far `apply` is to go
/// @param status how that ends
/// @param comes what it has to say
record LabFault(
    String name, Meddling begins, Meddling ends, List<String> arguments, int status, Comes comes) {
  private static final int CLOCK_STEPS = 3600;

  /// Something that is done to the lab.
  interface Meddling {
    /// Does it.
    void to(LabCluster cluster) throws Exception;
  }

  /// Where the first file of all is written, which no other program looks at.
  private static final String DIRECTORY = "/etc/postgresql-common";

  /// Until the first command that downloads, and until the first file.
  private static final List<String> LISTS = List.of("--until", "install.lists");

  private static final List<String> FILE = List.of("--until", "install.no-default-database");

  /// Those that are found before anything is changed.
  static List<LabFault> upFront() {
    return List.of(
        new LabFault(
            "a clock off by an hour",
            on(
                "bob",
                "systemctl stop systemd-timesyncd && date -s '+%d seconds'".formatted(CLOCK_STEPS)),
            on(
                "bob",
                "date -s '-%d seconds' && systemctl start systemd-timesyncd"
                    .formatted(CLOCK_STEPS)),
            List.of(),
            3,
            new Comes.Refused(true, "stage.conflict.clocks", "bob")),
        new LabFault(
            "an MTU that is too small on the link",
            cluster -> mtu(cluster, 1400),
            cluster -> mtu(cluster, 1500),
            List.of(),
            3,
            new Comes.Refused(true, "stage.conflict.packets", "1400")),
        new LabFault(
            "DRBD's port blocked",
            on(
                "bob",
                "nft add table inet guard && nft add chain inet guard in"
                    + " '{ type filter hook input priority 0; }' &&"
                    + " nft add rule inet guard in tcp dport 7788 drop"),
            on("bob", "nft delete table inet guard"),
            List.of(),
            3,
            new Comes.Refused(true, "stage.conflict.port-blocked", "7788/tcp")));
  }

  /// Those that show in the first steps.
  static List<LabFault> atFirst() {
    return List.of(
        new LabFault(
            "no name server",
            on("alice", "cp -p /etc/resolv.conf /root/guard-resolv && : >/etc/resolv.conf"),
            on("alice", "cat /root/guard-resolv >/etc/resolv.conf && rm /root/guard-resolv"),
            LISTS,
            1,
            new Comes.Fails(
                "install.lists",
                Optional.of("alice"),
                "engine.failure.command",
                "diagnosis.name-resolution",
                "resolv")),
        new LabFault(
            "another package manager at work, for a while",
            // Locked as dpkg does it, with fcntl(2).
            on(
                "bob",
                "nohup perl -e 'use Fcntl; open(my $lock, \">>\", \"/var/lib/dpkg/lock-frontend\")"
                    + " or die; my $all = pack(\"s s x4 q q i x4\", F_WRLCK, 0, 0, 0, 0);"
                    + " fcntl($lock, F_SETLK, $all) or die; sleep 75' >/dev/null 2>&1 </dev/null &"
                    + " sleep 3"),
            on("bob", "! pgrep -x perl >/dev/null"),
            LISTS,
            0,
            new Comes.Delayed("engine.delay.held", "(perl)")),
        new LabFault(
            "a file system that is read-only",
            on("bob", "mkdir -p %1$s && mount -t tmpfs -o ro guard %1$s".formatted(DIRECTORY)),
            on("bob", "umount %1$s && rmdir %1$s".formatted(DIRECTORY)),
            FILE,
            1,
            new Comes.Fails(
                "install.no-default-database",
                Optional.of("bob"),
                "engine.failure.write",
                "diagnosis.read-only",
                "Read-only")),
        new LabFault(
            "a disk that is full",
            on(
                "bob",
                ("mkdir -p %1$s && mount -t tmpfs -o size=16k guard %1$s &&"
                        + " ! dd if=/dev/zero of=%1$s/all bs=1k count=64 2>/dev/null")
                    .formatted(DIRECTORY)),
            on("bob", "umount %1$s && rmdir %1$s".formatted(DIRECTORY)),
            FILE,
            1,
            new Comes.Fails(
                "install.no-default-database",
                Optional.of("bob"),
                "engine.failure.write",
                "diagnosis.disk-full",
                "No space left")));
  }

  /// The step's only command on the node never ends: its program sleeps.
  static LabFault hanging() {
    return new LabFault(
        "a command that hangs",
        on(
            "alice",
            "printf '#!/bin/sh\\nexec sleep 4321\\n' >/root/guard-hostname &&"
                + " chmod 755 /root/guard-hostname &&"
                // Else there might be nothing to do.
                + " hostname guard && mount --bind /root/guard-hostname \"$(readlink -f \"$(command"
                + " -v hostname)\")\""),
        on(
            "alice",
            "! pgrep -f 'slee[p] 4321' >/dev/null && umount \"$(readlink -f \"$(command -v"
                + " hostname)\")\" && rm /root/guard-hostname"),
        List.of("--until", "ossettings.host-name"),
        1,
        new Comes.Fails(
            "ossettings.host-name",
            Optional.of("alice"),
            "remote.deadline-passed",
            "remote.deadline-passed.cure",
            "300"));
  }

  private static Meddling on(String node, String command) {
    return cluster -> cluster.mustOn(node, command);
  }

  /// Of the cables between both nodes: what is larger vanishes.
  private static void mtu(LabCluster cluster, int bytes) throws Exception {
    String links = cluster.inside("ip", "-o", "link", "show", "master", "br0").output();
    for (String line : links.lines().toList()) {
      String device = line.replaceFirst("^\\d+: ([^:@]+).*$", "$1");
      cluster.inside("ip", "link", "set", "dev", device, "mtu", String.valueOf(bytes));
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
