package futago.simulator.host.software;

import futago.simulator.machine.Call;
import futago.simulator.machine.Machine;
import futago.simulator.machine.OpenFile;
import futago.simulator.machine.Opener;
import futago.simulator.machine.Options;
import futago.simulator.machine.Program;
import futago.simulator.machine.Tool;
import futago.simulator.machine.TreeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/// `curl`: asks whether there is something at an address (`-I`), or fetches it.
final class Fetching {
  private static final int NO_HOST = 6;
  private static final int ERROR_STATUS = 22;

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
                  "show-error=S",
                  "head=I",
                  "fail=f",
                  "location=L",
                  "output=o");
          return options.words().size() == 1
              ? run(call, options, mirrors)
              : Machine.notModelled(call);
        };
    return tool.program();
  }

  private static int run(Call call, Options options, Mirrors mirrors)
      throws IOException, InterruptedException {
    String url = options.words().getFirst();
    boolean says = !options.has('s') || options.has('S');
    call.machine().clock().sleep(Duration.ofMillis(400));
    if (!mirrors.reaches(url)) {
      return fail(call, says, NO_HOST, "Couldn't resolve host '" + Mirrors.hostOf(url) + "'");
    }
    Optional<byte[]> content = mirrors.get(url);
    if (content.isEmpty() && options.has('f')) {
      return fail(call, says, ERROR_STATUS, "The requested URL returned error: 404 Not Found");
    }
    byte[] answer =
        options.has('I')
            ? ("HTTP/1.1 "
                    + (content.isPresent() ? "200 OK" : "404 Not Found")
                    + "\r\nServer: Apache\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8)
            : content.orElse("<h1>Not Found</h1>\n".getBytes(StandardCharsets.UTF_8));
    String file = options.value('o').orElse("-");
    if (file.equals("-")) {
      call.out().write(answer, 0, answer.length);
      return 0;
    }
    OpenFile out = Opener.of(call).open(call.path(file), TreeFile.Use.WRITE);
    out.write(answer, 0, answer.length);
    out.release();
    return 0;
  }

  private static int fail(Call call, boolean says, int status, String words) {
    if (says) {
      call.err().println("curl: (" + status + ") " + words);
    }
    return status;
  }
}
