package futago.simulator.machine;

import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The files of a simulated host, in memory. Paths are absolute; `.`, `..`, doubled slashes and
/// symbolic links are resolved as a kernel does. Safe for use by several threads.
///
/// A mounted file system is a tree of its own: from {@link #mount} to {@link #unmount} its entries
/// take the place of what is below the mount point.
public final class FileTree {
  private static final int MOST_LINKS = 40;

  private final Clock clock;
  private final NavigableMap<String, FileEntry> entries = new TreeMap<>();
  private final Map<String, FileTree> mounts = new TreeMap<>();
  private final Map<String, Supplier<String>> generated = new HashMap<>();
  private final Map<String, Consumer<String>> reactions = new HashMap<>();
  private final Map<String, Trouble> troubles = new HashMap<>();

  /// Why a disk takes no more.
  public enum Trouble {
    /// Nothing fits on it any more; what is there can be changed and deleted.
    FULL("No space left on device"),
    /// Nothing can be changed.
    READ_ONLY("Read-only file system");

    private final String words;

    Trouble(String words) {
      this.words = words;
    }
  }

  public FileTree(Clock clock) {
    this.clock = clock;
    entries.put("/", directory());
  }

  private FileEntry directory() {
    return new FileEntry(
        FileEntry.Kind.DIRECTORY, "root", "root", 0755, clock.instant(), new byte[0], "");
  }

  /// What is at a path, with symbolic links followed to the end.
  public Optional<FileEntry> find(String path) {
    return find(path, true);
  }

  /// What is at a path; of a symbolic link the link itself.
  public Optional<FileEntry> findLink(String path) {
    return find(path, false);
  }

  private Optional<FileEntry> find(String path, boolean followLast) {
    FileEntry entry;
    Supplier<String> text;
    synchronized (this) {
      String real = resolve(path, followLast);
      entry = lookUp(real);
      text = generated.get(real);
    }
    // Outside the lock: who makes the text may wait for somebody who waits for these files.
    return Optional.ofNullable(entry)
        .map(
            there ->
                text == null
                    ? there
                    : there.with(text.get().getBytes(StandardCharsets.UTF_8), clock.instant()));
  }

  /// Makes a file whose text is made anew each time it is read, such as those in `/proc`.
  public synchronized void generate(String path, Supplier<String> text) {
    install(path, "");
    generated.put(resolve(path, true), text);
  }

  /// The number of what is at a path; this one is told by its path.
  public int inode(String path) {
    return real(path).hashCode() & Integer.MAX_VALUE;
  }

  /// Has somebody told what is written to a file that is there, such as those in `/proc` that do
  /// something.
  ///
  /// @param heard told the file's new text; must not wait for anything
  public synchronized void react(String path, Consumer<String> heard) {
    reactions.put(resolve(path, true), heard);
  }

  /// Whether there is anything at a path.
  public boolean exists(String path) {
    return find(path).isPresent();
  }

  /// The text of a file, or nothing if there is no file.
  public Optional<String> text(String path) {
    return find(path)
        .filter(FileEntry::isFile)
        .map(entry -> new String(entry.content(), StandardCharsets.UTF_8));
  }

  /// The path with all symbolic links, `.` and `..` resolved, whether or not it exists.
  public synchronized String real(String path) {
    return resolve(path, true);
  }

  /// The names in a directory, sorted.
  public synchronized List<String> list(String path) throws FileSystemException {
    String real = resolve(path, true);
    FileEntry entry = lookUp(real);
    if (entry == null) {
      throw new NoSuchFileException(path);
    }
    if (!entry.isDirectory()) {
      throw new NotDirectoryException(path);
    }
    if (mounts.containsKey(real)) {
      return mounts.get(real).list("/");
    }
    Optional<String> mount = mountOf(real);
    if (mount.isPresent()) {
      return mounts.get(mount.get()).list(real.substring(mount.get().length()));
    }
    String prefix = real.equals("/") ? "/" : real + "/";
    return entries.tailMap(prefix, false).keySet().stream()
        .takeWhile(key -> key.startsWith(prefix))
        .map(key -> key.substring(prefix.length()))
        .filter(key -> !key.contains("/"))
        .toList();
  }

  /// Gives a file this content; a new one gets mode 0644 and the given owner.
  public synchronized void write(String path, byte[] content, String owner)
      throws FileSystemException {
    String real = resolve(path, true);
    FileEntry there = lookUp(real);
    if (there != null && there.isDirectory()) {
      throw new FileSystemException(path, null, "Is a directory");
    }
    put(
        real,
        there != null
            ? there.with(content, clock.instant())
            : new FileEntry(FileEntry.Kind.FILE, owner, owner, 0644, clock.instant(), content, ""));
    reactions.getOrDefault(real, _ -> {}).accept(new String(content, StandardCharsets.UTF_8));
  }

  /// Gives a file of root's this text, and makes its directories.
  public synchronized void install(String path, String text) {
    try {
      int slash = path.lastIndexOf('/');
      makeDirectories(slash == 0 ? "/" : path.substring(0, slash));
      write(path, text.getBytes(StandardCharsets.UTF_8), "root");
    } catch (FileSystemException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Makes a directory, 0755.
  public synchronized void makeDirectory(String path, String owner) throws FileSystemException {
    String real = resolve(path, true);
    if (lookUp(real) != null) {
      throw new FileAlreadyExistsException(path);
    }
    put(
        real,
        new FileEntry(
            FileEntry.Kind.DIRECTORY, owner, owner, 0755, clock.instant(), new byte[0], ""));
  }

  /// Makes a directory of root's and all above it, where they are missing.
  public synchronized void makeDirectories(String path) throws FileSystemException {
    String real = resolve(path, true);
    FileEntry there = lookUp(real);
    if (there != null) {
      if (!there.isDirectory()) {
        throw new NotDirectoryException(path);
      }
      return;
    }
    makeDirectories(real.substring(0, Math.max(1, real.lastIndexOf('/'))));
    put(real, directory());
  }

  /// Puts an entry at a path, in the place of what was there; the directory must exist. For links,
  /// devices, and changes of owner and mode.
  public synchronized void set(String path, FileEntry entry) throws FileSystemException {
    put(resolve(path, false), entry);
  }

  /// Takes away a file, a link or an empty directory.
  public synchronized void delete(String path) throws FileSystemException {
    String real = resolve(path, false);
    FileEntry there = lookUp(real);
    if (there == null) {
      throw new NoSuchFileException(path);
    }
    if (mounts.containsKey(real)) {
      throw new FileSystemException(path, null, "Device or resource busy");
    }
    refuse(real, false);
    if (there.isDirectory() && !list(real).isEmpty()) {
      throw new DirectoryNotEmptyException(path);
    }
    Optional<String> mount = mountOf(real);
    if (mount.isPresent()) {
      mounts.get(mount.get()).delete(real.substring(mount.get().length()));
    } else {
      entries.remove(real);
      generated.remove(real);
    }
  }

  /// Renames a file or a directory with all that is in it; a file at the new path is replaced.
  public synchronized void move(String from, String to) throws FileSystemException {
    String source = resolve(from, false);
    String target = resolve(to, false);
    FileEntry entry = lookUp(source);
    if (entry == null) {
      throw new NoSuchFileException(from);
    }
    if (source.equals(target)) {
      return;
    }
    if (target.startsWith(source + "/")) {
      throw new FileSystemException(to, null, "Invalid argument");
    }
    if (entry.isDirectory()) {
      if (lookUp(target) != null) {
        delete(target);
      }
      put(target, entry);
      for (String name : list(source)) {
        move(source + "/" + name, target + "/" + name);
      }
      delete(source);
    } else {
      put(target, entry);
      delete(source);
    }
  }

  /// Puts another tree in the place of a directory.
  public synchronized void mount(String directory, FileTree tree) throws FileSystemException {
    String real = resolve(directory, true);
    FileEntry there = lookUp(real);
    if (there == null) {
      throw new NoSuchFileException(directory);
    }
    if (!there.isDirectory()) {
      throw new NotDirectoryException(directory);
    }
    if (mounts.putIfAbsent(real, tree) != null) {
      throw new FileSystemException(directory, null, "already mounted");
    }
  }

  /// Takes a mounted tree away again.
  public synchronized void unmount(String directory) throws FileSystemException {
    if (mounts.remove(resolve(directory, true)) == null) {
      throw new FileSystemException(directory, null, "not mounted");
    }
  }

  /// The same files as another tree, without what is mounted in it.
  public synchronized FileTree copy() {
    var copy = new FileTree(clock);
    copy.entries.putAll(entries);
    return copy;
  }

  /// Lets there be trouble below a directory, as if a disk of its own were mounted there.
  public synchronized void trouble(String directory, Trouble trouble) {
    troubles.put(directory, trouble);
  }

  /// Ends all trouble.
  public synchronized void mend() {
    troubles.clear();
  }

  private void refuse(String real, boolean needsSpace) throws FileSystemException {
    for (Map.Entry<String, Trouble> each : troubles.entrySet()) {
      if (real.startsWith(each.getKey() + "/")
          && (needsSpace || each.getValue() == Trouble.READ_ONLY)) {
        throw new FileSystemException(real, null, each.getValue().words);
      }
    }
  }

  private void put(String real, FileEntry entry) throws FileSystemException {
    FileEntry before = lookUp(real);
    refuse(real, before == null || entry.size() > before.size());
    Optional<String> mount = mountOf(real);
    if (mount.isPresent()) {
      mounts.get(mount.get()).set(real.substring(mount.get().length()), entry);
      return;
    }
    if (!real.equals("/")) {
      String parent = real.substring(0, Math.max(1, real.lastIndexOf('/')));
      FileEntry above = lookUp(parent);
      if (above == null) {
        throw new NoSuchFileException(real);
      }
      if (!above.isDirectory()) {
        throw new NotDirectoryException(real);
      }
    }
    entries.put(real, entry);
  }

  private FileEntry lookUp(String real) {
    if (mounts.containsKey(real)) {
      return mounts.get(real).lookUp("/");
    }
    Optional<String> mount = mountOf(real);
    return mount.isPresent()
        ? mounts.get(mount.get()).lookUp(real.substring(mount.get().length()))
        : entries.get(real);
  }

  /// The mount point that a path is below of.
  private Optional<String> mountOf(String real) {
    return mounts.keySet().stream().filter(mount -> real.startsWith(mount + "/")).findFirst();
  }

  private String resolve(String path, boolean followLast) {
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException("not an absolute path: " + path);
    }
    String done = "/";
    var todo = new java.util.ArrayDeque<String>(List.of(path.split("/", -1)));
    int links = 0;
    while (!todo.isEmpty()) {
      String name = todo.pop();
      if (name.isEmpty() || name.equals(".")) {
        continue;
      }
      if (name.equals("..")) {
        done = done.substring(0, Math.max(1, done.lastIndexOf('/')));
        continue;
      }
      String next = done.equals("/") ? "/" + name : done + "/" + name;
      FileEntry entry = lookUp(next);
      if (entry != null
          && entry.kind() == FileEntry.Kind.LINK
          && (followLast || !todo.isEmpty())
          && links++ < MOST_LINKS) {
        String[] parts = entry.link().split("/", -1);
        for (int i = parts.length - 1; i >= 0; i--) {
          todo.push(parts[i]);
        }
        if (entry.link().startsWith("/")) {
          done = "/";
        }
        continue;
      }
      done = next;
    }
    return done;
  }
}
