package futago.simulator.host.postgresql;

import futago.simulator.machine.FileTree;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.time.Instant;

/// What a running server leaves about itself: its lock file, its options, its socket. One that was
/// killed does not take them away.
///
/// @param files the machine's files
/// @param version the server's version
/// @param directory its data directory
/// @param pid its process
/// @param port its port
record LockFiles(FileTree files, Version version, String directory, int pid, int port) {
  /// Writes them.
  ///
  /// @param started when it was started
  /// @param addresses where it listens
  void write(Instant started, String addresses) throws FileSystemException {
    String socketDirectory = files.real(version.socketDirectory());
    write(
        lock(),
        "%d\n%s\n%d\n%d\n%s\n%s\n  %d    32818\n"
            .formatted(
                pid,
                directory,
                started.getEpochSecond(),
                port,
                socketDirectory,
                addresses,
                port * 1000 + 1),
        0600);
    write(
        directory + "/postmaster.opts",
        version.programs() + "/postgres \"-D\" \"" + directory + "\"\n",
        0600);
    if (files.exists(socketDirectory)) {
      write(
          socket() + ".lock",
          "%d\n%s\n%d\n%d\n%s\n"
              .formatted(pid, directory, started.getEpochSecond(), port, socketDirectory),
          0600);
      write(socket(), "", 0777);
    }
  }

  private String lock() {
    return directory + "/postmaster.pid";
  }

  private String socket() {
    return version.socketDirectory() + "/.s.PGSQL." + port;
  }

  private void write(String path, String text, int mode) throws FileSystemException {
    files.write(path, text.getBytes(StandardCharsets.UTF_8), "postgres");
    files.set(path, files.find(path).orElseThrow().withMode(mode));
  }

  /// Takes lock and socket away.
  void delete() {
    try {
      for (String path : new String[] {lock(), socket(), socket() + ".lock"}) {
        if (files.exists(path)) {
          files.delete(path);
        }
      }
    } catch (FileSystemException e) {
      throw new IllegalStateException(e);
    }
  }
}
