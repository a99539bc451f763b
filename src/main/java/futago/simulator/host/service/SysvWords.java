package futago.simulator.host.service;

import futago.simulator.machine.Call;

/// What CentOS's init scripts say, without a terminal: `Starting system logger: [ OK ]`, with a
/// carriage return before the line feed.
///
/// @param start the words before the outcome of a start, such as `Starting system logger: `
/// @param stop those before the outcome of a stop
public record SysvWords(String start, String stop) {
  /// The usual words for a service.
  public static SysvWords of(String what) {
    return new SysvWords("Starting " + what + ": ", "Stopping " + what + ": ");
  }

  public void starting(Call call) {
    call.out().print(start);
  }

  public void stopping(Call call) {
    call.out().print(stop);
  }

  public void done(Call call) {
    call.out().print("[  OK  ]\r\n");
  }

  public void failed(Call call) {
    call.out().print("[FAILED]\r\n");
  }

  /// A line about one more thing that was done.
  public static void ok(Call call, String what) {
    call.out().print(what + "[  OK  ]\r\n");
  }
}
