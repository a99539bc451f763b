package futago.command;

/// A question to a node that only reads. All questions of a plan travel together, so that finding
/// everything already done costs few round trips.
///
/// @param name unique among the questions of one node; equal questions share an answer
/// @param script POSIX shell, run as root with standard error dropped; what it prints and its exit
///   status are the answer
public record Probe(String name, String script) {
  public Probe {
    if (!name.matches("[A-Za-z0-9_./:+-]+")) {
      throw new IllegalArgumentException("not a probe name: " + name);
    }
  }
}
