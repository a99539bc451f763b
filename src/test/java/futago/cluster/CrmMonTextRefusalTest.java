package futago.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is cut short, coloured, changed or of an unknown form is refused: half a state is worse
/// than none.
class CrmMonTextRefusalTest {
  private static final String HEALTHY = Captures10.text("s1-both-online");
  private static final String HEAD = HEALTHY.substring(0, HEALTHY.indexOf("Online:"));

  @Test
  void cutAnywhereItIsNoState() {
    for (String screen : Captures10.screens()) {
      String whole = Captures10.answer(screen);
      for (int length = 0; length < whole.length(); length++) {
        assertUnreadable(whole.substring(0, length));
      }
    }
  }

  @Test
  void linesLostInTheMiddleOfTheHeadOrTheNodes() {
    for (String screen : Captures10.screens()) {
      List<String> lines = screen.lines().toList();
      for (int lost = 0; lost < lines.size(); lost++) {
        String line = lines.get(lost);
        if (line.matches("=+|Current DC.*|\\d.*|Online.*|OFFLINE.*|Node .*| \\S.*|Failed.*")) {
          var rest = new ArrayList<>(lines);
          rest.remove(lost);
          assertUnreadable(Captures10.answer(String.join("\n", rest)));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u001b[31m", "\u001b[0m", "\b", "\r", "\u0000"})
  void colouredItIsNoState(String control) {
    for (String screen : Captures10.screens()) {
      String whole = Captures10.answer(screen);
      for (int at = 0; at < whole.length(); at += 7) {
        assertUnreadable(whole.substring(0, at) + control + whole.substring(at));
      }
    }
  }

  /// A word that is not known is refused, or it is a name and nothing else has changed.
  @Test
  void anyWordThatIsAnother() {
    int refused = 0;
    for (String screen : Captures10.screens()) {
      String original = whole(screen).toString();
      var words = java.util.regex.Pattern.compile("\\S+").matcher(screen.strip());
      while (words.find()) {
        String changed =
            screen.strip().substring(0, words.start())
                + "Xyzzy"
                + screen.strip().substring(words.end());
        try {
          assertThat(Captures10.view(changed).toString().replace("Xyzzy", words.group()))
              .as(changed)
              .isEqualTo(original);
        } catch (UnreadableException e) {
          refused++;
        }
      }
    }
    assertThat(refused).isGreaterThan(1000);
  }

  private static PacemakerView whole(String screen) {
    try {
      return Captures10.view(screen);
    } catch (UnreadableException e) {
      throw new AssertionError(e);
    }
  }

  /// Words that it does know, in the wrong place: a state or a refusal, nothing else.
  @Test
  void knownWordsInTheWrongPlace() {
    List<String> known =
        List.of(
            "Started",
            "Stopped",
            "Slave",
            "Masters:",
            "Slaves:",
            "Stopped:",
            "[",
            "]",
            "FAILED",
            "(unmanaged)",
            "Online:",
            "OFFLINE:",
            "Node",
            "NONE",
            "alice",
            "carol",
            "2",
            "7",
            "Set:",
            "Resource",
            "Clone",
            "Failed",
            "actions:",
            "(node=alice,",
            "============");
    int read = 0;
    int refused = 0;
    for (String screen : Captures10.screens().subList(0, 12)) {
      var words = java.util.regex.Pattern.compile("\\S+").matcher(screen.strip());
      while (words.find()) {
        for (String word : known) {
          String changed =
              screen.strip().substring(0, words.start())
                  + word
                  + screen.strip().substring(words.end());
          try {
            PacemakerView view = Captures10.view(changed);
            assertThat(view.nodes()).as(changed).hasSize(2);
            read++;
          } catch (UnreadableException e) {
            refused++;
          }
        }
      }
    }
    assertThat(refused).isGreaterThan(read);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2 Nodes configured -> 3 Nodes configured",
        "2 Nodes configured -> 99999999999 Nodes configured",
        "2 Resources configured. -> 5 Resources configured.",
        "2 Resources configured. -> 2 resource instances configured.",
        "Current DC: bob -> Current DC: carol",
        "Online: [ alice bob ] -> Online: [ alice alice ]",
        "Online: [ alice bob ] -> Online: alice bob",
        "Started alice -> Started carol",
        "Started alice -> Started ",
        "Started alice -> Stopped alice",
        "Started alice -> Starting",
        "Started alice -> Started alice FAILED FAILED",
        "Masters: [ alice ] -> Masters: [ carol ]",
        "Masters: [ alice ] -> Promoted: [ alice ]",
        "Masters: [ alice ] -> Slaves: [ alice ]",
        "Slaves: [ bob ] -> Stopped: [ bob ]",
        "Resource Group: -> Resource Bundle:",
        "(ocf::heartbeat:pgsql) -> ()",
        "Full list of resources: -> Inactive resources:",
        "Stack: heartbeat -> Pile: heartbeat",
        "============ -> ------------",
      })
  void unknownForms(String change) {
    String[] parts = change.split(" -> ", -1);
    String changed = HEALTHY.replace(parts[0], parts[1]);

    assertThat(changed).isNotEqualTo(HEALTHY);
    assertUnreadable(Captures10.answer(changed));
  }

  @Test
  void newerVersionsPrintAnotherText() {
    assertUnreadable(
        Captures10.answer(Captures.read(Captures.DEBIAN_12, "healthy", "alice.crm_mon.txt")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "crm_mon: unrecognized option",
        "Attempting connection to the cluster...",
        "Connection to cluster failed: connection failed\nand more",
        "\u001b]0;title\u0007",
      })
  void anythingElse(String text) {
    assertUnreadable(text);
    assertUnreadable(text + "\n" + CrmMonText.END);
  }

  @Test
  void lengthDoesNotHurt() {
    assertUnreadable(Captures10.answer(HEAD + "Online: [" + " a".repeat(50_000) + "\n"));
    assertUnreadable(Captures10.answer(HEAD + "a".repeat(200_000)));
    assertUnreadable(Captures10.answer("=".repeat(200_000)));
    assertUnreadable(
        Captures10.answer(HEALTHY.replace("Started alice", "Started" + " ".repeat(200_000) + "x")));
  }

  private static void assertUnreadable(String answer) {
    assertThatThrownBy(() -> CrmMonText.parse("alice", answer, ConfiguredResources.NONE))
        .as("%s", answer)
        .isInstanceOfSatisfying(
            UnreadableException.class,
            e -> {
              assertThat(e.what().key()).isEqualTo("cluster.unreadable");
              assertThat(e.what().arguments().toString().toLowerCase(Locale.ROOT))
                  .contains("crm_mon -1 -r")
                  .doesNotContainPattern("[\\p{Cntrl}]")
                  .hasSizeLessThan(300);
            });
  }
}
