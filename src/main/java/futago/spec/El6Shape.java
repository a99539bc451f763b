package futago.spec;

import futago.text.Message;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The fields that only the platform el6-heartbeat has: `sources`, `heartbeat` and `selinux`. All
/// may be left out, which means the talk's.
final class El6Shape {
  static final String SELINUX_OFF = "disabled";
  static final String SELINUX_LEFT = "unchanged";

  private static final List<String> VARIANTS =
      Arrays.stream(ElVariant.values()).map(ElVariant::id).toList();
  private static final List<String> TRANSPORTS =
      Arrays.stream(HeartbeatSpec.Transport.values()).map(El6Shape::word).toList();

  private El6Shape() {}

  /// The part of a spec that is el6-heartbeat's.
  static El6Spec read(Fields spec) {
    Fields sources =
        spec.optionalSection(
            "sources", "variant", "pgdg", "postgresqlGroup", "linuxHa", "elrepoKey", "elrepo");
    ElVariant variant =
        sources
            .text("variant", value -> NameRules.known(value, VARIANTS))
            .flatMap(ElVariant::of)
            .orElse(ElVariant.EL6_X86_64);
    String selinux =
        spec.text(
            "selinux",
            value -> NameRules.known(value, List.of(SELINUX_OFF, SELINUX_LEFT)),
            SELINUX_OFF);
    return new El6Spec(
        variant,
        sources(sources, SourcesSpec.of(variant)),
        heartbeat(spec),
        !selinux.equals(SELINUX_LEFT));
  }

  private static SourcesSpec sources(Fields fields, SourcesSpec usual) {
    Fields linuxHa =
        fields.optionalSection("linuxHa", "url", "upload", "path", "sha256", "unpackTo");
    return new SourcesSpec(
        source(fields, "pgdg", usual.pgdg(), SourceRules::repositoryName),
        fields.text("postgresqlGroup", SourceRules::group, usual.postgresqlGroup()),
        source(fields, "linuxHa", linuxHa, usual.linuxHa(), SourceRules::archiveName),
        linuxHa.text("unpackTo", SourceRules::path, usual.unpackTo()),
        source(fields, "elrepoKey", usual.elrepoKey(), SourceRules::keyName),
        source(fields, "elrepo", usual.elrepo(), SourceRules::repositoryName));
  }

  private static Source source(Fields owner, String name, Source usual, Rule fileName) {
    return source(
        owner,
        name,
        owner.optionalSection(name, "url", "upload", "path", "sha256"),
        usual,
        fileName);
  }

  /// A source, of which one of three fields says where it lies. Only a checksum: the usual place.
  private static Source source(
      Fields owner, String name, Fields fields, Source usual, Rule fileName) {
    Optional<String> url = fields.text("url", SourceRules.both(SourceRules::url, fileName));
    Optional<String> here = fields.text("upload", SourceRules.both(SourceRules::upload, fileName));
    Optional<String> path = fields.text("path", SourceRules.both(SourceRules::path, fileName));
    if (Stream.of("url", "upload", "path").filter(fields::has).count() > 1) {
      owner.refuse(name, Message.of("spec.source.several"));
    }
    Optional<Source.Place> place =
        url.<Source.Place>map(Source.OnServer::new)
            .or(() -> here.map(Source.Here::new))
            .or(() -> path.map(Source.OnNode::new));
    return new Source(
        place.orElse(usual.place()),
        fields.text("sha256", SourceRules::sha256).map(sum -> sum.toLowerCase(Locale.ROOT)));
  }

  private static HeartbeatSpec heartbeat(Fields spec) {
    Fields fields =
        spec.optionalSection(
            "heartbeat",
            "transport",
            "group",
            "udpport",
            "keepalive",
            "warntime",
            "deadtime",
            "initdead");
    var transport =
        fields
            .text("transport", value -> NameRules.known(value, TRANSPORTS))
            .map(word -> HeartbeatSpec.Transport.valueOf(word.toUpperCase(Locale.ROOT)))
            .orElse(HeartbeatSpec.Transport.UCAST);
    if (fields.has("group") && transport != HeartbeatSpec.Transport.MCAST) {
      fields.refuse("group", Message.of("spec.heartbeat.group-of-mcast"));
    }
    return new HeartbeatSpec(
        transport,
        fields.text("group", HeartbeatRules::group, HeartbeatSpec.USUAL_GROUP),
        fields.number("udpport", IntRange.PORT, HeartbeatSpec.USUAL_PORT),
        fields.text("keepalive", HeartbeatRules::time),
        fields.text("warntime", HeartbeatRules::time),
        fields.text("deadtime", HeartbeatRules::time),
        fields.text("initdead", HeartbeatRules::time));
  }

  /// A transport as it is written in the file and in ha.cf.
  static String word(HeartbeatSpec.Transport transport) {
    return transport.name().toLowerCase(Locale.ROOT);
  }
}
