package futago.simulator.host.postgresql;

import futago.simulator.machine.FileEntry;
import futago.simulator.machine.FileTree;
import futago.simulator.machine.Machine;
import java.nio.file.FileSystemException;
import java.util.Optional;

/// What keeps a server from starting on a data directory.
///
/// @param directory where the data are
/// @param configuration the directory of the configuration files
record StartChecks(Machine machine, Version version, String directory, String configuration) {
  /// What the server logs if it cannot start. A lock file that nobody holds is taken away.
  Optional<String> wrong() {
    FileTree files = machine.files();
    Optional<FileEntry> entry = files.find(directory);
    if (entry.isEmpty()) {
      return Optional.of(
          "postgres: could not access directory \"" + directory + "\": No such file or directory");
    }
    if (!files.exists(configuration + "/postgresql.conf")) {
      return Optional.of(
          "postgres cannot access the server configuration file \"%s/postgresql.conf\": No such file or directory"
              .formatted(configuration));
    }
    if (!entry.get().owner().equals("postgres")) {
      return Optional.of(
          "FATAL:  data directory \"%s\" has wrong ownership\nHINT:  The server must be started by the user that owns the data directory."
              .formatted(directory));
    }
    int others = version.isOld() ? 077 : 027;
    if ((entry.get().mode() & others) != 0) {
      return Optional.of(
          version.isOld()
              ? "FATAL:  data directory \"%s\" has group or world access\nDETAIL:  Permissions should be u=rwx (0700)."
                  .formatted(directory)
              : "FATAL:  data directory \"%s\" has invalid permissions\nDETAIL:  Permissions should be u=rwx (0700) or u=rwx,g=rx (0750)."
                  .formatted(directory));
    }
    String written = files.text(directory + "/PG_VERSION").orElse("").strip();
    if (!written.equals(version.major())) {
      return Optional.of(
          written.isEmpty()
              ? "FATAL:  \""
                  + directory
                  + "\" is not a valid data directory\nDETAIL:  File \""
                  + directory
                  + "/PG_VERSION\" is missing."
              : "FATAL:  database files are incompatible with server\nDETAIL:  The data directory was initialized by PostgreSQL version %s, which is not compatible with this version %s."
                  .formatted(written, version.full()));
    }
    Optional<Integer> line =
        ServerSettings.read(files.text(configuration + "/postgresql.conf").orElse("")).wrongLine();
    if (line.isPresent()) {
      return Optional.of(
          "LOG:  syntax error in file \"%s/postgresql.conf\" line %d\nFATAL:  configuration file \"%1$s/postgresql.conf\" contains errors"
              .formatted(configuration, line.get()));
    }
    return locked(files);
  }

  private Optional<String> locked(FileTree files) {
    Optional<String> lock = files.text(directory + "/postmaster.pid");
    if (lock.isEmpty()) {
      return Optional.empty();
    }
    String pid = lock.get().lines().findFirst().orElse("");
    boolean held =
        machine
            .part(Servers.class)
            .at(directory)
            .filter(server -> pid.equals(Integer.toString(server.pid())))
            .isPresent();
    if (held) {
      return Optional.of(
          "FATAL:  lock file \"postmaster.pid\" already exists\nHINT:  Is another postmaster (PID %s) running in data directory \"%s\"?"
              .formatted(pid, directory));
    }
    try {
      files.delete(directory + "/postmaster.pid");
    } catch (FileSystemException e) {
      throw new IllegalStateException(e);
    }
    return Optional.empty();
  }
}
