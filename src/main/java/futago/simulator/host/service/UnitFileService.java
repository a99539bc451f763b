package futago.simulator.host.service;

import futago.simulator.machine.Call;
import futago.simulator.machine.Service;
import java.util.Arrays;
import java.util.List;

/// A service that a unit file under `/etc/systemd/system` describes: of `Type=oneshot`, with
/// commands that are run one after another, see systemd.service(5).
final class UnitFileService implements Service {
  private final String path;
  private volatile boolean running;

  UnitFileService(String path) {
    this.path = path;
  }

  @Override
  public int start(Call call) throws InterruptedException {
    if (running) {
      return 0;
    }
    List<String> commands = new java.util.ArrayList<>(values(call, "ExecStartPre"));
    commands.addAll(values(call, "ExecStart"));
    int status = run(call, commands);
    running = status == 0 && values(call, "RemainAfterExit").contains("yes");
    return status;
  }

  @Override
  public int stop(Call call) throws InterruptedException {
    if (!running) {
      return 0;
    }
    running = false;
    return run(call, values(call, "ExecStop"));
  }

  /// Runs commands up to the first that fails; one that begins with `-` may.
  private static int run(Call call, List<String> commands) throws InterruptedException {
    for (String command : commands) {
      boolean mayFail = command.startsWith("-");
      List<String> argv = Arrays.asList(command.substring(mayFail ? 1 : 0).split("\\s+"));
      int status = call.exec("root", argv);
      call.process().checkAlive();
      if (status != 0 && !mayFail) {
        return status;
      }
    }
    return 0;
  }

  private List<String> values(Call call, String key) {
    return call.machine()
        .files()
        .text(path)
        .orElse("")
        .lines()
        .filter(line -> line.startsWith(key + "="))
        .map(line -> line.substring(key.length() + 1).strip())
        .toList();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public void powerLost() {
    running = false;
  }
}
