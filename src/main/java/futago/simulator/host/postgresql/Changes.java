package futago.simulator.host.postgresql;

import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Carries out statements that change roles, databases and tables.
final class Changes {
  private final Session session;
  private final Store store;
  private final Store.Database database;

  Changes(Session session) {
    this.session = session;
    this.store = session.server().store();
    this.database = session.database();
  }

  Result make(Sql.Statement statement) throws SqlException, ServerGoneException {
    try {
      return switch (statement) {
        case Sql.Role role -> role(role);
        case Sql.DropRole drop -> dropRole(drop);
        case Sql.CreateDatabase create -> createDatabase(create);
        case Sql.DropDatabase drop -> dropDatabase(drop);
        case Sql.CreateTable create -> createTable(create);
        case Sql.DropTable drop -> dropTable(drop);
        case Sql.Grant grant -> grant(grant);
        case Sql.Insert insert -> new RowChanges(session).insert(insert, table(insert.table()));
        case Sql.Update update -> new RowChanges(session).update(update, table(update.table()));
        case Sql.Delete delete -> new RowChanges(session).delete(delete, table(delete.table()));
        case Sql.Truncate truncate -> truncate(truncate);
        case Sql.Select _, Sql.Show _, Sql.Nothing _ ->
            throw new IllegalArgumentException("changes nothing: " + statement);
      };
    } catch (FileSystemException e) {
      session.server().panic();
      throw new ServerGoneException(
          "PANIC:  could not write to file \"" + e.getFile() + "\": " + e.getMessage());
    }
  }

  private Store.Table table(String name) throws SqlException {
    Store.Table table = store.tables(database).get(name);
    if (table == null) {
      throw SqlException.of("relation \"" + name + "\" does not exist");
    }
    return table;
  }

  private void demandSuperuser(String what) throws SqlException {
    if (!session.isSuperuser()) {
      throw SqlException.of("permission denied to " + what);
    }
  }

  private Result role(Sql.Role asked) throws SqlException, FileSystemException {
    demandSuperuser(asked.create() ? "create role" : "alter role");
    Map<String, Store.Role> roles = store.roles();
    Store.Role there = roles.get(asked.name());
    if (asked.create() && there != null) {
      throw SqlException.of("role \"" + asked.name() + "\" already exists");
    }
    if (!asked.create() && there == null) {
      throw SqlException.of("role \"" + asked.name() + "\" does not exist");
    }
    roles.put(
        asked.name(),
        new Store.Role(
            asked.name(),
            asked.login().orElse(there != null && there.login()),
            asked.superuser().orElse(there != null && there.superuser()),
            asked
                .password()
                .map(each -> session.server().version().kept(each, asked.name()))
                .orElse(there == null ? "" : there.password())));
    store.roles(roles);
    return Result.done(asked.create() ? "CREATE ROLE" : "ALTER ROLE");
  }

  private Result dropRole(Sql.DropRole drop) throws SqlException, FileSystemException {
    demandSuperuser("drop role");
    Map<String, Store.Role> roles = store.roles();
    if (!roles.containsKey(drop.name())) {
      return absent("role", drop.name(), drop.ifExists(), "DROP ROLE");
    }
    for (Store.Table table : store.tables(database).values()) {
      boolean owner = table.owner().equals(drop.name());
      if (owner || table.grants().stream().anyMatch(each -> each.startsWith(drop.name() + "="))) {
        throw SqlException.withDetail(
            "role \"" + drop.name() + "\" cannot be dropped because some objects depend on it",
            (owner ? "owner of table " : "privileges for table ") + table.name());
      }
    }
    roles.remove(drop.name());
    store.roles(roles);
    return Result.done("DROP ROLE");
  }

  private static Result absent(String kind, String name, boolean ifExists, String tag)
      throws SqlException {
    if (!ifExists) {
      throw SqlException.of("%s \"%s\" does not exist".formatted(kind, name));
    }
    return Result.done(
        tag, List.of("NOTICE:  %s \"%s\" does not exist, skipping".formatted(kind, name)));
  }

  private Result createDatabase(Sql.CreateDatabase create)
      throws SqlException, FileSystemException {
    demandSuperuser("create database");
    Map<String, Store.Database> databases = store.databases();
    if (databases.containsKey(create.name())) {
      throw SqlException.of("database \"" + create.name() + "\" already exists");
    }
    String owner = create.owner().orElse(session.user());
    if (!store.roles().containsKey(owner)) {
      throw SqlException.of("role \"" + owner + "\" does not exist");
    }
    long number =
        databases.values().stream().mapToLong(Store.Database::number).reduce(16384, Math::max) + 1;
    databases.put(create.name(), new Store.Database(create.name(), number, owner));
    store.databases(databases);
    return Result.done("CREATE DATABASE");
  }

  private Result dropDatabase(Sql.DropDatabase drop) throws SqlException, FileSystemException {
    demandSuperuser("drop database");
    Map<String, Store.Database> databases = store.databases();
    if (!databases.containsKey(drop.name())) {
      return absent("database", drop.name(), drop.ifExists(), "DROP DATABASE");
    }
    if (drop.name().equals(database.name())) {
      throw SqlException.of("cannot drop the currently open database");
    }
    databases.remove(drop.name());
    store.databases(databases);
    return Result.done("DROP DATABASE");
  }

  private Result createTable(Sql.CreateTable create) throws SqlException, FileSystemException {
    Map<String, Store.Table> tables = store.tables(database);
    if (tables.containsKey(create.name())) {
      if (create.ifNotExists()) {
        return Result.done(
            "CREATE TABLE",
            List.of("NOTICE:  relation \"" + create.name() + "\" already exists, skipping"));
      }
      throw SqlException.of("relation \"" + create.name() + "\" already exists");
    }
    if (session.server().version().publicIsClosed() && !session.isSuperuser()) {
      throw SqlException.of("permission denied for schema public");
    }
    var table =
        new Store.Table(
            create.name(),
            store.freeNumber(database),
            session.user(),
            create.columns(),
            new LinkedHashSet<>());
    tables.put(create.name(), table);
    store.rows(database, table, List.of());
    store.tables(database, tables);
    return Result.done("CREATE TABLE");
  }

  private Result dropTable(Sql.DropTable drop) throws SqlException, FileSystemException {
    Map<String, Store.Table> tables = store.tables(database);
    List<String> notices = new ArrayList<>();
    for (String name : drop.names()) {
      Optional<Store.Table> table = Optional.ofNullable(tables.get(name));
      if (table.isEmpty()) {
        notices.addAll(absent("table", name, drop.ifExists(), "DROP TABLE").notices());
        continue;
      }
      demandOwner(table.get());
      tables.remove(name);
    }
    Map<String, Store.Table> before = store.tables(database);
    store.tables(database, tables);
    for (String name : drop.names()) {
      if (before.containsKey(name)) {
        store.delete(database, before.get(name));
      }
    }
    return Result.done("DROP TABLE", notices);
  }

  private void demandOwner(Store.Table table) throws SqlException {
    if (!session.isSuperuser() && !table.owner().equals(session.user())) {
      throw SqlException.of(
          "must be owner of " + session.server().version().relation() + " " + table.name());
    }
  }

  private Result grant(Sql.Grant grant) throws SqlException, FileSystemException {
    if (!store.roles().containsKey(grant.role())) {
      throw SqlException.of("role \"" + grant.role() + "\" does not exist");
    }
    Map<String, Store.Table> tables = new LinkedHashMap<>(store.tables(database));
    for (String name : grant.tables()) {
      Store.Table table = table(name);
      demandOwner(table);
      Set<String> grants = new LinkedHashSet<>(table.grants());
      for (String privilege : grant.privileges()) {
        if (grant.give()) {
          grants.add(grant.role() + "=" + privilege);
        } else {
          grants.remove(grant.role() + "=" + privilege);
        }
      }
      tables.put(
          name, new Store.Table(name, table.number(), table.owner(), table.columns(), grants));
    }
    store.tables(database, tables);
    return Result.done(grant.give() ? "GRANT" : "REVOKE");
  }

  private Result truncate(Sql.Truncate truncate) throws SqlException, FileSystemException {
    for (String name : truncate.tables()) {
      Store.Table table = table(name);
      session.demand("truncate", table);
      store.rows(database, table, List.of());
    }
    return Result.done("TRUNCATE TABLE");
  }
}
