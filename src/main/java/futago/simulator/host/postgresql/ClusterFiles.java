package futago.simulator.host.postgresql;

import futago.simulator.host.FilePack;
import futago.simulator.machine.FileTree;
import futago.simulator.machine.Machine;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The files of a new database cluster.
///
/// @param machine where
/// @param version by which version
/// @param directory the data directory, which exists
record ClusterFiles(Machine machine, Version version, String directory) {
  private static final List<String> OLD =
      List.of(
          "base",
          "global",
          "pg_clog",
          "pg_multixact",
          "pg_notify",
          "pg_serial",
          "pg_snapshots",
          "pg_stat",
          "pg_stat_tmp",
          "pg_subtrans",
          "pg_tblspc",
          "pg_twophase",
          "pg_xlog");

  private static final List<String> NEW =
      List.of(
          "base",
          "global",
          "pg_commit_ts",
          "pg_dynshmem",
          "pg_logical",
          "pg_multixact",
          "pg_notify",
          "pg_replslot",
          "pg_serial",
          "pg_snapshots",
          "pg_stat",
          "pg_stat_tmp",
          "pg_subtrans",
          "pg_tblspc",
          "pg_twophase",
          "pg_wal",
          "pg_xact");

  /// Makes them.
  ///
  /// @param local the login method for sockets
  /// @param host that for connections
  /// @param password the superuser's; empty for none
  /// @param configuration where its configuration files are made
  void make(String local, String host, String password, String configuration)
      throws FileSystemException {
    for (String name : version.isOld() ? OLD : NEW) {
      directory(directory + "/" + name);
    }
    file(directory + "/PG_VERSION", version.major() + "\n");
    file(directory + "/global/pg_control", "the simulated control file\n");
    file(
        configuration + "/postgresql.conf",
        template("postgresql.conf").replace("{{socket}}", version.socketDirectory()));
    file(
        configuration + "/pg_hba.conf",
        template("pg_hba.conf").replace("{{local}}", local).replace("{{host}}", host));
    file(configuration + "/pg_ident.conf", "# PostgreSQL User Name Maps\n");
    var store = new Store(machine.files(), directory);
    Map<String, Store.Role> roles = new LinkedHashMap<>();
    roles.put(
        "postgres",
        new Store.Role(
            "postgres", true, true, password.isEmpty() ? "" : version.kept(password, "postgres")));
    store.roles(roles);
    Map<String, Store.Database> databases = new LinkedHashMap<>();
    databases.put("template1", new Store.Database("template1", 1, "postgres"));
    databases.put("template0", new Store.Database("template0", 4, "postgres"));
    databases.put("postgres", new Store.Database("postgres", 5, "postgres"));
    store.databases(databases);
  }

  private String template(String name) {
    return FilePack.read("/simulator/postgresql/" + (version.isOld() ? "9.3/" : "15/") + name);
  }

  private void directory(String path) throws FileSystemException {
    FileTree files = machine.files();
    files.makeDirectory(path, "postgres");
    files.set(path, files.find(path).orElseThrow().withMode(0700));
  }

  private void file(String path, String text) throws FileSystemException {
    FileTree files = machine.files();
    files.write(path, text.getBytes(StandardCharsets.UTF_8), "postgres");
    files.set(path, files.find(path).orElseThrow().withMode(0600));
  }
}
