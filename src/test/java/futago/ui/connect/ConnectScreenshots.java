package futago.ui.connect;

import static org.assertj.core.api.Assertions.assertThat;

import futago.site.HostReport;
import futago.spec.ExampleSpec;
import futago.spec.PlatformName;
import futago.text.Message;
import futago.ui.Picturing;
import futago.ui.look.Language;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.junit.jupiter.api.Test;

/// The form in all its states, into `target/screenshots`, to be looked at: `mvn test
/// -Dtest=*Screenshots`.
class ConnectScreenshots {
  @Test
  void ofEveryState() throws Exception {
    for (Map.Entry<String, Consumer<ConnectModel>> state : states().entrySet()) {
      Picturing.of(
          "connect-" + state.getKey(),
          () -> {
            var language = new Language(Locale.ENGLISH);
            var model = new ConnectModel();
            var tester =
                new HostTester(
                    _ -> {
                      throw new AssertionError("nobody tests");
                    },
                    Platform::runLater);
            var view =
                new ConnectView(
                    model,
                    language,
                    tester,
                    new ConnectView.Ways(
                        List.of(Path.of("/home/demo/cluster.json")),
                        () -> {},
                        _ -> {},
                        _ -> {},
                        _ -> {},
                        () -> {}));
            state.getValue().accept(model);
            return new Picturing.Shown(view.node(), language);
          });
    }
    assertThat(Path.of("target/screenshots/connect-tested-ja-dark-1280x800.png")).exists();
  }

  private static Map<String, Consumer<ConnectModel>> states() {
    var states = new LinkedHashMap<String, Consumer<ConnectModel>>();
    states.put("empty", _ -> {});
    states.put("wrong", ConnectScreenshots::wrong);
    states.put(
        "tested",
        model -> {
          model.load(ExampleSpec.of(Optional.of(PlatformName.DEBIAN_COROSYNC)));
          model.checked(0, new NodeCheck.Found(report("alice", "alice", Duration.ZERO)));
          model.checked(1, new NodeCheck.Found(report("bob", "debian", Duration.ofSeconds(-42))));
        });
    states.put(
        "half",
        model -> {
          model.load(ExampleSpec.of(Optional.empty()));
          model.checked(0, new NodeCheck.Asking());
          model.checked(
              1,
              new NodeCheck.Failed(
                  List.of(
                      Message.of("remote.timed-out", "bob", "192.168.137.102", "22"),
                      Message.of("remote.timed-out.cure", "bob", "192.168.137.102", "22"))));
        });
    return states;
  }

  private static void wrong(ConnectModel model) {
    model.text(FormField.nodeName(0)).set("alice");
    model.text(FormField.nodeName(1)).set("alice");
    model.text(FormField.nodeAddress(0)).set("192.168.137");
    model.text(FormField.nodeAddress(1)).set("192.168.137.102");
    model.text(FormField.sshPort(1)).set("70000");
    model.text(FormField.ADDRESS).set("192.168.140.201");
    model.text(FormField.DRBD_MOUNT).set("/usr");
    model.text(FormField.PORT).set("7788");
    model.insist();
  }

  private static HostReport report(String node, String name, Duration ahead) {
    return new HostReport(
        node,
        name,
        "Debian GNU/Linux 12 (bookworm)",
        true,
        true,
        1994,
        List.of(
            new HostReport.Disk("/dev/sda", 8L << 30, Optional.empty(), Optional.empty(), true),
            new HostReport.Disk(
                "/dev/sda1", 8L << 30, Optional.of("ext4"), Optional.of("/"), false),
            new HostReport.Disk("/dev/sdb", 16L << 30, Optional.empty(), Optional.empty(), true),
            new HostReport.Disk("/dev/sdb1", 16L << 30, Optional.empty(), Optional.empty(), false),
            new HostReport.Disk(
                "/dev/sdc", 4L << 30, Optional.of("LVM2_member"), Optional.empty(), false)),
        List.of(new HostReport.Interface("eth0", "192.168.137.101")),
        ahead,
        name.equals(node) ? List.of() : List.of("corosync 3.1.7-1", "postgresql 15+248"));
  }
}
