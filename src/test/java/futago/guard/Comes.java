package futago.guard;

import static org.assertj.core.api.Assertions.assertThat;

import futago.engine.Refusal;
import futago.engine.RunEvent;
import futago.engine.RunOutcome;
import futago.engine.StepFailure;
import futago.text.Message;
import futago.text.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a run comes to when something is broken, and what it has to say of it in both languages.
public sealed interface Comes {
  /// Fails unless the run came to this.
  ///
  /// @param outcome how it ended
  /// @param journal what its journal says
  /// @return what was said
  Message toldBy(RunOutcome outcome, List<RunEvent> journal);

  /// It fails (exit status 1) and says so.
  ///
  /// @param step in which step; a part of its name that both platforms share
  /// @param node on which node; empty if either will do
  /// @param what the key of what happened
  /// @param cure the key of what to do
  /// @param named what must be among the words
  record Fails(String step, Optional<String> node, String what, String cure, String named)
      implements Comes {
    private boolean is(StepFailure failure) {
      return failure.step().value().contains(step)
          && node.map(failure.node()::equals).orElse(true)
          && failure.what().key().equals(what)
          && failure.cure().key().equals(cure);
    }

    @Override
    public Message toldBy(RunOutcome outcome, List<RunEvent> journal) {
      assertThat(outcome).isInstanceOf(RunOutcome.Failed.class);
      List<StepFailure> failures = ((RunOutcome.Failed) outcome).failures();
      Optional<StepFailure> failure = failures.stream().filter(this::is).findFirst();
      assertThat(failure).as(failures.toString()).isPresent();
      inBothLanguages(failure.get().what(), failure.get().node());
      inBothLanguages(failure.get().cure(), failure.get().node());
      assertThat(said(failure.get().what()) + said(failure.get().cure())).contains(named);
      return failure.get().what();
    }
  }

  /// It is refused (exit status 3).
  ///
  /// @param upFront whether before anything is changed
  /// @param found the key of what was found
  /// @param named what must be among the words
  record Refused(boolean upFront, String found, String named) implements Comes {
    @Override
    public Message toldBy(RunOutcome outcome, List<RunEvent> journal) {
      assertThat(outcome).isInstanceOf(RunOutcome.Refused.class);
      if (upFront) {
        assertThat(outcome.summary().changes()).isZero();
        assertThat(journal).noneMatch(RunEvent.ActionStarted.class::isInstance);
      }
      List<Refusal> refusals = ((RunOutcome.Refused) outcome).refusals();
      Message told =
          refusals.stream()
              .map(refusal -> refusal.conflict().found())
              .filter(message -> message.key().equals(found))
              .findFirst()
              .orElseThrow(() -> new AssertionError(refusals));
      inBothLanguages(told, named);
      return told;
    }
  }

  /// It takes longer and says why, and then is done.
  ///
  /// @param why the key of why
  /// @param named what must be among the words
  record Delayed(String why, String named) implements Comes {
    @Override
    public Message toldBy(RunOutcome outcome, List<RunEvent> journal) {
      assertThat(outcome).isInstanceOf(RunOutcome.Done.class);
      Message told =
          journal.stream()
              .filter(RunEvent.Delayed.class::isInstance)
              .map(event -> ((RunEvent.Delayed) event).why())
              .filter(message -> message.key().equals(why))
              .findFirst()
              .orElseThrow(() -> new AssertionError(journal));
      inBothLanguages(told, named);
      return told;
    }
  }

  private static void inBothLanguages(Message message, String named) {
    String english = said(message);
    String japanese = Texts.in(Locale.JAPANESE).say(message);
    assertThat(english).contains(named).doesNotContain("{").isNotEqualTo(japanese);
    assertThat(japanese).contains(named).doesNotContain("{");
  }

  /// In English.
  static String said(Message message) {
    return Texts.in(Locale.ENGLISH).say(message);
  }
}
