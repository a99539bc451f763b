package futago.simulator.machine;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A machine with nothing but what a cluster needs under it, and the calling of its programs.
public final class Bench {
  /// What a program said, and its exit status.
  public record Said(int status, String out, String err) {}

  /// Services that are only kept.
  private static final class PlainServices implements Services {
    private final Map<String, Service> all = new LinkedHashMap<>();
    private final Set<String> atBoot = new LinkedHashSet<>();

    @Override
    public void define(String name, Service service, boolean startedAtBoot) {
      all.put(name, service);
      startAtBoot(name, startedAtBoot);
    }

    @Override
    public Optional<Service> find(String name) {
      return Optional.ofNullable(all.get(name));
    }

    @Override
    public Set<String> startedAtBoot() {
      return Set.copyOf(atBoot);
    }

    @Override
    public void startAtBoot(String name, boolean start) {
      if (start) {
        atBoot.add(name);
      } else {
        atBoot.remove(name);
      }
    }
  }

  public final Machine machine;
  private final Set<String> closedPorts = new LinkedHashSet<>();

  public Bench(Network network, String name, String address) {
    machine = new Machine(name, new SimClock(Instant.parse("2026-11-23T00:00:00Z"), 1000));
    var addresses = new Addresses();
    addresses.add(new Addresses.Address("eth0", address, 24));
    machine.give(Addresses.class, addresses);
    machine.give(HostName.class, new HostName(name));
    machine.give(Kernel.class, new Kernel("2.6.32-431.el6.x86_64", "#1 SMP", "x86_64"));
    machine.give(Firewall.class, (protocol, port) -> !closedPorts.contains(protocol + "/" + port));
    machine.give(BlockDevices.class, new BlockDevices(machine));
    machine.give(Mounts.class, new Mounts(machine));
    machine.give(Services.class, new PlainServices());
    network.join(machine);
  }

  public void closePort(String protocol, int port) {
    closedPorts.add(protocol + "/" + port);
  }

  /// Calls a program.
  public Said call(String program, String... arguments) {
    return callWithInput("", program, arguments);
  }

  public Said callWithInput(String input, String program, String... arguments) {
    return run(
        input, Stream.concat(Stream.of(program), Stream.of(arguments)).toArray(String[]::new));
  }

  /// Starts a service.
  public Said start(String service) {
    machine.install("/bench/start", call -> service(service).start(call));
    return run("", "/bench/start");
  }

  public Said stop(String service) {
    machine.install("/bench/stop", call -> service(service).stop(call));
    return run("", "/bench/stop");
  }

  public Service service(String name) {
    return machine.part(Services.class).find(name).orElseThrow();
  }

  private Said run(String input, String... argv) {
    try {
      Launcher.Outcome outcome = machine.launcher().run(input, argv);
      return new Said(outcome.status(), outcome.output(), outcome.error());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
