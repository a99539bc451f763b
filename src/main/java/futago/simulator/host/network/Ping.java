package futago.simulator.host.network;

import futago.simulator.host.Release;
import futago.simulator.machine.Addresses;
import futago.simulator.machine.Call;
import futago.simulator.machine.Machine;
import futago.simulator.machine.Network;
import futago.simulator.machine.Options;
import futago.simulator.machine.Program;
import futago.simulator.machine.Tool;
import java.time.Duration;
import java.util.Optional;

/// `ping -c COUNT`; with `-M do` a packet that is too large for the way does not arrive.
final class Ping {
  private static final Duration SECOND = Duration.ofSeconds(1);

  /// IP's and ICMP's.
  private static final int HEADERS = 28;

  private static final int MTU = 1500;

  private Ping() {}

  static Program program(Release release) {
    Tool tool =
        call -> {
          var options = Options.of(call, "c:W:w:qn4i:M:s:");
          if (options.words().size() != 1
              || !options.has('c')
              || !options.value('M').orElse("do").equals("do")) {
            return Machine.notModelled(call);
          }
          return run(call, release, options.words().getFirst(), options);
        };
    return tool.program();
  }

  private static int run(Call call, Release release, String name, Options options)
      throws InterruptedException {
    Optional<String> address = Names.resolve(call.machine(), name);
    if (address.isEmpty()) {
      call.err()
          .println(
              release.isCentos()
                  ? "ping: unknown host " + name
                  : "ping: " + name + ": Name or service not known");
      return 2;
    }
    int count = options.number('c', 1);
    String to = address.get();
    int size = options.number('s', 56);
    call.out()
        .println("PING %s (%s) %d(%d) bytes of data.".formatted(name, to, size, size + HEADERS));
    if (options.has('M') && size + HEADERS > MTU) {
      call.err().println("ping: local error: message too long, mtu=" + MTU);
      return 1;
    }
    int received = 0;
    for (int i = 1; i <= count; i++) {
      Network network = call.machine().part(Network.class);
      boolean answered =
          network.whoHas(to, call.machine()).isPresent()
              && (!options.has('M') || network.carries(size + HEADERS));
      received += answered ? 1 : 0;
      if (answered && !options.has('q')) {
        call.out()
            .println(
                "%d bytes from %s: icmp_seq=%d ttl=64 time=0.412 ms".formatted(size + 8, to, i));
      } else if (!answered && !options.has('q')) {
        call.out()
            .println(
                "From %s icmp_seq=%d Destination Host Unreachable"
                    .formatted(call.machine().part(Addresses.class).all().getFirst().address(), i));
      }
      if (i < count || !answered) {
        call.machine().clock().sleep(SECOND);
      }
    }
    call.out()
        .println(
            "\n--- %s ping statistics ---\n%d packets transmitted, %d received, %d%% packet loss, time %dms"
                .formatted(
                    name, count, received, 100 * (count - received) / count, (count - 1) * 1000));
    return received > 0 ? 0 : 1;
  }
}
