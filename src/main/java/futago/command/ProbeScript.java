package futago.command;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Many {@link Probe}s put to a node as one command. The questions travel on standard input, so
/// that no limit of a command line applies, and each answer ends in a line that nobody can forge,
/// because it holds a word made up for this one occasion.
///
/// @param probes the questions, each name once
/// @param boundary the made-up word
public record ProbeScript(List<Probe> probes, String boundary) {
  /// The most bytes of one answer that are kept; the rest is dropped.
  public static final int LONGEST_ANSWER = 256 * 1024;

  private static final Duration DEADLINE = Duration.ofMinutes(3);

  public ProbeScript {
    probes = List.copyOf(probes);
  }

  /// The one command that asks everything.
  public Run run() {
    return Run.script("eval \"$(cat)\"")
        .withInput(text("futago_longest=" + LONGEST_ANSWER + "\n" + ScriptParts.ASK))
        .within(DEADLINE);
  }

  /// The same for what is asked again and again: one shell answers everything, and starts nothing
  /// but the programs that the questions name, where six processes a question go into {@link #run}.
  /// The questions must leave the shell as it is (no `exit`, no `cd`, no `exec`), and no answer is
  /// cut off: one that is too long makes the whole incomplete.
  public Run lean() {
    return Run.asRoot("sh", "-s").withInput(text(ScriptParts.ASK_LEAN)).within(DEADLINE);
  }

  private Content text(String ask) {
    var text = new StringBuilder();
    text.append("futago_boundary=").append(boundary).append('\n');
    text.append(ask);
    for (Probe probe : probes) {
      text.append("futago_ask ").append(Shell.quote(List.of(probe.name(), probe.script())));
      text.append('\n');
    }
    return new Content.Text(text.toString());
  }

  /// Takes the answers apart.
  ///
  /// @param output what the command printed, or only its end
  /// @return the answers by probe name; empty if the output is not complete
  public Optional<Map<String, Facts.Answer>> answers(String output) {
    String opening = boundary + "\n";
    if (!output.startsWith(opening)) {
      return Optional.empty();
    }
    var answers = new LinkedHashMap<String, Facts.Answer>();
    int at = opening.length();
    for (Probe probe : probes) {
      int end = output.indexOf("\n" + boundary + " ", at);
      int lineEnd = end < 0 ? -1 : output.indexOf('\n', end + 1);
      if (lineEnd < 0) {
        return Optional.empty();
      }
      String[] words = output.substring(end + 1, lineEnd).split(" ", -1);
      if (words.length != 3 || !words[2].equals(probe.name()) || !words[1].matches("\\d+")) {
        return Optional.empty();
      }
      String text = output.substring(at, end);
      String withoutLastBreak = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
      answers.put(probe.name(), new Facts.Answer(Integer.parseInt(words[1]), withoutLastBreak));
      at = lineEnd + 1;
    }
    return Optional.of(answers);
  }

  /// The same questions in two halves, for answers that were too long together.
  public List<ProbeScript> halves() {
    int middle = probes.size() / 2;
    return List.of(
        new ProbeScript(probes.subList(0, middle), boundary),
        new ProbeScript(probes.subList(middle, probes.size()), boundary));
  }
}
