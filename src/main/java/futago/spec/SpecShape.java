package futago.spec;

import futago.text.Message;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Which fields a spec has, their rules and their defaults.
final class SpecShape {
  private static final String NODE_EXAMPLE =
      "{\"name\": \"alice\", \"address\": \"192.168.137.101\", \"interface\": \"eth0\"}";
  private static final String IMAGE_EXAMPLE = "/srv/images/pgsql-data.img";
  private static final List<String> FENCING =
      Stream.of(PacemakerSpec.Fencing.values()).map(SpecWriter::word).toList();
  private static final String DISK_EXAMPLE = "{\"device\": \"/dev/sdb1\"}";

  private SpecShape() {}

  /// The spec that a document holds. What was wrong in it is noted, and an empty text or 0 stands
  /// in for it.
  static ClusterSpec read(Json document, Problems problems) {
    var fields =
        Fields.of(
            document,
            problems,
            "name",
            "nodes",
            "virtualIp",
            "drbd",
            "postgresql",
            "pacemaker",
            "platform",
            "sources",
            "heartbeat",
            "selinux");
    String name = fields.required("name", "pgha", NameRules::cluster);
    List<NodeSpec> nodes =
        fields
            .pair(
                "nodes", "[" + NODE_EXAMPLE + ", …]", "name", "address", "interface", "ssh", "disk")
            .stream()
            .map(SpecShape::node)
            .toList();
    VirtualIp virtualIp = virtualIp(fields);
    return new ClusterSpec(
        name,
        nodes,
        virtualIp,
        drbd(fields, nodes),
        postgresql(fields, virtualIp),
        pacemaker(fields),
        fields.text("platform", NameRules::platform).flatMap(PlatformName::of),
        El6Shape.read(fields));
  }

  private static NodeSpec node(Fields fields) {
    String name = fields.required("name", "alice", NameRules::node);
    String address = fields.required("address", "192.168.137.101", NetworkRules::address);
    return new NodeSpec(
        name,
        address,
        fields.required("interface", "eth0", NameRules::networkInterface),
        ssh(fields, address),
        disk(fields));
  }

  private static SshSpec ssh(Fields node, String address) {
    Fields fields = node.optionalSection("ssh", "host", "port", "user", "identity", "jump", "sudo");
    return new SshSpec(
        fields.text("host", SshRules::host, address),
        fields.number("port", IntRange.PORT),
        fields.text("user", SshRules::user),
        fields.text("identity", SshRules::identity),
        fields.text("jump", SshRules::jump),
        fields.flag("sudo"));
  }

  private static VirtualIp virtualIp(Fields spec) {
    Fields fields =
        spec.section("virtualIp", "{\"address\": \"192.168.137.201\"}", "address", "prefix");
    return new VirtualIp(
        fields.required("address", "192.168.137.201", NetworkRules::address),
        fields.number("prefix", NetworkRules.PREFIX, 24));
  }

  private static DrbdSpec drbd(Fields spec, List<NodeSpec> nodes) {
    Fields fields =
        spec.optionalSection("drbd", "resource", "device", "port", "mount", "disk", "resyncRate");
    return new DrbdSpec(
        fields.text("resource", NameRules::resource, "pgsql"),
        fields.text("device", DiskRules::drbdDevice, "/dev/drbd0"),
        fields.number("port", IntRange.PORT, 7788),
        fields.text("mount", DiskRules::mount, "/mnt/pgsql-data"),
        commonDisk(fields, nodes),
        fields.text("resyncRate", DiskRules::resyncRate));
  }

  /// The disk of nodes without one of their own. Where both have one, the first stands for it.
  private static DiskSpec commonDisk(Fields drbd, List<NodeSpec> nodes) {
    boolean everyNodeHasOne =
        !nodes.isEmpty() && nodes.stream().allMatch(node -> node.disk().isPresent());
    if (!everyNodeHasOne) {
      drbd.miss("disk", DISK_EXAMPLE);
    }
    return Stream.concat(disk(drbd).stream(), nodes.stream().flatMap(n -> n.disk().stream()))
        .findFirst()
        .orElse(new DiskSpec.Device(""));
  }

  /// The disk that a node or the cluster names, if it names one.
  private static Optional<DiskSpec> disk(Fields owner) {
    if (owner.lacks("disk")) {
      return Optional.empty();
    }
    Fields fields = owner.optionalSection("disk", "device", "image", "sizeMiB");
    Optional<String> device = fields.text("device", DiskRules::device);
    if (fields.has("image")) {
      if (fields.has("device")) {
        owner.refuse("disk", Message.of("spec.disk.both"));
      }
      return Optional.of(
          new DiskSpec.Image(
              fields.required("image", IMAGE_EXAMPLE, DiskRules::image),
              fields.required("sizeMiB", "1024", DiskRules.IMAGE_MIB)));
    }
    if (fields.lacks("device") && fields.lacks("image")) {
      owner.refuse("disk", Message.of("spec.disk.neither", DISK_EXAMPLE));
    } else if (fields.has("device") && fields.has("sizeMiB")) {
      fields.refuse("sizeMiB", Message.of("spec.disk.size"));
    }
    return Optional.of(new DiskSpec.Device(device.orElse("")));
  }

  private static PostgresqlSpec postgresql(Fields spec, VirtualIp virtualIp) {
    Fields fields =
        spec.section("postgresql", "{\"version\": \"15\"}", "version", "port", "clients");
    return new PostgresqlSpec(
        fields.required("version", "15", PostgresqlRules::version),
        fields.number("port", PostgresqlRules.PORT, 5432),
        fields.text("clients", NetworkRules::network, networkOf(virtualIp)));
  }

  private static String networkOf(VirtualIp virtualIp) {
    return Ipv4.parse(virtualIp.address())
        .map(address -> Subnet.of(address, virtualIp.prefix()).toString())
        .orElse("");
  }

  private static PacemakerSpec pacemaker(Fields spec) {
    Fields fields = spec.optionalSection("pacemaker", "fencing");
    Optional<String> fencing = fields.text("fencing", value -> NameRules.known(value, FENCING));
    return new PacemakerSpec(
        fencing
            .map(word -> PacemakerSpec.Fencing.valueOf(word.toUpperCase(Locale.ROOT)))
            .orElse(PacemakerSpec.Fencing.NONE));
  }
}
