package futago.simulator.host.network;

import futago.simulator.machine.NotModelledException;
import futago.simulator.machine.Options;
import futago.simulator.machine.Program;
import futago.simulator.machine.Tool;

/// `ss` and `netstat`, for who listens.
final class SocketPrograms {
  private SocketPrograms() {}

  static Program ss() {
    Tool tool =
        call -> {
          Options options =
              Options.of(call, "lntupHa", "listening=l", "numeric=n", "tcp=t", "udp=u");
          listeningOnly(options);
          if (!options.has('H')) {
            call.out()
                .println("Netid State  Recv-Q Send-Q Local Address:Port Peer Address:PortProcess");
          }
          Ports.of(call.machine()).all().stream()
              .filter(port -> wanted(options, port))
              .forEach(
                  port ->
                      call.out()
                          .println(
                              "%-5s %-6s 0      128          0.0.0.0:%-4d      0.0.0.0:*   %s"
                                  .formatted(
                                      port.protocol(),
                                      port.protocol().equals("tcp") ? "LISTEN" : "UNCONN",
                                      port.number(),
                                      options.has('p')
                                          ? " users:((\"" + port.process() + "\"))"
                                          : "")));
          return 0;
        };
    return tool.program();
  }

  static Program netstat() {
    Tool tool =
        call -> {
          Options options = Options.of(call, "lntupa");
          listeningOnly(options);
          call.out().println("Active Internet connections (only servers)");
          call.out()
              .println(
                  "Proto Recv-Q Send-Q Local Address               Foreign Address            "
                      + " State      "
                      + (options.has('p') ? " PID/Program name" : ""));
          Ports.of(call.machine()).all().stream()
              .filter(port -> wanted(options, port))
              .forEach(
                  port ->
                      call.out()
                          .println(
                              "%-5s      0      0 %-27s %-27s %-12s%s"
                                  .formatted(
                                      port.protocol(),
                                      "0.0.0.0:" + port.number(),
                                      "0.0.0.0:*",
                                      port.protocol().equals("tcp") ? "LISTEN" : "",
                                      options.has('p') ? "-/" + port.process() : "")));
          return 0;
        };
    return tool.program();
  }

  private static void listeningOnly(Options options) {
    if (!options.has('l') || !options.words().isEmpty()) {
      throw new NotModelledException();
    }
  }

  private static boolean wanted(Options options, Ports.Port port) {
    boolean all = !options.has('t') && !options.has('u');
    return all || options.has(port.protocol().charAt(0));
  }
}
