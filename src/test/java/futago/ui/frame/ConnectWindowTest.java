package futago.ui.frame;

import static org.assertj.core.api.Assertions.assertThat;

import futago.cluster.CapturedCluster;
import futago.remote.RemoteException;
import futago.remote.RemoteNode;
import futago.site.NodeConnector;
import futago.spec.NodeSpec;
import futago.spec.SpecReader;
import futago.spec.SpecWriter;
import futago.text.Message;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The form in the real window, and what comes of it.
class ConnectWindowTest {
  @TempDir private Path home;

  private final Map<String, RemoteNode> hosts = new CapturedCluster("healthy").nodes();
  private final Set<String> dead = ConcurrentHashMap.newKeySet();
  private TestWindow window;

  @BeforeEach
  void open() throws Exception {
    NodeConnector connector = (node, _, _) -> connect(node);
    window =
        TestWindow.open(
            new WindowContext(Map.of(), Locale.ENGLISH, Clock.systemUTC(), home, connector),
            1280,
            800);
  }

  @AfterEach
  void close() {
    window.close();
  }

  private RemoteNode connect(NodeSpec node) throws RemoteException {
    if (dead.contains(node.name())) {
      throw new RemoteException(
          node.name(),
          RemoteException.Kind.UNREACHABLE,
          Message.of("remote.timed-out", node.name(), node.address(), "22"),
          Message.of("remote.timed-out.cure", node.name(), node.address(), "22"),
          null);
    }
    return hosts.get(node.name());
  }

  private void type(String field, String text) {
    window.on(() -> window.part(TextField.class, "#field-" + field).setText(text));
    window.settle();
  }

  private String problem(String field) {
    Label label = window.part(Label.class, "#field-" + field + "-problem");
    return label.isVisible() ? label.getText() : "";
  }

  private void fillIn() {
    type("nodes-0-name", "alice");
    type("nodes-0-address", "192.168.137.101");
    type("nodes-0-disk-device", "/dev/sdb1");
    type("nodes-1-name", "bob");
    type("nodes-1-address", "192.168.137.102");
    type("nodes-1-disk-device", "/dev/sdb1");
    type("virtualIp-address", "192.168.137.201");
  }

  @Test
  void anEmptyFormSaysWhatIsMissingAndGoesThere() {
    window.click("#enter-hosts");
    assertThat(problem("nodes-0-name")).isEmpty();

    window.click("#connect-go");

    assertThat(problem("nodes-0-name")).isEqualTo("is needed");
    assertThat(problem("virtualIp-address")).isEqualTo("is needed");
    assertThat(window.part(Label.class, "#connect-problems").getText()).startsWith("7 fields");
    assertThat(window.part(TextField.class, "#field-nodes-0-name").isFocused()).isTrue();
  }

  @Test
  void whatIsWrongIsSaidAtItsFieldWhileItIsTyped() {
    window.click("#enter-hosts");
    fillIn();
    type("nodes-1-address", "192.168.137.101");
    assertThat(problem("nodes-1-address")).contains("192.168.137.101");

    type("nodes-1-address", "192.168.137.102");
    assertThat(problem("nodes-1-address")).isEmpty();

    type("drbd-mount", "/usr");
    assertThat(window.part(Node.class, "#field-drbd-mount").isVisible()).isTrue();
    assertThat(problem("drbd-mount")).isNotEmpty();
  }

  @Test
  void theFieldsAreFilledInByKeyboardAlone() {
    window.click("#enter-hosts");
    window.await(() -> window.part(TextField.class, "#field-nodes-0-name").isFocused());
    window.press(KeyCode.A);
    window.press(KeyCode.TAB);
    assertThat(window.part(TextField.class, "#field-nodes-0-interface").isFocused()).isTrue();
    assertThat(window.part(TextField.class, "#field-nodes-0-name").getText()).isEqualTo("a");
  }

  @Test
  void aHostThatCannotBeReachedIsSaidInItsCard() {
    dead.add("alice");
    window.click("#enter-hosts");
    type("nodes-0-name", "alice");
    type("nodes-0-address", "192.168.137.101");

    window.click("#connect-test");

    window.await(
        () ->
            window.words("#check-0").stream()
                .anyMatch(words -> words.contains("did not answer on port 22")));
    assertThat(window.part(Node.class, "#check-1").isVisible()).isFalse();
  }

  @Test
  void whereConnectingFailsTheFormIsThereAgainAsItWas() {
    dead.add("alice");
    dead.add("bob");
    window.click("#enter-hosts");
    fillIn();
    window.click("#connect-go");
    window.await(() -> window.has("#dialog"));

    assertThat(window.words("#dialog"))
        .anyMatch(words -> words.contains("192.168.137.101 did not answer"))
        .anyMatch(words -> words.contains("192.168.137.102 did not answer"));
    window.press(KeyCode.ESCAPE);
    assertThat(window.part(TextField.class, "#field-nodes-1-name").getText()).isEqualTo("bob");
  }

  @Test
  void whereOneHostIsDeadTheClusterCanBeWatchedAllTheSame() {
    dead.add("bob");
    window.click("#enter-hosts");
    fillIn();
    window.click("#connect-go");
    window.await(() -> window.has("#dialog-yes"));
    window.click("#dialog-yes");

    window.await(() -> window.has("#node-bob"));
    assertThat(window.words("#node-alice")).contains("192.168.137.101 · eth0");
    dead.clear();
    window.await(() -> window.words("#cluster-events").contains("bob answers again"));
  }

  @Test
  void whatIsSavedIsOpenedAgainAndStandsAmongTheRecent() throws Exception {
    Path file = home.resolve("cluster.json");
    window.click("#enter-hosts");
    Files.writeString(file, SpecWriter.write(CapturedCluster.spec()));
    window.on(() -> window.frame().remember(window.frame().settings().opened(file.toString())));
    window.click("#connect-back");
    window.click("#enter-hosts");
    window.on(() -> window.part(Hyperlink.class, ".connect-view .recent").fire());
    window.settle();

    assertThat(window.part(TextField.class, "#field-nodes-1-name").getText()).isEqualTo("bob");
    assertThat(window.part(TextField.class, "#field-nodes-0-ssh-identity").getText())
        .isEqualTo("~/.ssh/id_ed25519");
    assertThat(SpecReader.read(file)).isEqualTo(CapturedCluster.spec());
  }
}
