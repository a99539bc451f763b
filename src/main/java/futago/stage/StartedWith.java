package futago.stage;

import futago.command.Action;
import futago.command.Facts;
import futago.command.Probe;
import futago.command.Run;
import java.util.List;

/// With which files a service was last started. One that reads its files at its start only may run
/// with older ones than are there: a run may have ended between the file and the start.
///
/// @param service its plain name, such as `corosync`
/// @param files what it reads at its start
public record StartedWith(String service, List<String> files) {
  public StartedWith {
    files = List.copyOf(files);
  }

  /// rsyslog, which reads the rules for the cluster's log.
  public static StartedWith rsyslog(String file) {
    return new StartedWith("rsyslog", List.of(file));
  }

  private String mark() {
    return Names.STATE + "/" + service + "-started";
  }

  private String digest() {
    return "cat %s | sha256sum".formatted(String.join(" ", files));
  }

  /// Notes that it has been started with these files as they are now.
  public Run note() {
    return Run.script("mkdir -p -m 0700 %s; %s > %s".formatted(Names.STATE, digest(), mark()));
  }

  /// A piece of shell that succeeds unless it is certain that the service, if it runs, runs with
  /// the files as they are now. The note may be lost, and starting a cluster's membership anew
  /// costs an outage; so the files' last changes (of whatever kind, for a copy may bring an older
  /// date along) are compared with the file that the service writes when it starts.
  ///
  /// @param pidFile that file
  public String mayHaveChanged(String pidFile) {
    return "[ -n \"$(find %s -newercm %s 2>&1)\" ]".formatted(String.join(" ", files), pidFile);
  }

  /// Takes the note away, before the files go.
  public Action forget() {
    return Run.asRoot("rm", "-f", mark());
  }

  /// Asks whether it runs with the files as they are now, if it runs.
  public Probe question() {
    return new Probe(
        service + "-started", "[ \"$(%s)\" = \"$(cat %s)\" ]".formatted(digest(), mark()));
  }

  /// Whether it does.
  public boolean isSo(Facts facts) {
    return facts.yes(question());
  }
}
