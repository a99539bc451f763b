package futago.lab;

import futago.text.Message;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;

/// Keeps two Futagos from changing one lab at the same time. The system lets go of it by itself
/// when its process ends, however that happens.
final class LabLock implements AutoCloseable {
  private final FileChannel channel;

  private LabLock(FileChannel channel) {
    this.channel = channel;
  }

  /// @throws LabException if somebody else has it
  static LabLock take(LabFiles files) throws LabException, IOException {
    Files.createDirectories(files.lock().getParent());
    FileChannel channel =
        FileChannel.open(files.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (!isTaken(channel)) {
      channel.close();
      throw new LabException(
          Message.of("lab.busy", files.directory().getFileName().toString()),
          Message.of("lab.busy.cure"));
    }
    return new LabLock(channel);
  }

  private static boolean isTaken(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
