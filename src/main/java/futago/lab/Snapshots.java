package futago.lab;

import futago.text.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Copies of a lab's disks and keys, made while its nodes are off, that any lab of the same kind
/// can start from. They belong to the image that they lie on: with a new image there are none.
final class Snapshots {
  private static final Duration COPY_DEADLINE = Duration.ofMinutes(10);
  private static final Pattern TAG = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,60}");

  private final Path directory;

  /// @param directory the cache's directory of snapshots
  Snapshots(Path directory) {
    this.directory = directory;
  }

  /// Whether there is a snapshot that a lab with these settings can start from. All but the lab's
  /// name must be the same: the addresses and names are inside the disks.
  boolean fits(LabImage image, String tag, LabSettings settings) throws LabException {
    Optional<LabRecord> record = LabRecord.read(of(image, tag));
    return record.isPresent() && sameBut(record.get().settings(), settings);
  }

  /// Keeps a copy of a lab whose nodes are off, in the place of an older one of the same name.
  void save(LabFiles lab, LabRecord record, LabImage image, String tag)
      throws LabException, IOException, InterruptedException {
    Path target = of(image, tag).directory();
    Path unfinished = target.resolveSibling("." + tag + ".new");
    Path outdated = target.resolveSibling("." + tag + ".old");
    LocalCommand.remove(unfinished);
    LocalCommand.remove(outdated);
    Files.createDirectories(unfinished);
    copy(lab, new LabFiles(unfinished), record.settings());
    record.write(new LabFiles(unfinished));
    if (Files.exists(target)) {
      Files.move(target, outdated, StandardCopyOption.ATOMIC_MOVE);
    }
    Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
    LocalCommand.remove(outdated);
  }

  /// Gives a lab that has no disks yet those of a snapshot.
  void restore(LabImage image, String tag, LabFiles lab, LabSettings settings)
      throws LabException, IOException, InterruptedException {
    if (!fits(image, tag, settings)) {
      throw new LabException(
          Message.of("lab.noSnapshot", tag, settings.name()), Message.of("lab.noSnapshot.cure"));
    }
    copy(of(image, tag), lab, settings);
  }

  /// @throws LabException if a snapshot cannot have that name
  static void requireTag(String tag) throws LabException {
    if (!TAG.matcher(tag).matches()) {
      throw new LabException(Message.of("lab.badTag", tag), Message.of("lab.badTag.cure"));
    }
  }

  private static void copy(LabFiles from, LabFiles to, LabSettings settings)
      throws LabException, InterruptedException {
    var sources = new ArrayList<Path>(List.of(from.identity()));
    sources.add(LabFiles.publicHalf(from.identity()));
    for (LabNode node : LabNode.of(settings)) {
      sources.addAll(
          List.of(
              from.hostKey(node),
              LabFiles.publicHalf(from.hostKey(node)),
              from.firstBoot(node),
              from.dataDisk(node),
              from.rootDisk(node)));
    }
    for (Path source : sources) {
      LocalCommand.require(
          COPY_DEADLINE,
          List.of(
              "cp",
              "-p",
              "--reflink=auto",
              "--sparse=always",
              source.toString(),
              to.directory().toString()));
    }
  }

  private LabFiles of(LabImage image, String tag) throws LabException {
    requireTag(tag);
    return new LabFiles(directory.resolve(image.id()).resolve(tag));
  }

  private static boolean sameBut(LabSettings one, LabSettings other) {
    return one.equals(
        new LabSettings(
            one.name(),
            other.suite(),
            other.nodeNames(),
            other.network(),
            other.memoryMiB(),
            other.dataDiskMiB(),
            other.mirror()));
  }
}
