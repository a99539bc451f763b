package futago.ui.frame;

import futago.cluster.ClusterNodes;
import futago.cluster.probe.FirstTarget;
import futago.cluster.probe.JdbcTarget;
import futago.cluster.probe.ProbeConnection;
import futago.cluster.probe.ProbeException;
import futago.cluster.probe.ProbeTarget;
import futago.cluster.probe.TunnelTarget;
import futago.command.Secret;
import futago.spec.ClusterSpec;
import futago.spec.NodeSpec;
import futago.text.Message;
import futago.ui.ask.LoginDialogs;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Optional;

/// The database behind the virtual IP, directly or over either node, whichever is there first. The
/// password is asked for when it is first needed, and kept in memory as long as it is right.
final class AskedTarget implements ProbeTarget {
  private static final String WRONG_PASSWORD = "28";

  private final ClusterSpec spec;
  private final ClusterNodes nodes;
  private final LoginDialogs login;
  private Optional<Secret> password;
  private Optional<ProbeTarget> ways = Optional.empty();

  /// @param known the password, where it is known already
  AskedTarget(ClusterSpec spec, ClusterNodes nodes, LoginDialogs login, Optional<Secret> known) {
    this.spec = spec;
    this.nodes = nodes;
    this.login = login;
    this.password = known;
  }

  @Override
  public ProbeConnection open() throws ProbeException {
    try {
      return ways().open();
    } catch (ProbeException e) {
      if (e.getCause() instanceof SQLException sql
          && sql.getSQLState() != null
          && sql.getSQLState().startsWith(WRONG_PASSWORD)) {
        forget();
      }
      throw e;
    }
  }

  private synchronized ProbeTarget ways() throws ProbeException {
    if (ways.isEmpty()) {
      ways = Optional.of(ways(password()));
    }
    return ways.get();
  }

  private Secret password() throws ProbeException {
    if (password.isEmpty()) {
      password = login.ask(Message.of("cli.postgres.login")).filter(typed -> !typed.isEmpty());
    }
    return password.orElseThrow(() -> new ProbeException("no password", null));
  }

  private ProbeTarget ways(Secret secret) {
    var all = new ArrayList<ProbeTarget>();
    all.add(new JdbcTarget(spec, secret));
    for (NodeSpec node : spec.nodes()) {
      all.add(new TunnelTarget(spec, secret, () -> nodes.get(node.name())));
    }
    return new FirstTarget(all);
  }

  private synchronized void forget() {
    close();
    password = Optional.empty();
  }

  @Override
  public synchronized void close() {
    ways.ifPresent(ProbeTarget::close);
    ways = Optional.empty();
  }
}
