package futago.engine;

import static org.assertj.core.api.Assertions.assertThat;

import futago.command.Run;
import futago.command.Secret;
import futago.text.Message;
import java.util.List;
import org.junit.jupiter.api.Test;

class MaskerTest {
  @Test
  void masksEverySecretTheLongerFirst() {
    var masker = new Masker(List.of(Secret.of("abcd"), Secret.of("abcdef"), Secret.of("xyz")));
    assertThat(masker.line("abcdef abcd xyz")).isEqualTo("******** ******** xyz");
    assertThat(masker.text("1 abcd\r\n2 abcd\n")).isEqualTo("1 ********\n2 ********");
  }

  @Test
  void findsASecretThatAnEscapeBreaks() {
    assertThat(new Masker(List.of(Secret.of("abcdef"))).line("abc\u001b[31mdef"))
        .isEqualTo("********");
  }

  @Test
  void masksTheTellingLinesOfASecretFile() {
    var masker = new Masker(List.of(Secret.of("totem {\n  secret-line-1\n}\nnode\n")));
    assertThat(masker.line("node totem { secret-line-1")).isEqualTo("node totem { ********");
  }

  @Test
  void reachesIntoMessagesAndActions() {
    var masker = new Masker(List.of(Secret.of("abcd")));
    assertThat(masker.message(Message.of("k", "abcd", 5, Message.of("l", "x\u001b[0mabcd"))))
        .isEqualTo(Message.of("k", "********", 5, Message.of("l", "x********")));
    assertThat(masker.shown(Run.as("postgres", "psql", "abcd")))
        .isEqualTo(new ShownAction.Command("postgres", "psql ********"));
  }
}
