package futago.report;

import futago.command.FileScripts;
import futago.command.Shell;
import futago.platform.Platform;
import futago.spec.ClusterSpec;
import futago.spec.DiskSpec;
import futago.spec.NodeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a person types to put a new machine in the place of a node.
///
/// @param spec the cluster
/// @param platform what its hosts run
/// @param node the one that is replaced
record Replacement(ClusterSpec spec, Platform platform, NodeSpec node) {
  /// The user that Debian's package finds there, with the numbers of this node's; on Red Hat's
  /// systems they are the same everywhere.
  String sameUser() {
    return "ssh root@"
        + node.name()
        + " \"groupadd -r -g $(id -g postgres) postgres && useradd -r -u $(id -u postgres)"
        + " -g postgres -d /var/lib/postgresql -s /bin/bash postgres\"";
  }

  String install() {
    List<String> names = NodeVersions.packages(platform, spec);
    return switch (platform.name()) {
      case DEBIAN_COROSYNC ->
          "apt-get update && apt-get install -y --no-install-recommends " + String.join(" ", names);
      case EL6_HEARTBEAT -> "yum -y install " + String.join(" ", names);
    };
  }

  /// Debian's packages start a cluster of the new node alone, which would go on as it is, and make
  /// a database.
  String forgetWhatPackagesMade() {
    return "%s; rm -f %s/*; pg_dropcluster --stop %s main"
        .formatted(
            new Hand(spec, platform).stop(),
            platform.membership().cibDirectory(),
            spec.postgresql().version());
  }

  /// What is the same on both nodes. Futago's own note on what the membership layer was started
  /// with is among it: without one `apply` would start it anew, and the database with it.
  List<String> files() {
    String service =
        switch (platform.membership()) {
          case COROSYNC -> "corosync";
          case HEARTBEAT -> "heartbeat";
        };
    return List.of(
        platform.membership().configuration(),
        platform.membership().key(),
        "/etc/drbd.d/" + spec.drbd().resource() + ".res",
        FileScripts.KEPT,
        FileScripts.KEPT + "/" + service + "-started");
  }

  String copy() {
    return "tar -C / --no-recursion -cpf - %s | ssh root@%s tar -C / -xpf -"
        .formatted(
            files().stream().map(file -> file.substring(1)).collect(Collectors.joining(" ")),
            node.name());
  }

  /// Heartbeat knows nodes by numbers of their own and would take a machine with another one for a
  /// third node ("Pacemaker Explained" 1.0, 4.5.2); empty for Corosync, which goes by the
  /// configuration.
  Optional<String> sameIdentity() {
    return switch (platform.membership()) {
      case COROSYNC -> Optional.empty();
      case HEARTBEAT ->
          Optional.of(
              "ssh root@%1$s \"crm_uuid -w $(awk '$1 == \"%1$s\" { print $2 }' /var/lib/heartbeat/hostcache)\""
                  .formatted(node.name()));
    };
  }

  /// Not the other node's file: there Debian's installer has written that node's name beside
  /// 127.0.1.1.
  String names() {
    return spec.nodes().stream()
        .map(each -> "echo '%s %s'".formatted(each.address(), each.name()))
        .collect(Collectors.joining("; ", "(", ") >> /etc/hosts"));
  }

  /// DRBD is Pacemaker's from then on, PostgreSQL, too.
  String leaveToPacemaker() {
    return switch (platform.name()) {
      case DEBIAN_COROSYNC ->
          "systemctl disable --now postgresql drbd; systemctl enable corosync pacemaker";
      case EL6_HEARTBEAT ->
          "chkconfig postgresql-%s off; chkconfig drbd off; chkconfig heartbeat on"
              .formatted(spec.postgresql().version());
    };
  }

  /// The image that takes a disk's place, and its loop device; empty where there is a disk.
  Optional<String> image() {
    return spec.diskOf(node) instanceof DiskSpec.Image disk
        ? Optional.of(
            "mkdir -p %1$s && dd if=/dev/zero of=%2$s bs=1M count=%3$d conv=fsync && losetup %4$s %2$s"
                .formatted(
                    Shell.quote(disk.image().replaceFirst("(?<=.)/[^/]*$", "")),
                    Shell.quote(disk.image()),
                    disk.sizeMiB(),
                    disk.backing()))
        : Optional.empty();
  }

  /// Notes, too, that the metadata is the cluster's own, so that nobody takes them for somebody
  /// else's.
  String createMetadata() {
    String resource = spec.drbd().resource();
    List<String> commands = new ArrayList<>();
    commands.add("mkdir -p " + Shell.quote(spec.drbd().mount()));
    commands.add("drbdadm create-md " + resource);
    commands.add(
        "readlink -f %s > %s/disk"
            .formatted(Shell.quote(spec.diskOf(node).backing()), FileScripts.KEPT));
    commands.add("drbdadm up " + resource);
    return String.join(" && ", commands);
  }
}
