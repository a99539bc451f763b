package futago.simulator.machine;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
    return run(machine.program(program).orElseThrow(), input, program, List.of(arguments));
  }

  /// Starts a service.
  public Said start(String service) {
    return run(call -> service(service).start(call), "", service, List.of("start"));
  }

  public Said stop(String service) {
    return run(call -> service(service).stop(call), "", service, List.of("stop"));
  }

  public Service service(String name) {
    return machine.part(Services.class).find(name).orElseThrow();
  }

  private Said run(Program program, String input, String name, List<String> arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    try {
      int status = program.run(new PlainCall(machine, name, arguments, input, out, err));
      return new Said(
          status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private record PlainCall(
      Machine machine,
      String name,
      List<String> arguments,
      String input,
      ByteArrayOutputStream output,
      ByteArrayOutputStream errors)
      implements Call {
    @Override
    public InputStream in() {
      return new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public PrintStream out() {
      return new PrintStream(output, true, StandardCharsets.UTF_8);
    }

    @Override
    public PrintStream err() {
      return new PrintStream(errors, true, StandardCharsets.UTF_8);
    }

    @Override
    public String environment(String variable) {
      return "";
    }

    @Override
    public String directory() {
      return "/root";
    }

    @Override
    public String user() {
      return "root";
    }

    @Override
    public int exec(String user, List<String> argv) throws InterruptedException {
      Optional<Program> program = machine.program(argv.getFirst());
      return program.isEmpty()
          ? 127
          : program
              .get()
              .run(
                  new PlainCall(
                      machine,
                      argv.getFirst(),
                      argv.subList(1, argv.size()),
                      input,
                      output,
                      errors));
    }
  }
}
