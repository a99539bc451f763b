package futago.ui.frame;

import static org.assertj.core.api.Assertions.assertThat;

import futago.cluster.CapturedCluster;
import futago.cluster.ClusterNodes;
import futago.command.Secret;
import futago.engine.InstallStage;
import futago.engine.Plan;
import futago.remote.ssh.SecretRequest;
import futago.remote.ssh.UnknownHostKey;
import futago.slide.StageExplanation;
import futago.ui.ScriptedRuns;
import futago.ui.UiFixture;
import futago.ui.ask.LoginDialogs;
import futago.ui.look.Markdown;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.control.Labeled;
import javafx.scene.control.PasswordField;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What connections ask at the window, and what is said on demand.
class QuestionsTest {
  private static final SecretRequest PASSWORD =
      new SecretRequest(SecretRequest.Kind.SSH_PASSWORD, "alice", "admin@192.168.137.101", "");
  private static final UnknownHostKey KEY =
      new UnknownHostKey(
          "bob",
          "192.168.137.102",
          22,
          "ssh-ed25519",
          "SHA256:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU");

  @TempDir private Path home;

  private TestWindow window;
  private LoginDialogs login;

  @BeforeEach
  void open() throws Exception {
    window = TestWindow.open(home, 1280, 800);
    login =
        new LoginDialogs(window.frame().dialogs(), window.frame().language(), Platform::runLater);
  }

  @AfterEach
  void close() {
    window.close();
  }

  /// As a connection does: on a thread of its own, which waits for the answer.
  private static <T> CompletableFuture<T> asked(Supplier<T> question) {
    var answer = new CompletableFuture<T>();
    Thread.ofPlatform().daemon().start(() -> answer.complete(question.get()));
    return answer;
  }

  private static <T> T answerTo(CompletableFuture<T> question) throws Exception {
    return question.get(60, TimeUnit.SECONDS);
  }

  /// Nobody has to answer first, and the window does not wait for who asks.
  @Test
  void theWindowCanBeClosedWhileItAsks() {
    var nodes =
        new ClusterNodes(
            CapturedCluster.spec(),
            node ->
                () -> {
                  assertThat(login.supply(PASSWORD)).isPresent();
                  throw new InterruptedException();
                });
    window.on(() -> window.frame().watch(CapturedCluster.spec(), nodes, nodes::close));
    window.await(() -> window.has("#dialog-secret"));

    window.requestClose();

    assertThat(window.isShown()).isFalse();
  }

  @Test
  void aPasswordIsTypedUnseenAndReachesWhoAsked() throws Exception {
    CompletableFuture<Optional<Secret>> question = asked(() -> login.supply(PASSWORD));
    window.await(() -> window.has("#dialog-secret"));
    assertThat(window.words("#dialog"))
        .anyMatch(text -> text.contains("alice") && text.contains("admin@192.168.137.101"));

    // Where the display has not given this window the focus yet, keys go nowhere.
    window.click("#dialog-secret");
    window.await(() -> window.part(PasswordField.class, "#dialog-secret").isFocused());
    window.type("s3cret");
    assertThat(window.words("#dialog")).noneMatch(text -> text.contains("s3cret"));
    PasswordField field = window.part(PasswordField.class, "#dialog-secret");
    window.await(() -> field.getText().equals("s3cret"));
    window.press(KeyCode.ENTER);

    assertThat(answerTo(question).orElseThrow().reveal())
        .isEqualTo("s3cret".getBytes(StandardCharsets.UTF_8));
    window.await(() -> !window.has("#dialog"));
    assertThat(field.getText()).isEmpty();
  }

  @Test
  void whoGoesAwayFromAPasswordGivesNone() throws Exception {
    CompletableFuture<Optional<Secret>> question = asked(() -> login.supply(PASSWORD));
    window.await(() -> window.has("#dialog-secret"));
    window.press(KeyCode.ESCAPE);
    assertThat(answerTo(question)).isEmpty();
  }

  @Test
  void anUnknownHostKeyShowsItsFingerprintAndIsTakenOnlyWithAYes() throws Exception {
    CompletableFuture<Boolean> question = asked(() -> login.accepts(KEY));
    window.await(() -> window.has("#dialog-yes"));
    assertThat(window.words("#dialog"))
        .anyMatch(text -> text.contains(KEY.fingerprint()) && text.contains("192.168.137.102"));
    window.click("#dialog-yes");
    assertThat(answerTo(question)).isTrue();
  }

  @Test
  void aNoToAHostKeyIsANoAndSoIsEscape() throws Exception {
    CompletableFuture<Boolean> first = asked(() -> login.accepts(KEY));
    window.await(() -> window.has("#dialog-no"));
    window.click("#dialog-no");
    assertThat(answerTo(first)).isFalse();

    CompletableFuture<Boolean> second = asked(() -> login.accepts(KEY));
    window.await(() -> window.has("#dialog-no"));
    window.press(KeyCode.ESCAPE);
    assertThat(answerTo(second)).isFalse();
  }

  @Test
  void twoConnectionsThatAskAtOnceAreAnsweredOneAfterTheOther() throws Exception {
    CompletableFuture<Boolean> key = asked(() -> login.accepts(KEY));
    window.await(() -> window.has("#dialog-yes"));
    CompletableFuture<Optional<Secret>> password = asked(() -> login.supply(PASSWORD));
    window.settle();
    window.click("#dialog-yes");
    assertThat(answerTo(key)).isTrue();

    window.await(() -> window.has("#dialog-secret"));
    window.press(KeyCode.ESCAPE);
    assertThat(answerTo(password)).isEmpty();
  }

  @Test
  void theStageOfTheSlideIsExplainedByKeyboardAndByMouse() {
    Plan plan = UiFixture.plan();
    window.begin(plan, new ScriptedRuns(plan));
    window.on(() -> window.selecting("drbd.resource").accept(window.work()));

    window.press(KeyCode.F1);
    window.await(() -> window.has("#dialog-reading"));
    assertThat(window.words("#dialog")).contains("DRBD").anyMatch(text -> text.contains("dstate"));
    assertThat(texts())
        .contains("/dev/drbd0")
        .contains("bob")
        .doesNotContain("{")
        .doesNotContain("**");
    window.press(KeyCode.ESCAPE);
    window.await(() -> !window.has("#dialog"));

    window.on(() -> window.frame().language().speak(Locale.JAPANESE));
    window.click("#slide-explain");
    window.await(() -> window.has("#dialog-reading"));
    assertThat(texts()).contains("初期同期について");
    window.click("#dialog-close");
    window.await(() -> !window.has("#dialog"));
  }

  @Test
  void everyExplanationCanBeDrawn() {
    Plan plan = UiFixture.plan();
    window.on(
        () -> {
          for (Locale language : futago.ui.look.Language.ALL) {
            for (InstallStage stage : plan.stages()) {
              String text = StageExplanation.of(stage, plan.spec(), language).orElseThrow();
              assertThat(Markdown.of(text).getChildren()).as(stage.name()).hasSizeGreaterThan(4);
            }
          }
        });
  }

  private String texts() {
    var all = new StringBuilder();
    var reading = window.part(javafx.scene.Node.class, "#dialog-reading");
    window.on(
        () -> {
          reading.lookupAll(".md-text").forEach(text -> all.append(((Text) text).getText()));
          reading.lookupAll(".md-block").forEach(text -> all.append(((Labeled) text).getText()));
        });
    return all.toString();
  }
}
