package futago.cluster.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JdbcConnectionTest {
  private final List<String> executed = new ArrayList<>();
  private final Deque<SQLException> failures = new ArrayDeque<>();
  private final JdbcConnection probe =
      new JdbcConnection(
          fake(
              Connection.class,
              (_, method, _) ->
                  method.getName().equals("createStatement")
                      ? fake(Statement.class, (_, called, given) -> run(called.getName(), given))
                      : null));

  private static <T> T fake(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private Object run(String method, Object[] given) throws SQLException {
    if (!method.equals("execute")) {
      return null;
    }
    executed.add((String) given[0]);
    if (!failures.isEmpty()) {
      throw failures.remove();
    }
    return true;
  }

  /// PostgreSQL 15 in the lab: two logins that came at once.
  @ParameterizedTest
  @CsvSource({
    "23505, duplicate key value violates unique constraint \"pg_type_typname_nsp_index\"",
    "42P07, relation \"futago_probe\" already exists"
  })
  void aTableThatSomebodyElseMakesAtTheSameMomentIsThere(String state, String message)
      throws Exception {
    failures.add(new SQLException(message, state));

    probe.createTable();

    assertThat(executed).hasSize(2).allMatch(sql -> sql.startsWith("CREATE TABLE IF NOT EXISTS"));
  }

  @Test
  void anythingElseIsAFailureAtOnce() {
    failures.add(new SQLException("read-only transaction", "25006"));

    assertThatThrownBy(probe::createTable)
        .isInstanceOf(ProbeException.class)
        .hasMessage("read-only transaction");
    assertThat(executed).hasSize(1);
  }

  @Test
  void itIsNotTriedForEver() {
    failures.add(new SQLException("first", "23505"));
    failures.add(new SQLException("second", "23505"));

    assertThatThrownBy(probe::createTable).isInstanceOf(ProbeException.class).hasMessage("second");
    assertThat(executed).hasSize(2);
  }
}
