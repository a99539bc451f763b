package futago.simulator.drbd;

import futago.simulator.machine.FileTree;
import futago.simulator.machine.HostName;
import futago.simulator.machine.Machine;
import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// DRBD's configuration on a machine: all of `/etc/drbd.d/*.res`, as seen by a host of its name.
final class DrbdConfiguration {
  private static final String DIRECTORY = "/etc/drbd.d";

  private final String host;
  private final List<ResourceConfig> resources;

  private DrbdConfiguration(String host, List<ResourceConfig> resources) {
    this.host = host;
    this.resources = resources;
  }

  static DrbdConfiguration of(Machine machine) throws DrbdConfigException {
    FileTree files = machine.files();
    var resources = new ArrayList<ResourceConfig>();
    for (String name : names(files)) {
      if (name.endsWith(".res")) {
        String path = DIRECTORY + "/" + name;
        resources.addAll(ResourceFile.parse("drbd.d/" + name, files.text(path).orElse("")));
      }
    }
    return new DrbdConfiguration(machine.part(HostName.class).get(), resources);
  }

  private static List<String> names(FileTree files) {
    try {
      return files.list(DIRECTORY);
    } catch (FileSystemException e) {
      return List.of();
    }
  }

  /// Those that have a section for this host.
  List<ResourceConfig> here() {
    return resources.stream().filter(each -> each.on(host).isPresent()).toList();
  }

  Optional<ResourceConfig> find(String resource) {
    return here().stream().filter(each -> each.name().equals(resource)).findFirst();
  }

  ResourceConfig.Host sectionOf(ResourceConfig resource) {
    return resource.on(host).orElseThrow();
  }
}
