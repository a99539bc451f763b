package futago.simulator.host.service;

import futago.simulator.machine.FileEntry;
import futago.simulator.machine.FileTree;
import futago.simulator.machine.Machine;
import futago.simulator.machine.Service;
import futago.simulator.machine.Services;
import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// The services of a host, and which of them are started at boot, in which order.
public final class ServiceTable implements Services {
  /// What manages the services of a host.
  public enum Manager {
    SYSV,
    SYSTEMD
  }

  static final String SCRIPTS = "/etc/init.d/";
  static final String UNITS = "/usr/lib/systemd/system/";
  static final String OWN_UNITS = "/etc/systemd/system/";
  static final String WANTED = OWN_UNITS + "multi-user.target.wants/";

  /// The order at boot, as the start priorities of CentOS and the dependencies of Debian's units
  /// give it; all others come in between, in the order in which they were defined.
  private static final List<String> FIRST =
      List.of("iptables", "network", "rsyslog", "sshd", "ssh", "chrony", "systemd-timesyncd");

  private static final List<String> LAST =
      List.of("postgresql-9.3", "postgresql", "drbd", "heartbeat", "corosync", "pacemaker");

  private final Machine machine;
  private final Manager manager;
  private final Map<String, Service> services = new LinkedHashMap<>();
  private final Set<String> atBoot = new TreeSet<>();

  public ServiceTable(Machine machine, Manager manager) {
    this.machine = machine;
    this.manager = manager;
  }

  /// What manages them.
  public Manager manager() {
    return manager;
  }

  @Override
  public synchronized void define(String name, Service service, boolean startedAtBoot) {
    services.put(name, service);
    if (manager == Manager.SYSV) {
      script(name);
    } else {
      install(UNITS + name + ".service", "[Unit]\nDescription=" + name + "\n", 0644);
    }
    if (startedAtBoot) {
      startAtBoot(name, true);
    }
  }

  private void script(String name) {
    String path = SCRIPTS + name;
    install(path, "#!/bin/sh\n#\n# chkconfig: 2345 90 10\n# description: " + name + "\n", 0755);
    machine.install(
        path, call -> ServiceCommand.run(call, this, name, call.arguments(), call.arguments()));
  }

  private void install(String path, String text, int mode) {
    FileTree files = machine.files();
    try {
      if (!files.exists(path)) {
        files.install(path, text);
        files.set(path, files.find(path).orElseThrow().withMode(mode));
      }
    } catch (FileSystemException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Takes a service away, as the removal of its package does.
  public synchronized void remove(String name) {
    services.remove(name);
    startAtBoot(name, false);
    machine.uninstall(SCRIPTS + name);
    delete((manager == Manager.SYSV ? SCRIPTS + name : UNITS + name + ".service"));
  }

  private void delete(String path) {
    try {
      if (machine.files().findLink(path).isPresent()) {
        machine.files().delete(path);
      }
    } catch (FileSystemException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public synchronized Optional<Service> find(String name) {
    Service known = services.get(name);
    if (known == null || known instanceof UnitFileService) {
      boolean hasUnit =
          manager == Manager.SYSTEMD && machine.files().exists(OWN_UNITS + name + ".service");
      if (hasUnit && known == null) {
        services.put(name, new UnitFileService(OWN_UNITS + name + ".service"));
      } else if (!hasUnit) {
        services.remove(name);
      }
    }
    return Optional.ofNullable(services.get(name));
  }

  /// The names of all that are defined.
  public synchronized List<String> names() {
    return new ArrayList<>(services.keySet());
  }

  @Override
  public synchronized Set<String> startedAtBoot() {
    return Set.copyOf(atBoot);
  }

  @Override
  public synchronized void startAtBoot(String name, boolean start) {
    if (start) {
      atBoot.add(name);
    } else {
      atBoot.remove(name);
    }
    if (manager == Manager.SYSTEMD) {
      link(name, start);
    }
  }

  private void link(String name, boolean start) {
    String path = WANTED + name + ".service";
    delete(path);
    if (start) {
      try {
        machine.files().makeDirectories(WANTED.substring(0, WANTED.length() - 1));
        machine
            .files()
            .set(
                path,
                new FileEntry(
                    FileEntry.Kind.LINK,
                    "root",
                    "root",
                    0777,
                    machine.clock().instant(),
                    new byte[0],
                    unitFile(name)));
      } catch (FileSystemException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /// Where the unit of a service lies.
  String unitFile(String name) {
    String own = OWN_UNITS + name + ".service";
    return machine.files().exists(own) ? own : "/lib/systemd/system/" + name + ".service";
  }

  /// Those that are started at boot and exist, in their order.
  synchronized List<String> bootOrder() {
    List<String> known = names();
    return atBoot.stream()
        .filter(name -> find(name).isPresent())
        .sorted(
            Comparator.<String>comparingInt(ServiceTable::position)
                .thenComparingInt(known::indexOf))
        .toList();
  }

  private static int position(String name) {
    int first = FIRST.indexOf(name);
    return first >= 0 ? first - FIRST.size() : 1 + LAST.indexOf(name);
  }

  /// What has to run for a service to run.
  static Optional<String> neededBy(String name) {
    return name.equals("pacemaker") ? Optional.of("corosync") : Optional.empty();
  }

  /// What cannot run without a service.
  static Optional<String> dependentOf(String name) {
    return name.equals("corosync") ? Optional.of("pacemaker") : Optional.empty();
  }

  /// The machine lost its power.
  public synchronized void powerLost() {
    services.values().forEach(Service::powerLost);
  }
}
