package futago.ui.connect;

import java.util.ArrayList;
import java.util.List;

/// A field of the form: a place in the spec.
///
/// @param path where in `cluster.json`, such as `nodes[0].ssh.port`
/// @param kind what is typed there
/// @param preset what stands there at first; may be empty
record FormField(String path, Kind kind, String preset) {
  /// What a field takes.
  enum Kind {
    TEXT,
    NUMBER,
    FLAG
  }

  static final FormField NAME = text("name", "pgha");
  static final FormField ADDRESS = text("virtualIp.address", "");
  static final FormField PREFIX = number("virtualIp.prefix", "24");
  static final FormField VERSION = text("postgresql.version", "15");
  static final FormField PORT = number("postgresql.port", "5432");
  static final FormField CLIENTS = text("postgresql.clients", "");
  static final FormField IMAGE = text("drbd.disk.image", "/srv/images/pgsql-data.img");
  static final FormField IMAGE_SIZE = number("drbd.disk.sizeMiB", "1024");
  static final FormField DRBD_RESOURCE = text("drbd.resource", "pgsql");
  static final FormField DRBD_DEVICE = text("drbd.device", "/dev/drbd0");
  static final FormField DRBD_PORT = number("drbd.port", "7788");
  static final FormField DRBD_MOUNT = text("drbd.mount", "/mnt/pgsql-data");
  static final FormField DRBD_RATE = text("drbd.resyncRate", "40M");

  /// Everything, in the order in which it is filled in.
  static final List<FormField> ALL = all();

  private static List<FormField> all() {
    var all = new ArrayList<FormField>();
    all.add(NAME);
    for (int node = 0; node < 2; node++) {
      all.addAll(
          List.of(
              nodeName(node),
              nodeAddress(node),
              nodeInterface(node),
              sshHost(node),
              sshPort(node),
              sshUser(node),
              sshIdentity(node),
              sshSudo(node),
              nodeDisk(node)));
    }
    all.addAll(
        List.of(
            ADDRESS,
            PREFIX,
            VERSION,
            PORT,
            CLIENTS,
            IMAGE,
            IMAGE_SIZE,
            DRBD_RESOURCE,
            DRBD_DEVICE,
            DRBD_PORT,
            DRBD_MOUNT,
            DRBD_RATE));
    return List.copyOf(all);
  }

  static FormField nodeName(int node) {
    return text(of(node, "name"), "");
  }

  static FormField nodeAddress(int node) {
    return text(of(node, "address"), "");
  }

  static FormField nodeInterface(int node) {
    return text(of(node, "interface"), "eth0");
  }

  static FormField sshHost(int node) {
    return text(of(node, "ssh.host"), "");
  }

  static FormField sshPort(int node) {
    return number(of(node, "ssh.port"), "");
  }

  static FormField sshUser(int node) {
    return text(of(node, "ssh.user"), "root");
  }

  static FormField sshIdentity(int node) {
    return text(of(node, "ssh.identity"), "");
  }

  static FormField sshSudo(int node) {
    return new FormField(of(node, "ssh.sudo"), Kind.FLAG, "false");
  }

  static FormField nodeDisk(int node) {
    return text(of(node, "disk.device"), "");
  }

  private static String of(int node, String path) {
    return "nodes[" + node + "]." + path;
  }

  private static FormField text(String path, String preset) {
    return new FormField(path, Kind.TEXT, preset);
  }

  private static FormField number(String path, String preset) {
    return new FormField(path, Kind.NUMBER, preset);
  }
}
