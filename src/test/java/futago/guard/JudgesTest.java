package futago.guard;

import static org.assertj.core.api.Assertions.assertThat;

import futago.command.Action;
import futago.command.OnlyIf;
import futago.command.Secret;
import futago.command.WriteFile;
import futago.engine.Plan;
import futago.engine.Step;
import futago.engine.StepId;
import futago.platform.Platforms;
import futago.site.PostgresPassword;
import futago.spec.BadSpecException;
import futago.spec.ClusterSpec;
import futago.spec.NodeSpec;
import futago.spec.PlatformName;
import futago.spec.SpecReader;
import futago.stage.PlanInput;
import futago.stage.Plans;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What comes of the strangest values that `cluster.json` may have, and of passwords, in the hands
/// of the real DRBD, Corosync, crmsh and PostgreSQL: each takes it, and says back exactly what was
/// given. They are in a Debian of their own, see {@link JudgeRoot}.
@Tag("judges")
@Timeout(300)
class JudgesTest {
  private static final JsonMapper MAPPER = new JsonMapper();

  private static final List<String> STRANGE =
      List.of(
          "a-b",
          "a--b",
          "-",
          "-rf",
          "--help",
          "a.b",
          "a..b",
          "a_b",
          "_",
          "_a",
          "0x1f",
          "1e9",
          "a:b",
          "x=y",
          "$(touch MARKER)",
          "`x`",
          "a;b",
          "a'b",
          "a\"b",
          "a b",
          "{a}",
          "#a",
          "a#b",
          "EOF",
          "null",
          "true",
          "on",
          "yes",
          "none",
          "inf",
          "infinity",
          "role",
          "Started",
          "Promoted",
          "master",
          "rule",
          "node",
          "params",
          "op",
          "meta",
          "property",
          "default",
          "lo0",
          "eth0.100",
          "volume",
          "peer",
          "become-primary-on",
          "A".repeat(15),
          "a".repeat(32),
          "a".repeat(63),
          "双子",
          "é");

  private static final List<String> PASSWORDS =
      List.of(
          "lab canary Pa55 'word\" $HOME",
          "'; DROP ROLE postgres; --",
          "\\'\\\"$(touch /tmp/MARKER)`touch /tmp/MARKER`",
          " begins and ends with a blank ",
          "\ttab\t",
          "双子のパスワード",
          "pa\u00adss\u200bword\u202e",
          "\u2168 \uff19 \u00aa \u212b",
          "md5" + "0".repeat(31) + "g",
          "%s%n\\n\\x41",
          "x".repeat(99));

  private final JudgeRoot root = JudgeRoot.given();

  private static ObjectNode talk() throws Exception {
    var json =
        (ObjectNode)
            MAPPER.readTree(Files.readString(Path.of("src/test/resources/spec/talk.json")));
    json.put("platform", PlatformName.DEBIAN_COROSYNC.id());
    ((ObjectNode) json.get("postgresql")).put("version", "15");
    return json;
  }

  private static void put(ObjectNode json, String leaf, String value) {
    var pointer = JsonPointer.compile(leaf);
    ((ObjectNode) json.at(pointer.head())).put(pointer.last().getMatchingProperty(), value);
  }

  /// As many specs as it takes to have each strange value that is allowed in each field once.
  private static List<ClusterSpec> strangeSpecs() throws Exception {
    var allowed = new LinkedHashMap<String, List<String>>();
    for (String leaf :
        List.of(
            "/name",
            "/nodes/0/name",
            "/nodes/0/interface",
            "/drbd/resource",
            "/drbd/mount",
            "/drbd/disk/device")) {
      String before = leaf.endsWith("mount") ? "/" : leaf.endsWith("device") ? "/dev/" : "";
      var values = new ArrayList<String>();
      for (String value : STRANGE) {
        ObjectNode json = talk();
        put(json, leaf, before + value);
        if (parse(json) != null) {
          values.add(before + value);
        }
      }
      assertThat(values).as(leaf).isNotEmpty();
      allowed.put(leaf, values);
    }
    int most = allowed.values().stream().mapToInt(List::size).max().orElseThrow();
    var specs = new ArrayList<ClusterSpec>();
    for (int i = 0; i < most; i++) {
      ObjectNode json = talk();
      for (Map.Entry<String, List<String>> leaf : allowed.entrySet()) {
        put(json, leaf.getKey(), leaf.getValue().get(i % leaf.getValue().size()));
      }
      ClusterSpec spec = parse(json);
      assertThat(spec).as(json.toString()).isNotNull();
      specs.add(spec);
    }
    int values = allowed.values().stream().mapToInt(List::size).sum();
    System.out.printf("%d strange values that are allowed, in %d specs%n", values, most);
    return specs;
  }

  private static ClusterSpec parse(ObjectNode json) {
    try {
      return SpecReader.parse(json.toString());
    } catch (BadSpecException refused) {
      return null;
    }
  }

  private static Plan plan(ClusterSpec spec, String password) {
    return Plans.installation(
        new PlanInput(
            spec,
            spec.act(),
            Platforms.planned(PlatformName.DEBIAN_COROSYNC, spec),
            PlanInput.Secrets.fresh(Secret.of(password))));
  }

  private static List<Action> actions(Plan plan, String step) {
    Step found =
        plan.steps().stream()
            .filter(each -> each.id().equals(StepId.of(step)))
            .findFirst()
            .orElseThrow();
    return found.actions(plan.spec().act());
  }

  private static WriteFile written(Plan plan, String step) {
    return actions(plan, step).stream()
        .filter(WriteFile.class::isInstance)
        .map(WriteFile.class::cast)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void drbdReadsItsResourceBack() throws Exception {
    for (ClusterSpec spec : strangeSpecs()) {
      WriteFile file = written(plan(spec, "x"), "drbd.resource");
      root.perform(file);

      JudgeRoot.Verdict said =
          root.run(
              List.of("drbdadm", "-c", file.path(), "dump", "--", spec.drbd().resource()),
              Map.of("__DRBD_NODE__", spec.act().name()),
              new byte[0]);

      assertThat(said.status()).as(spec + said.out() + said.error()).isZero();
      String plain = said.out().replace("\"", "");
      assertThat(plain).contains("resource " + spec.drbd().resource() + " {");
      for (NodeSpec node : spec.nodes()) {
        assertThat(plain)
            .contains("on " + node.name() + " {")
            .containsPattern(
                "address\\s+ipv4 \\Q" + node.address() + ":" + spec.drbd().port() + "\\E;");
      }
      assertThat(plain)
          .containsPattern("disk\\s+\\Q" + device(spec) + "\\E;")
          .containsPattern("device\\s+\\Q" + spec.drbd().device() + "\\E");
      Files.delete(root.file(file.path()));
    }
  }

  private static String device(ClusterSpec spec) {
    return ((futago.spec.DiskSpec.Device) spec.diskOf(spec.act())).device();
  }

  @Test
  void corosyncTakesItsConfiguration() throws Exception {
    for (ClusterSpec spec : strangeSpecs()) {
      for (Action action : actions(plan(spec, "x"), "messaging.corosync")) {
        if (action instanceof WriteFile file) {
          root.perform(file);
        }
      }
      JudgeRoot.Verdict said =
          root.run(List.of("corosync", "-t"), Map.of("JUDGE_HOST", spec.act().name()), new byte[0]);
      assertThat(said.status()).as(spec + said.out() + said.error()).isZero();
    }
  }

  @Test
  void pacemakersShellReadsTheConfigurationBack() throws Exception {
    List<ClusterSpec> specs = strangeSpecs();
    // Each takes crmsh seconds.
    for (int i = 0; i < specs.size(); i += 3) {
      ClusterSpec spec = specs.get(i);
      WriteFile file = written(plan(spec, "x"), "pacemaker.configuration");
      root.perform(file);
      root.run("sh", "-c", "cibadmin --empty >/tmp/cib.xml");
      var cib = Map.of("CIB_file", "/tmp/cib.xml");

      JudgeRoot.Verdict loaded =
          root.run(
              List.of("crm", "-F", "configure", "load", "update", file.path()), cib, new byte[0]);

      assertThat(loaded.status()).as(spec + loaded.out() + loaded.error()).isZero();
      String xml = Files.readString(root.file("/tmp/cib.xml"));
      assertThat(value(xml, "drbd", "drbd_resource")).isEqualTo(spec.drbd().resource());
      assertThat(value(xml, "filesystem", "device")).isEqualTo(spec.drbd().device());
      assertThat(value(xml, "filesystem", "directory")).isEqualTo(spec.drbd().mount());
      assertThat(value(xml, "ipaddr", "ip")).isEqualTo(spec.virtualIp().address());
      assertThat(value(xml, "ipaddr", "nic")).isEqualTo(spec.act().interfaceName());
      assertThat(value(xml, "pgsql", "pgdata")).isEqualTo(spec.drbd().mount() + "/data");
    }
  }

  private static String value(String xml, String primitive, String name) throws Exception {
    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(xml)));
    return XPathFactory.newInstance()
        .newXPath()
        .evaluate(
            "//primitive[@id='%s']/instance_attributes/nvpair[@name='%s']/@value"
                .formatted(primitive, name),
            document);
  }

  @Test
  void postgresqlTakesEveryPasswordAsItIs() throws Exception {
    int port;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    // As systemd-tmpfiles makes it.
    root.run("install", "-d", "-o", "postgres", "-g", "postgres", "/run/postgresql");
    for (String password : PASSWORDS) {
      System.out.println("password: " + password);
      assertThat(PostgresPassword.objectionTo(Secret.of(password))).isEmpty();
      ObjectNode json = talk();
      ((ObjectNode) json.get("postgresql")).put("port", port);
      Plan plan = plan(parse(json), password);
      String data = plan.spec().drbd().mount() + "/data";
      root.run("sh", "-c", "rm -rf \"$1\"; mkdir -p \"$1\"", "sh", data);
      for (String step :
          List.of("postgresql.initdb", "postgresql.settings", "postgresql.clients")) {
        for (Action action : actions(plan, step)) {
          if (!(action instanceof OnlyIf)) {
            root.perform(action);
          }
        }
      }
      OnlyIf stopped = (OnlyIf) actions(plan, "postgresql.start").getFirst();
      root.perform(stopped.then().getFirst());
      try {
        assertThat(databaseSays(port, password)).as(password).isEqualTo("postgres 1");
      } finally {
        root.run(
            "su",
            "-",
            "postgres",
            "-c",
            "/usr/lib/postgresql/15/bin/pg_ctl stop -m immediate -D " + data);
      }
      assertThat(root.file("/tmp/MARKER")).doesNotExist();
    }
  }

  /// Logs in over the network, as a client does.
  private static String databaseSays(int port, String password) throws Exception {
    var login = new Properties();
    login.setProperty("user", "postgres");
    login.setProperty("password", password);
    String url = "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port);
    try (Connection connection = DriverManager.getConnection(url, login);
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT current_user || ' ' || count(*) FROM pg_roles WHERE rolsuper")) {
      assertThat(row.next()).isTrue();
      return row.getString(1);
    }
  }
}
