package futago.spec;

import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// Writes what is el6-heartbeat's own, as far as it differs from the talk.
final class El6Writer {
  private El6Writer() {}

  static void write(El6Spec el6, ObjectNode root) {
    ObjectNode sources = root.objectNode();
    if (el6.variant() != ElVariant.EL6_X86_64) {
      sources.put("variant", el6.variant().id());
    }
    sources(el6.sources(), SourcesSpec.of(el6.variant()), sources);
    if (!sources.isEmpty()) {
      root.set("sources", sources);
    }
    if (!el6.heartbeat().equals(HeartbeatSpec.TALK)) {
      heartbeat(el6.heartbeat(), root.putObject("heartbeat"));
    }
    if (!el6.selinuxOff()) {
      root.put("selinux", El6Shape.SELINUX_LEFT);
    }
  }

  private static void sources(SourcesSpec sources, SourcesSpec usual, ObjectNode json) {
    source("pgdg", sources.pgdg(), usual.pgdg(), json);
    if (!sources.postgresqlGroup().equals(usual.postgresqlGroup())) {
      json.put("postgresqlGroup", sources.postgresqlGroup());
    }
    source("linuxHa", sources.linuxHa(), usual.linuxHa(), json);
    if (!sources.unpackTo().equals(usual.unpackTo())) {
      json.withObject("/linuxHa").put("unpackTo", sources.unpackTo());
    }
    source("elrepoKey", sources.elrepoKey(), usual.elrepoKey(), json);
    source("elrepo", sources.elrepo(), usual.elrepo(), json);
  }

  private static void source(String name, Source source, Source usual, ObjectNode json) {
    if (source.equals(usual)) {
      return;
    }
    ObjectNode fields = json.putObject(name);
    switch (source.place()) {
      case Source.OnServer(String url) -> fields.put("url", url);
      case Source.Here(String file) -> fields.put("upload", file);
      case Source.OnNode(String path) -> fields.put("path", path);
    }
    source.sha256().ifPresent(sum -> fields.put("sha256", sum));
  }

  private static void heartbeat(HeartbeatSpec heartbeat, ObjectNode json) {
    json.put("transport", El6Shape.word(heartbeat.transport()));
    if (heartbeat.transport() == HeartbeatSpec.Transport.MCAST) {
      json.put("group", heartbeat.group());
    }
    json.put("udpport", heartbeat.port());
    time("keepalive", heartbeat.keepalive(), json);
    time("warntime", heartbeat.warntime(), json);
    time("deadtime", heartbeat.deadtime(), json);
    time("initdead", heartbeat.initdead(), json);
  }

  private static void time(String name, Optional<String> time, ObjectNode json) {
    time.ifPresent(value -> json.put(name, value));
  }
}
