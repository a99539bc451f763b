package futago.slide;

import futago.text.Message;
import futago.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Slide → plain text for a terminal. Words are wrapped; commands and files never are, so that they
/// can be copied.
public final class SlideText {
  private static final int WIDTH = 80;
  private static final String INDENT = "    ";
  private static final String DEEPER = "  ";

  private final Texts texts;

  /// Renders in the language of the texts, which should be that of the slides.
  public SlideText(Texts texts) {
    this.texts = texts;
  }

  /// Slides in order, each stage under a heading of its own.
  public List<String> lines(List<Slide> slides) {
    var out = new ArrayList<String>();
    int stage = 0;
    for (Slide slide : slides) {
      if (slide.stageNumber() != stage) {
        stage = slide.stageNumber();
        String rule = "=".repeat(WIDTH);
        out.add(rule);
        out.add(say("slide.stage", Integer.toString(stage), slide.stageTitle()));
        out.add(rule);
        out.add("");
      }
      out.addAll(lines(slide));
      out.add("");
    }
    return out;
  }

  /// One slide.
  public List<String> lines(Slide slide) {
    var out = new ArrayList<String>();
    String number = slide.stageNumber() + "." + slide.number();
    out.add(number + " " + slide.title() + "  [" + slide.id() + "]");
    Words.wrap(slide.why(), WIDTH - INDENT.length()).forEach(line -> out.add(INDENT + line));
    slide.work().forEach(block -> add(block, out));
    if (!slide.proof().isEmpty()) {
      out.add("");
      out.add(INDENT + say("slide.proof"));
      slide.proof().forEach(block -> add(block, out));
    }
    return out;
  }

  private void add(NodeBlock block, List<String> out) {
    out.add("");
    out.add(
        INDENT
            + block.badges().stream()
                .map(badge -> "[" + badge + "]")
                .collect(Collectors.joining(" ")));
    add(block.lines(), INDENT + DEEPER, out);
  }

  private void add(List<SlideLine> lines, String indent, List<String> out) {
    lines.forEach(line -> add(line, indent, out));
  }

  private void add(SlideLine line, String indent, List<String> out) {
    switch (line) {
      case SlideLine.Command command -> add(command, indent, out);
      case SlideLine.FileText file -> {
        out.add(indent + say("slide.file", file.path(), file.owner(), file.mode()));
        addQuoted(file.text(), indent, out);
      }
      case SlideLine.Change change -> {
        for (SlideLine.Place place : change.places()) {
          out.add(indent + say("slide.change", change.path(), place.where()));
          addQuoted(place.text(), indent, out);
        }
      }
      case SlideLine.Wait wait -> {
        out.add(indent + say("slide.wait", wait.what(), Durations.say(wait.deadline(), texts)));
        add(wait.look(), indent + DEEPER, out);
      }
      case SlideLine.Condition condition -> {
        out.add(indent + say("slide.only-if", condition.condition()));
        add(condition.test(), indent + DEEPER, out);
        out.add(indent + say("slide.then"));
        add(condition.then(), indent + DEEPER, out);
      }
    }
  }

  private void add(SlideLine.Command command, String indent, List<String> out) {
    String prompt = command.user().equals("root") ? "# " : command.user() + "$ ";
    for (String line : command.text().lines().toList()) {
      out.add(indent + prompt + line);
      prompt = "> ";
    }
    command
        .input()
        .ifPresent(
            input -> {
              out.add(indent + say("slide.input"));
              addQuoted(input, indent, out);
            });
  }

  private static void addQuoted(String text, String indent, List<String> out) {
    text.lines().forEach(line -> out.add((indent + "| " + line).stripTrailing()));
  }

  private String say(String key, Object... arguments) {
    return texts.say(Message.of(key, arguments));
  }
}
