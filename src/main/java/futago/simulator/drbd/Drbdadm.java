package futago.simulator.drbd;

import futago.simulator.machine.Call;
import futago.simulator.machine.Kernel;
import futago.simulator.machine.Machine;
import futago.simulator.machine.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// drbdadm(8): reads the configuration and hands its work to the kernel module or to `drbdmeta`.
final class Drbdadm implements Program {
  private static final int BAD_USAGE = 3;
  private static final int BAD_CONFIGURATION = 10;

  private final Drbd drbd;
  private final DrbdFlavour flavour;

  Drbdadm(Drbd drbd, DrbdFlavour flavour) {
    this.drbd = drbd;
    this.flavour = flavour;
  }

  @Override
  public int run(Call call) {
    var options = new ArrayList<String>();
    var words = new ArrayList<String>();
    for (String argument : call.arguments()) {
      if (argument.startsWith("-")) {
        options.add(argument);
      } else {
        words.add(argument);
      }
    }
    options.remove("--");
    if (words.isEmpty()) {
      call.err().println("USAGE: drbdadm COMMAND [OPTION...] {all|RESOURCE...}");
      return BAD_USAGE;
    }
    DrbdConfiguration configuration;
    try {
      configuration = DrbdConfiguration.of(call.machine());
    } catch (DrbdConfigException e) {
      call.err().println(e.getMessage());
      return BAD_CONFIGURATION;
    }
    return run(call, configuration, words.getFirst(), options, words.subList(1, words.size()));
  }

  private int run(
      Call call,
      DrbdConfiguration configuration,
      String command,
      List<String> options,
      List<String> names) {
    List<ResourceConfig> resources = new ArrayList<>();
    if (names.equals(List.of("all"))
        || (names.isEmpty() && List.of("status", "dump").contains(command))) {
      resources.addAll(configuration.here());
    } else {
      for (String name : names) {
        // A volume may be named too, such as pgsql/0; there is only that one.
        Optional<ResourceConfig> found = configuration.find(name.replaceFirst("/0$", ""));
        if (found.isEmpty()) {
          call.err().println("'" + name + "' not defined in your config (for this host).");
          return BAD_USAGE;
        }
        resources.add(found.get());
      }
    }
    if (resources.isEmpty() && !List.of("status", "dump").contains(command)) {
      call.err().println("drbdadm: missing arguments or no resources defined!");
      return BAD_USAGE;
    }
    for (ResourceConfig resource : resources) {
      int status =
          new DrbdCommand(drbd, flavour, call, resource, configuration.sectionOf(resource), options)
              .run(command);
      if (status != 0) {
        return status;
      }
    }
    return 0;
  }

  /// Loads the module, as the first command that needs it does.
  static boolean loadModule(Machine machine) {
    return machine.part(Kernel.class).load("drbd");
  }
}
