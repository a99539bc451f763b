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

/// `ping -c COUNT`.
final class Ping {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private Ping() {}

  static Program program(Release release) {
    Tool tool =
        call -> {
          var options = Options.of(call, "c:W:w:qn4i:");
          if (options.words().size() != 1 || !options.has('c')) {
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
    call.out().println("PING %s (%s) 56(84) bytes of data.".formatted(name, to));
    int received = 0;
    for (int i = 1; i <= count; i++) {
      boolean answered = call.machine().part(Network.class).whoHas(to, call.machine()).isPresent();
      received += answered ? 1 : 0;
      if (answered && !options.has('q')) {
        call.out().println("64 bytes from %s: icmp_seq=%d ttl=64 time=0.412 ms".formatted(to, i));
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
