package futago.slide;

import futago.command.Action;
import futago.command.Content;
import futago.command.EditFile;
import futago.command.OnlyIf;
import futago.command.Run;
import futago.command.Shell;
import futago.command.WaitFor;
import futago.command.WriteFile;
import futago.text.Message;
import futago.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Action → line of a slide, in one language.
public final class SlideLines {
  private final Texts texts;

  /// @param texts the language
  public SlideLines(Texts texts) {
    this.texts = texts;
  }

  /// The action as a person would do it by hand.
  public SlideLine of(Action action) {
    return switch (action) {
      case Run run -> command(run);
      case WriteFile file ->
          new SlideLine.FileText(
              file.path(), file.mode().owner(), file.mode().octal(), file.content().shown());
      case EditFile edit -> new SlideLine.Change(edit.path(), places(edit.edits()));
      case WaitFor wait ->
          new SlideLine.Wait(texts.say(wait.what()), command(wait.probe()), wait.deadline());
      case OnlyIf only ->
          new SlideLine.Condition(
              texts.say(only.condition()),
              command(only.test()),
              only.then().stream().map(this::of).toList());
    };
  }

  /// A piece of shell is shown as what a person would type, not as the word after `sh -c`; its
  /// parameters are set the way a person would set them.
  private static SlideLine.Command command(Run run) {
    return new SlideLine.Command(run.user(), typed(run), input(run.input()));
  }

  private static String typed(Run run) {
    if (!run.isScript()) {
      return Shell.quote(run.argv());
    }
    String script = run.argv().get(2).stripTrailing();
    if (run.argv().size() <= 4) {
      return script;
    }
    return "set -- " + Shell.quote(run.argv().subList(4, run.argv().size())) + "\n" + script;
  }

  private static Optional<String> input(Content input) {
    String shown = input.shown();
    return shown.isEmpty() ? Optional.empty() : Optional.of(shown);
  }

  /// Settings that stand side by side are one thing to do.
  private List<SlideLine.Place> places(List<EditFile.Edit> edits) {
    var places = new ArrayList<SlideLine.Place>();
    var settings = new ArrayList<String>();
    for (EditFile.Edit edit : edits) {
      switch (edit) {
        case EditFile.Setting setting ->
            settings.add(setting.key() + setting.separator() + setting.value());
        case EditFile.Block block -> {
          flush(settings, places);
          places.add(new SlideLine.Place(where(block), block.text()));
        }
        case EditFile.Words more -> {
          flush(settings, places);
          places.add(
              new SlideLine.Place(
                  texts.say(Message.of("slide.edit.words", "[" + more.section() + "]")),
                  more.key() + "=" + String.join(" ", more.words())));
        }
      }
    }
    flush(settings, places);
    return places;
  }

  private void flush(List<String> settings, List<SlideLine.Place> places) {
    if (!settings.isEmpty()) {
      String where = texts.say(Message.of("slide.edit.settings"));
      places.add(new SlideLine.Place(where, String.join("\n", settings)));
      settings.clear();
    }
  }

  private String where(EditFile.Block block) {
    return texts.say(
        block.beforeLine().isEmpty()
            ? Message.of("slide.edit.at-end")
            : Message.of("slide.edit.before", block.beforeLine()));
  }
}
