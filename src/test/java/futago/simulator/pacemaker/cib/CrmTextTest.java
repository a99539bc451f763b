package futago.simulator.pacemaker.cib;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The crm shell's language, against what a real Pacemaker 1.0.13 made of the talk's file.
class CrmTextTest {
  private static Cib load(Dialect dialect, String text) throws CrmSyntaxException {
    return new Cib(0, 1, CrmReader.update(dialect, Cib.empty().configuration(), text));
  }

  private static Cib withNodes(Cib cib) {
    return cib.withNode("2844c3f0-a4a9-40e4-823c-a388f72e6b98", "bob", "normal")
        .withNode("ad2b857f-b9eb-470f-b898-0e200196713c", "alice", "normal");
  }

  @Test
  void theTalksFileIsShownAsTheRealOneShowedIt() throws Exception {
    Cib cib =
        withNodes(
            load(Dialect.CRM_1_0, SlidesConfiguration.talk())
                .withProperty("dc-version", "1.0.13-30bb726d3")
                .withProperty("cluster-infrastructure", "heartbeat"));
    String captured = SlidesConfiguration.captured("slides-config-run.txt");
    String shown =
        captured.substring(captured.indexOf("node $id="), captured.indexOf("active alice"));

    assertThat(new CrmWriter(Dialect.CRM_1_0).show(cib)).isEqualTo(shown);
  }

  @Test
  void whatIsShownCanBeLoadedAgain() throws Exception {
    for (Dialect dialect : Dialect.values()) {
      String text = dialect.isOld() ? SlidesConfiguration.talk() : SlidesConfiguration.debian();
      Cib cib = withNodes(load(dialect, text));
      String shown = new CrmWriter(dialect).show(cib);

      assertThat(CrmReader.update(dialect, cib.configuration(), shown))
          .isEqualTo(cib.configuration());
    }
  }

  @Test
  void aMisspeltOnFailIsKeptWhereItDoesNothing() throws Exception {
    Model model = Model.of(load(Dialect.CRM_1_0, SlidesConfiguration.talk()));
    Model.Primitive pgsql =
        model.primitives().stream().filter(each -> each.id().equals("pgsql")).findFirst().get();

    assertThat(pgsql.operations()).allMatch(operation -> operation.onFail().isEmpty());
    assertThat(
            load(Dialect.CRM_1_0, SlidesConfiguration.talk())
                .configuration()
                .find("pgsql-monitor-30s-instance_attributes-on_fail"))
        .isPresent();
  }

  @Test
  void theMeaningOfTheTalksFile() throws Exception {
    Model model = Model.of(load(Dialect.CRM_1_0, SlidesConfiguration.talk()));

    assertThat(model.resources().stream().map(Model.Resource::id))
        .containsExactly("group_pgsql", "ms_drbd");
    assertThat(model.colocations())
        .containsExactly(
            new Model.Colocation(
                "group_pgsql_and_ms_drbd_master", "group_pgsql", "ms_drbd", true, 1_000_000));
    assertThat(model.orders())
        .containsExactly(
            new Model.Order(
                "ms_drbd_promote_before_group_pgsql_start",
                "ms_drbd",
                "promote",
                "group_pgsql",
                "start"));
    assertThat(model.meta(model.find("pgsql").orElseThrow(), "migration-threshold")).contains("2");
  }

  @Test
  void debiansIsAPromotableClone() throws Exception {
    Cib cib = load(Dialect.CRMSH_4, SlidesConfiguration.debian());

    assertThat(cib.section("constraints").text())
        .isEqualTo(
            """
            <constraints>
              <rsc_colocation id="group_pgsql_and_ms_drbd_promoted" score="INFINITY" rsc="group_pgsql" with-rsc="ms_drbd" with-rsc-role="Promoted"/>
              <rsc_order id="ms_drbd_promote_before_group_pgsql_start" kind="Mandatory" first="ms_drbd" first-action="promote" then="group_pgsql" then-action="start"/>
            </constraints>
            """);
    assertThat(Model.of(cib).find("drbd").orElseThrow())
        .isInstanceOfSatisfying(Model.Clone.class, each -> assertThat(each.promotable()).isTrue());
  }

  @Test
  void aSyntaxErrorNamesItsLine() {
    assertThatThrownBy(() -> load(Dialect.CRM_1_0, "# comment\nprimitiv d ocf:heartbeat:Dummy\n"))
        .hasMessage("2: syntax: primitiv d ocf:heartbeat:Dummy");
  }

  @Test
  void aGroupOfSomethingUnknown() {
    assertThatThrownBy(() -> load(Dialect.CRM_1_0, "group g d\n"))
        .hasMessage("object d does not exist");
  }

  private static List<String> errors(String text) throws Exception {
    String quiet = "property stonith-enabled=\"false\"\n";
    CrmCheck check = CrmCheck.of(Dialect.CRM_1_0, load(Dialect.CRM_1_0, quiet + text));
    assertThat(check.failed()).isTrue();
    return check.said().stream().filter(line -> line.startsWith("ERROR")).toList();
  }

  @Test
  void theTalksFileIsFound() throws Exception {
    CrmCheck check =
        CrmCheck.of(Dialect.CRM_1_0, load(Dialect.CRM_1_0, SlidesConfiguration.talk()));

    assertThat(check.failed()).isFalse();
    assertThat(check.said()).isEmpty();
    assertThat(check.verified())
        .containsExactly("WARN: unpack_nodes: Blind faith: not fencing unseen nodes");
  }

  @Test
  void mistakesAreNamedAsTheRealOneNamedThem() throws Exception {
    String bad = SlidesConfiguration.captured("t-bad-committed.txt");
    assertThat(bad)
        .contains(
            errors(
                    "primitive fs ocf:heartbeat:Filesystem params device=\"/dev/x\" colour=\"red\""
                        + " op monitor interval=\"10s\" timeout=\"5s\"")
                .stream()
                .collect(Collectors.joining("\n")));
    assertThat(bad).contains(errors("primitive x ocf:heartbeat:NoSuch"));
    assertThat(bad).contains(errors("property colour=\"red\""));
    assertThat(bad).contains(errors("primitive d ocf:heartbeat:Dummy meta colour=\"red\""));
  }

  @Test
  void timeoutsThatAreTooShort() throws Exception {
    CrmCheck check =
        CrmCheck.of(
            Dialect.CRM_1_0,
            load(
                Dialect.CRM_1_0,
                "property stonith-enabled=\"false\"\n"
                    + "primitive p ocf:linbit:drbd params drbd_resource=\"pgsql\""));

    assertThat(SlidesConfiguration.captured("t-bad-committed.txt"))
        .contains(String.join("\n", check.said()));
    assertThat(check.said()).hasSize(2);
    assertThat(check.failed()).isFalse();
  }

  @Test
  void aBadValueAndACommentBehindALineAndAnUnknownResourceAreInvalid() throws Exception {
    for (String text :
        List.of(
            "primitive d ocf:heartbeat:Dummy op monitor interval=10s on-fail=explode",
            "primitive d ocf:heartbeat:Dummy op monitor interval=10s # each ten seconds",
            "primitive d ocf:heartbeat:Dummy\ncolocation c inf: d nosuch")) {
      CrmCheck check =
          CrmCheck.of(
              Dialect.CRM_1_0,
              load(Dialect.CRM_1_0, "property stonith-enabled=\"false\"\n" + text));

      assertThat(check.invalid()).as(text).isTrue();
      assertThat(check.verified())
          .last()
          .isEqualTo("ERROR: main: CIB did not pass DTD/schema validation");
    }
  }

  @Test
  void withoutFencingAndWithoutSayingSo() throws Exception {
    CrmCheck check =
        CrmCheck.of(Dialect.CRM_1_0, load(Dialect.CRM_1_0, "primitive d ocf:heartbeat:Dummy"));

    assertThat(check.invalid()).isTrue();
    assertThat(check.verified().getFirst())
        .startsWith("ERROR: unpack_resources: Resource start-up disabled");
  }
}
