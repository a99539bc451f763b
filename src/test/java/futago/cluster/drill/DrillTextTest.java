package futago.cluster.drill;

import static org.assertj.core.api.Assertions.assertThat;

import futago.text.Message;
import futago.text.Texts;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What is said of drills, in both languages, and that a result is the same after it was kept.
class DrillTextTest {
  private static final Texts ENGLISH = Texts.in(Locale.ENGLISH);
  private static final Texts JAPANESE = Texts.in(Locale.JAPANESE);

  static DrillResult killed(List<Message> unmet) {
    return new DrillResult(
        "pgha",
        Drill.KILL,
        Instant.parse("2026-11-24T13:00:00Z"),
        true,
        "alice",
        Optional.of("alice"),
        true,
        12_345,
        List.of(12_345L),
        Optional.of(34_600L),
        Optional.of(new DrillResult.Rows(80, 0, 1)),
        true,
        unmet,
        List.of(Message.of("cluster.finding.group-stopped", "group_pgsql")),
        Optional.of("debian-corosync"));
  }

  @ParameterizedTest
  @EnumSource
  void everyDrillHasAllItsTexts(Drill drill) {
    for (Texts texts : List.of(ENGLISH, JAPANESE)) {
      assertThat(texts.has(drill.title().key())).isTrue();
      assertThat(texts.has(drill.story().key())).isTrue();
      assertThat(texts.has(drill.expectation().restores().key())).isTrue();
      assertThat(drill.danger().map(Message::key).filter(texts::has).isPresent())
          .isEqualTo(drill.endangersData());
    }
    assertThat(Drill.named(drill.id())).contains(drill);
  }

  @Test
  void whatIsExpectedInEnglish() {
    assertThat(new DrillText(ENGLISH::say).expected(Drill.REPLICATION_LINK))
        .containsExactly(
            "The database stays on its node.",
            "Connections stay; writes wait for up to 30 s.",
            "Outages that a client counts: 1 at most; a slow answer of up to 5 s is none.",
            "No acknowledged row is lost.",
            "The link is mended and DRBD brings the standby node up to date.");
  }

  @Test
  void whatIsExpectedInJapanese() {
    assertThat(new DrillText(JAPANESE::say).expected(Drill.POWER_OFF))
        .containsExactly(
            "データベースは相手のノードへ移ります。",
            "接続が切れ、しばらくデータベースが使えません。",
            "クライアントから見た停止は1回以内です。5秒以内の遅い応答は停止に数えません。",
            "コミットが返った行は1行も失われません。",
            "ノードの電源を入れるとクラスタに加わり、DRBDが最新の状態にします。");
  }

  @Test
  void aResultInEnglish() {
    assertThat(new DrillText(ENGLISH::say).result(killed(List.of())))
        .containsExactly(
            "As expected.",
            "Down for 12,345 ms in all; outages: 1, the longest 12,345 ms.",
            "80 rows acknowledged, 0 lost, 1 not acknowledged and yet there.",
            "Both nodes served again after 34.6 s.",
            "The database stayed on alice.",
            "",
            "What was seen meanwhile",
            "  " + ENGLISH.say(Message.of("cluster.finding.group-stopped", "group_pgsql")));
  }

  @Test
  void aResultInJapaneseThatIsNotAsExpected() {
    assertThat(
            new DrillText(JAPANESE::say)
                .result(killed(List.of(Message.of("drill.unmet.lost", 1_200)))))
        .startsWith(
            "予想と違いました:",
            "  コミットが返った1,200行が失われました。",
            "停止時間は合計12,345ミリ秒、停止の回数は1回、最長は12,345ミリ秒でした。",
            "コミットが返った行は80行、失われた行は0行、コミットが返らなかったのに残っていた行は1行です。",
            "34.6秒後に両ノードがそろって稼働しました。",
            "データベースは alice にとどまりました。");
  }

  @Test
  void aResultIsTheSameAfterItWasKept(@TempDir Path state) throws Exception {
    var log = new DrillLog(state, "pgha");
    assertThat(log.read()).isEmpty();
    DrillResult met = killed(List.of());
    DrillResult unmet =
        killed(List.of(Message.of("drill.unmet.harm", Message.of("drill.unmet.nowhere"))));
    log.add(met);
    log.add(unmet);
    assertThat(log.read()).containsExactly(met, unmet);
    assertThat(log.file()).isEqualTo(state.resolve("pgha/drills/results.jsonl"));
    assertThat(DrillLog.json(met)).contains("\"downtimeMillis\":12345", "\"drill\":\"KILL\"");
  }
}
