package futago.simulator.host.software;

import futago.simulator.machine.Machine;
import futago.simulator.machine.Options;
import futago.simulator.machine.Program;
import futago.simulator.machine.Tool;
import java.time.Duration;

/// `curl`, for whether an address answers.
final class Fetching {
  private Fetching() {}

  static Program curl(Mirrors mirrors) {
    Tool tool =
        call -> {
          var options =
              Options.of(
                  call,
                  "fsSLIo:t:m:",
                  "connect-timeout=t",
                  "max-time=m",
                  "silent=s",
                  "head=I",
                  "fail=f",
                  "location=L",
                  "output=o");
          if (options.words().size() != 1 || !options.has('I')) {
            return Machine.notModelled(call);
          }
          String url = options.words().getFirst();
          call.machine().clock().sleep(Duration.ofMillis(400));
          if (!mirrors.reaches(url)) {
            if (!options.has('s') || options.has('S')) {
              call.err().println("curl: (6) Couldn't resolve host '" + Mirrors.hostOf(url) + "'");
            }
            return 6;
          }
          if (!options.value('o').orElse("").equals("/dev/null")) {
            call.out().print("HTTP/1.1 200 OK\r\nServer: Apache\r\nConnection: close\r\n\r\n");
          }
          return 0;
        };
    return tool.program();
  }
}
