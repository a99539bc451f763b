package futago.simulator.host.software;

import futago.simulator.host.FilePack;
import futago.simulator.host.Release;
import futago.simulator.host.service.ServiceTable;
import futago.simulator.machine.Call;
import futago.simulator.machine.Machine;
import futago.simulator.machine.Packages;
import futago.simulator.machine.Service;
import futago.simulator.machine.Services;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/// What is installed on a machine, and what comes of installing it.
final class Installed implements Packages {
  /// What a package brings, told by whom it is installed.
  @FunctionalInterface
  interface Contents {
    void put(Machine machine, Call call) throws InterruptedException;
  }

  /// A package on the disk.
  ///
  /// @param unit the package
  /// @param configured whether it is of use already
  record Entry(SoftwarePackage unit, boolean configured) {}

  private final Machine machine;
  private final Release release;
  private final Map<String, Entry> entries = new TreeMap<>();
  private final Map<String, List<Contents>> contents = new HashMap<>();
  private final Map<String, Map<String, String>> asBrought = new HashMap<>();
  private final Map<String, List<String>> services = new HashMap<>();

  Installed(Machine machine, Release release) {
    this.machine = machine;
    this.release = release;
  }

  /// Counts a package as there from the start; the host itself is made with what is in it.
  synchronized void fromTheStart(SoftwarePackage unit) {
    entries.put(unit.name(), new Entry(unit, true));
  }

  @Override
  public void brings(String name, Consumer<Machine> what) {
    bring(name, (target, _) -> what.accept(target));
    if (isInstalled(name)) {
      what.accept(machine);
    }
  }

  /// Adds to what a package brings, without looking whether it is there already.
  synchronized void bring(String name, Contents what) {
    contents.computeIfAbsent(name, _ -> new ArrayList<>()).add(what);
  }

  @Override
  public synchronized boolean isInstalled(String name) {
    return Optional.ofNullable(entries.get(name)).filter(Entry::configured).isPresent();
  }

  synchronized Optional<Entry> find(String name) {
    return Optional.ofNullable(entries.get(name));
  }

  synchronized List<Entry> all() {
    return List.copyOf(entries.values());
  }

  /// Puts a package on the disk.
  synchronized void unpack(SoftwarePackage unit) {
    entries.put(unit.name(), new Entry(unit, false));
  }

  /// Makes a package that is on the disk of use.
  ///
  /// @return the services that it brought
  List<String> configure(SoftwarePackage unit, Call call) throws InterruptedException {
    ServiceTable table = (ServiceTable) machine.part(Services.class);
    List<String> before = table.names();
    String files = release.directory() + "/packages/" + unit.name();
    if (FilePack.exists(files)) {
      FilePack.unpack(machine, files, Map.of());
    }
    List<Contents> all;
    synchronized (this) {
      all = List.copyOf(contents.getOrDefault(unit.name(), List.of()));
    }
    for (Contents each : all) {
      each.put(machine, call);
    }
    List<String> brought = new ArrayList<>(table.names());
    brought.removeAll(before);
    synchronized (this) {
      if (FilePack.exists(files)) {
        noteFiles(unit.name(), files);
      }
      services.put(unit.name(), brought);
      entries.put(unit.name(), new Entry(unit, true));
    }
    return brought;
  }

  /// The files of an installed package that are no longer as it brought them.
  synchronized List<String> changedFiles(String name) {
    return asBrought.getOrDefault(name, Map.of()).entrySet().stream()
        .filter(file -> !machine.files().text(file.getKey()).orElse("").equals(file.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private void noteFiles(String name, String files) {
    var texts = new TreeMap<String, String>();
    FilePack.read(files + "/files.txt")
        .lines()
        .filter(line -> line.startsWith("f "))
        .map(line -> line.split(" ", -1)[1])
        .forEach(path -> texts.put(path, machine.files().text(path).orElse("")));
    asBrought.put(name, texts);
  }

  /// Takes a package away, and stops what it brought.
  void remove(String name, Call call) throws InterruptedException {
    ServiceTable table = (ServiceTable) machine.part(Services.class);
    List<String> brought;
    synchronized (this) {
      entries.remove(name);
      brought = Optional.ofNullable(services.remove(name)).orElse(List.of(name));
    }
    for (String service : brought) {
      Optional<Service> found = table.find(service);
      if (found.isPresent()) {
        found.get().stop(call);
        table.remove(service);
      }
    }
  }
}
