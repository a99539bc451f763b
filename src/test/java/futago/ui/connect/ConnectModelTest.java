package futago.ui.connect;

import static org.assertj.core.api.Assertions.assertThat;

import futago.spec.ClusterSpec;
import futago.spec.DiskSpec;
import futago.spec.ExampleSpec;
import futago.spec.NodeSpec;
import futago.spec.PlatformName;
import futago.spec.SpecReader;
import futago.text.Message;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectModelTest {
  private final ConnectModel model = new ConnectModel();

  private void type(FormField field, String text) {
    model.text(field).set(text);
  }

  private void fillIn() {
    for (int node = 0; node < 2; node++) {
      type(FormField.nodeName(node), node == 0 ? "alice" : "bob");
      type(FormField.nodeAddress(node), "192.168.137.10" + (node + 1));
      type(FormField.nodeDisk(node), node == 0 ? "/dev/sdb1" : "/dev/vdb");
    }
    type(FormField.ADDRESS, "192.168.137.201");
  }

  private Optional<Message> problem(FormField field) {
    return Optional.ofNullable(model.problems().get().get(field.path()))
        .map(list -> list.getFirst());
  }

  @Test
  void anEmptyFormBlamesNobodyUntilThePersonWantsToGoOn() {
    assertThat(model.problems().get()).isEmpty();
    assertThat(model.spec().get()).isEmpty();

    assertThat(model.insist()).contains(FormField.nodeName(0));

    assertThat(model.problems().get().keySet())
        .containsExactlyInAnyOrder(
            "nodes[0].name",
            "nodes[0].address",
            "nodes[0].disk.device",
            "nodes[1].name",
            "nodes[1].address",
            "nodes[1].disk.device",
            "virtualIp.address");
  }

  @Test
  void whatIsTypedIsTheSpec() {
    fillIn();

    ClusterSpec spec = model.spec().get().orElseThrow();
    assertThat(spec.name()).isEqualTo("pgha");
    assertThat(spec.act().address()).isEqualTo("192.168.137.101");
    assertThat(spec.diskOf(spec.act())).isEqualTo(new DiskSpec.Device("/dev/sdb1"));
    assertThat(spec.diskOf(spec.sby())).isEqualTo(new DiskSpec.Device("/dev/vdb"));
    assertThat(spec.postgresql().clients()).isEqualTo("192.168.137.0/24");
    assertThat(spec.act().ssh().user()).contains("root");
  }

  @ParameterizedTest
  @CsvSource({
    "nodes[1].name, alice, spec.nodes.name",
    "nodes[1].address, 192.168.137.101, spec.nodes.address",
    "nodes[0].address, 192.168.137, spec.address.form",
    "nodes[0].ssh.port, 70000, spec.port.range",
    "nodes[0].ssh.port, ssh, spec.type.number",
    "postgresql.port, 7788, spec.port.drbd",
    "virtualIp.address, 192.168.137.101, spec.virtual-ip.node",
    "drbd.mount, /usr, spec.mount.system",
  })
  void whatIsWrongIsSaidAtItsFieldInTheSpecsOwnWordsWhileItIsTyped(
      String path, String text, String key) {
    fillIn();
    FormField field =
        FormField.ALL.stream().filter(each -> each.path().equals(path)).findFirst().orElseThrow();

    type(field, text);

    assertThat(model.spec().get()).isEmpty();
    assertThat(model.problems().get()).isNotEmpty();
    assertThat(problem(field).map(Message::key)).contains(key);
  }

  @Test
  void everythingThatIsWrongIsSaidAtOnce() {
    fillIn();
    type(FormField.nodeAddress(0), "x");
    type(FormField.PORT, "x");
    type(FormField.DRBD_RATE, "x");

    assertThat(model.problems().get().keySet())
        .containsExactlyInAnyOrder("nodes[0].address", "postgresql.port", "drbd.resyncRate");
  }

  @Test
  void aFieldThatWasLeftEmptyIsBlamedWhenThePersonHasBeenThere() {
    model.visited(FormField.ADDRESS);

    assertThat(model.problems().get().keySet()).containsExactly("virtualIp.address");
  }

  @Test
  void aFileInPlaceOfDisks() {
    fillIn();
    model.diskKind().set(ConnectModel.DiskKind.IMAGE);

    ClusterSpec spec = model.spec().get().orElseThrow();
    assertThat(spec.diskOf(spec.sby()))
        .isEqualTo(new DiskSpec.Image("/srv/images/pgsql-data.img", 1024));

    type(FormField.IMAGE, "");
    assertThat(model.problems().get().keySet()).contains("drbd.disk.image");
  }

  @ParameterizedTest
  @CsvSource({"debian-corosync", "el6-heartbeat"})
  void whatWasOpenedComesOutAsItWas(String platform) {
    ClusterSpec opened = ExampleSpec.of(PlatformName.of(platform));

    model.load(opened);

    ClusterSpec spec = model.spec().get().orElseThrow();
    assertThat(spec.platform()).isEqualTo(opened.platform());
    assertThat(spec.el6()).isEqualTo(opened.el6());
    assertThat(spec.drbd().disk()).isEqualTo(opened.drbd().disk());
    assertThat(spec.act().ssh()).isEqualTo(opened.act().ssh());
    assertThat(spec.virtualIp()).isEqualTo(opened.virtualIp());
  }

  @Test
  void whatTheFormHasNoFieldForIsKept() throws Exception {
    model.load(
        SpecReader.parse(
            """
            {"name": "pgha", "nodes": [
              {"name": "alice", "address": "192.168.137.101", "interface": "eth0",
               "ssh": {"host": "a.example", "jump": "gate"}},
              {"name": "bob", "address": "192.168.137.102", "interface": "eth0"}],
             "virtualIp": {"address": "192.168.137.201"},
             "drbd": {"disk": {"device": "/dev/sdb1"}},
             "postgresql": {"version": "15"}}\
            """));

    type(FormField.NAME, "other");

    ClusterSpec spec = model.spec().get().orElseThrow();
    assertThat(spec.name()).isEqualTo("other");
    assertThat(spec.act().ssh().jump()).contains("gate");
    assertThat(model.login(0).orElseThrow().ssh().jump()).contains("gate");
  }

  @Test
  void theConnectionCanBeTestedBeforeADiskIsChosen() {
    type(FormField.nodeName(0), "alice");
    type(FormField.nodeAddress(0), "192.168.137.101");
    type(FormField.sshPort(0), "2222");
    type(FormField.sshSudo(0), "true");

    NodeSpec login = model.login(0).orElseThrow();
    assertThat(login.ssh().host()).isEqualTo("192.168.137.101");
    assertThat(login.ssh().port()).contains(2222);
    assertThat(login.ssh().sudo()).isTrue();
    assertThat(model.login(1)).isEmpty();

    type(FormField.nodeAddress(0), "192.168.137");
    assertThat(model.login(0)).isEmpty();
  }
}
