package futago.simulator.machine;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A machine's kernel: what `uname` says of it, and its modules.
public final class Kernel {
  private final String release;
  private final String version;
  private final String architecture;
  private final Map<String, Runnable> available = new ConcurrentHashMap<>();
  private final Set<String> loaded = new LinkedHashSet<>();

  /// @param release as `uname -r` says it
  /// @param version as `uname -v` says it
  /// @param architecture as `uname -m` says it
  public Kernel(String release, String version, String architecture) {
    this.release = release;
    this.version = version;
    this.architecture = architecture;
  }

  /// What `uname -r` says.
  public String release() {
    return release;
  }

  /// What `uname -v` says.
  public String version() {
    return version;
  }

  /// What `uname -m` says.
  public String architecture() {
    return architecture;
  }

  /// Makes a module known, as its package or the kernel's own does.
  ///
  /// @param whenLoaded what follows from loading it, such as a new file in `/proc`
  public void provide(String module, Runnable whenLoaded) {
    available.put(module, whenLoaded);
  }

  /// Loads a module; nothing happens if it is loaded already.
  ///
  /// @return whether there is such a module
  public boolean load(String module) {
    Runnable whenLoaded = available.get(module);
    if (whenLoaded == null) {
      return false;
    }
    synchronized (loaded) {
      if (!loaded.add(module)) {
        return true;
      }
    }
    whenLoaded.run();
    return true;
  }

  /// Takes a module out of memory.
  ///
  /// @return whether it was loaded
  public boolean unload(String module) {
    synchronized (loaded) {
      return loaded.remove(module);
    }
  }

  /// The modules that are loaded, the oldest first.
  public List<String> loaded() {
    synchronized (loaded) {
      return List.copyOf(loaded);
    }
  }
}
