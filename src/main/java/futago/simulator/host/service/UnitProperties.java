package futago.simulator.host.service;

import futago.simulator.machine.Call;
import futago.simulator.machine.Service;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// `systemctl show` and `systemctl status`.
final class UnitProperties {
  private final ServiceTable table;
  private final Call call;

  UnitProperties(ServiceTable table, Call call) {
    this.table = table;
    this.call = call;
  }

  /// Prints properties; those of two services are separated by an empty line.
  int show(List<String> names, List<String> wanted) {
    Set<String> keys =
        wanted.stream()
            .flatMap(each -> Arrays.stream(each.split(",", -1)))
            .collect(Collectors.toCollection(TreeSet::new));
    String text =
        names.stream()
            .map(
                name ->
                    properties(name).entrySet().stream()
                        .filter(each -> keys.isEmpty() || keys.contains(each.getKey()))
                        .map(each -> each.getKey() + "=" + each.getValue() + "\n")
                        .collect(Collectors.joining()))
            .collect(Collectors.joining("\n"));
    call.out().print(text);
    return 0;
  }

  private Map<String, String> properties(String name) {
    boolean known = table.find(name).isPresent();
    boolean runs = table.find(name).filter(Service::isRunning).isPresent();
    boolean atBoot = table.startedAtBoot().contains(name);
    var properties = new LinkedHashMap<String, String>();
    properties.put("Id", name + ".service");
    properties.put("LoadState", known ? "loaded" : "not-found");
    properties.put("ActiveState", runs ? "active" : "inactive");
    properties.put("SubState", runs ? "running" : "dead");
    properties.put("UnitFileState", known ? atBoot ? "enabled" : "disabled" : "");
    return properties;
  }

  int status(List<String> names) {
    int status = 0;
    for (String name : names) {
      if (table.find(name).isEmpty()) {
        call.err().println("Unit " + name + ".service could not be found.");
        status = 4;
        continue;
      }
      boolean runs = table.find(name).filter(Service::isRunning).isPresent();
      boolean atBoot = table.startedAtBoot().contains(name);
      call.out()
          .println(
              """
              %s %s.service
                   Loaded: loaded (%s; %s; preset: enabled)
                   Active: %s\
              """
                  .formatted(
                      runs ? "*" : "o",
                      name,
                      table.unitFile(name),
                      atBoot ? "enabled" : "disabled",
                      runs ? "active (running)" : "inactive (dead)"));
      status = runs || status != 0 ? status : 3;
    }
    return status;
  }
}
