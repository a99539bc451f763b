package futago.ui.step;

import static org.assertj.core.api.Assertions.assertThat;

import futago.command.Secret;
import futago.ui.UiFixture;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CodeSpansTest {
  private final CodeSpans spans = new CodeSpans(SpecValues.of(UiFixture.plan().spec()));

  private List<String> of(String text) {
    List<CodeSpan> found = spans.of(text);
    assertThat(found.stream().map(CodeSpan::text).collect(Collectors.joining())).isEqualTo(text);
    return found.stream()
        .filter(span -> span.kind() != CodeSpan.Kind.PLAIN)
        .map(span -> span.kind() + " " + span.text())
        .toList();
  }

  @Test
  void highlightsWhatComesFromTheSpec() {
    assertThat(of("drbdadm primary --force pgsql"))
        .containsExactly("OPTION --force", "VALUE pgsql");
    assertThat(of("address=192.168.137.101:7788"))
        .containsExactly("VALUE 192.168.137.101", "VALUE 7788");
  }

  @Test
  void leavesPartsOfOtherWordsAlone() {
    assertThat(of("pgsqlx alice2 54321 192.168.137.1011")).isEmpty();
  }

  @Test
  void ofTwoValuesThatBeginAlikeTakesTheLonger() {
    assertThat(of("cd /mnt/pgsql-data")).containsExactly("VALUE /mnt/pgsql-data");
  }

  @Test
  void knowsCommentsQuotesAndSecrets() {
    assertThat(of("# all of it\nx=\"on alice\"\n#!/bin/sh"))
        .containsExactly("COMMENT # all of it", "QUOTED \"on ", "VALUE alice", "QUOTED \"");
    assertThat(of("key " + Secret.MASK)).containsExactly("SECRET " + Secret.MASK);
  }
}
