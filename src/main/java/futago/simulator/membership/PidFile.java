package futago.simulator.membership;

import futago.simulator.machine.Call;
import futago.simulator.machine.FileTree;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;

/// The file in which a daemon leaves its number while it runs. One that cannot be written is no
/// reason for it not to start.
///
/// @param files of the machine
/// @param path absolute
record PidFile(FileTree files, String path) {
  void write(Call call) {
    try {
      files.makeDirectories(path.substring(0, path.lastIndexOf('/')));
      files.write(path, (call.process().pid() + "\n").getBytes(StandardCharsets.UTF_8), "root");
    } catch (FileSystemException e) {
      call.err().println(e.getMessage());
    }
  }

  void remove() {
    if (files.exists(path)) {
      try {
        files.delete(path);
      } catch (FileSystemException e) {
        // Left behind, as on a file system that has become read-only.
      }
    }
  }
}
