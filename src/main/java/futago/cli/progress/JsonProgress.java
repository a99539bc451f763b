package futago.cli.progress;

import futago.engine.EventJson;
import futago.engine.RunEvent;
import java.io.PrintStream;

/// Every event as a line of JSON, for programs: the same lines as in the journal, but with all
/// output.
public final class JsonProgress implements Progress {
  private final PrintStream out;
  private final PrintStream notes;

  /// @param out gets the events and nothing else
  /// @param notes gets what is no event
  public JsonProgress(PrintStream out, PrintStream notes) {
    this.out = out;
    this.notes = notes;
  }

  @Override
  public void happened(RunEvent event) {
    out.println(EventJson.write(event));
    out.flush();
  }

  @Override
  public void note(String line) {
    notes.println(line);
    notes.flush();
  }

  @Override
  public void close() {
    out.flush();
  }
}
