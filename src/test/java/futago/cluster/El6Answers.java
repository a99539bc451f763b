package futago.cluster;

import futago.command.Facts.Answer;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// What a CentOS 6 of the talk's cluster answers to all questions: the screens that were captured,
/// by the names on the slides, and the rest as the same versions print it.
final class El6Answers {
  private final Map<String, Answer> answers = new HashMap<>();

  private El6Answers() {}

  /// Alice, whose `crm_mon` shows that.
  static El6Answers showing(String screen) {
    return showing(screen, "alice", "bob");
  }

  /// Bob, whose `crm_mon` shows the same.
  static El6Answers bobShowing(String screen) {
    return showing(screen, "bob", "alice");
  }

  private static El6Answers showing(String screen, String node, String peer) {
    return new El6Answers()
        // The option is not known; what is said about it goes to standard error.
        .with("crm_mon.xml", 1, "")
        .with("crm_mon.text", 0, Captures10.answer(byTheSlides(screen)))
        .with("constraints", 0, constraints(""))
        .with("cib.resources", 0, configured("drbd"))
        .with("maintenance", 1, "")
        .with("proc.drbd", 0, procDrbd(deviceOn(screen, node, peer)))
        .with("drbd.overview", 0, "")
        .with("drbd.generations", 0, "88D84D224163554F:0:0:0:1:1:1:1:0:0:0")
        .with("os-release", 1, "")
        .with("redhat-release", 0, "CentOS release 6.5 (Final)")
        .with("machine", 0, "x86_64");
  }

  /// A node on which Heartbeat is stopped.
  static El6Answers stopped() {
    return showing("")
        .with("crm_mon.text", 10, "\nConnection to cluster failed: connection failed")
        .with("constraints", 1, "")
        .with("cib.resources", 1, "");
  }

  /// The same node with another answer.
  El6Answers with(String question, int status, String output) {
    answers.put(question, new Answer(status, output));
    return this;
  }

  /// The answers by question.
  Map<String, Answer> all() {
    return Map.copyOf(answers);
  }

  /// A screen with the names that the slides have.
  static String byTheSlides(String screen) {
    return screen
        .replace("fs_pg", "filesystem")
        .replace("vip_pg", "ipaddr")
        .replace("drbd_pg", "drbd");
  }

  /// `/proc/drbd` of the kmod-drbd84 of that time.
  ///
  /// @param device the lines of the device
  static String procDrbd(String device) {
    return """
    version: 8.4.4 (api:1/proto:86-101)
    GIT-hash: 599f286440bd633d15d5ff985204aff4bccffadd build by phil@Build64R6, 2013-10-14 15:33:06
    """
        + device;
  }

  /// DRBD as Pacemaker has it run on a screen.
  private static String deviceOn(String screen, String node, String peer) {
    String role = role(screen, node);
    String peerRole = role(screen, peer);
    if (role.isEmpty()) {
      return " 0: cs:Unconfigured\n";
    }
    return peerRole.isEmpty()
        ? device("WFConnection", role + "/Unknown", "UpToDate/DUnknown")
        : connected(role + "/" + peerRole);
  }

  private static String role(String screen, String node) {
    if (Pattern.compile("Masters: \\[[^]]* " + node + " ").matcher(screen).find()) {
      return "Primary";
    }
    return Pattern.compile("Slaves: \\[[^]]* " + node + " ").matcher(screen).find()
        ? "Secondary"
        : "";
  }

  /// The lines of a device that is connected.
  static String connected(String roles) {
    return device("Connected", roles, "UpToDate/UpToDate");
  }

  /// The lines of a device.
  static String device(String connection, String roles, String disks) {
    return " 0: cs:%s ro:%s ds:%s C r-----\n".formatted(connection, roles, disks)
        + "    ns:1048508 nr:0 dw:33620 dr:1050373 al:12 bm:64 lo:0 pe:0 ua:0 ap:0 ep:1 wo:f"
        + " oos:0\n";
  }

  /// The elements of the slides' configuration, as `cibadmin` of Pacemaker 1.0 has them.
  ///
  /// @param drbd the name of the DRBD primitive
  static String configured(String drbd) {
    return """
    <resources>
      <group id="group_pgsql">
        <primitive class="ocf" id="filesystem" provider="heartbeat" type="Filesystem">
        </primitive>
        <primitive class="ocf" id="ipaddr" provider="heartbeat" type="IPaddr2">
        </primitive>
        <primitive class="ocf" id="pgsql" provider="heartbeat" type="pgsql">
        </primitive>
      </group>
      <master id="ms_drbd">
        <primitive class="ocf" id="DRBD" provider="linbit" type="drbd">
        </primitive>
      </master>
    </resources>
    """
        .replace("DRBD", drbd);
  }

  /// The slides' constraints, and more.
  static String constraints(String more) {
    return """
    <constraints>
      <rsc_colocation id="group_pgsql_and_ms_drbd_master" rsc="group_pgsql" score="INFINITY" with-rsc="ms_drbd" with-rsc-role="Master"/>
      <rsc_order first="ms_drbd" first-action="promote" id="ms_drbd_promote_before_group_pgsql_start" score="INFINITY" then="group_pgsql" then-action="start"/>
    MORE</constraints>
    """
        .replace("MORE", more);
  }

  /// What `crm resource migrate group_pgsql bob force` leaves behind.
  static final String MOVED =
      """
        <rsc_location id="cli-prefer-group_pgsql" rsc="group_pgsql">
          <rule id="cli-prefer-rule-group_pgsql" score="INFINITY" boolean-op="and">
            <expression id="cli-prefer-expr-group_pgsql" attribute="#uname" operation="eq" value="bob" type="string"/>
          </rule>
        </rsc_location>
        <rsc_location id="cli-standby-group_pgsql" rsc="group_pgsql">
          <rule id="cli-standby-rule-group_pgsql" score="-INFINITY" boolean-op="and">
            <expression id="cli-standby-expr-group_pgsql" attribute="#uname" operation="eq" value="alice" type="string"/>
          </rule>
        </rsc_location>
      """;
}
