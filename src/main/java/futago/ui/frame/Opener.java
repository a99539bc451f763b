package futago.ui.frame;

import futago.cluster.ClusterNodes;
import futago.command.Secret;
import futago.engine.NoSuchStepException;
import futago.engine.RunOptions;
import futago.remote.RemoteException;
import futago.remote.RemoteNode;
import futago.remote.ssh.Credentials;
import futago.remote.ssh.EnvironmentCredentials;
import futago.site.ConnectFailedException;
import futago.site.PostgresPassword;
import futago.site.Site;
import futago.site.UnfitSpecException;
import futago.spec.BadSpecException;
import futago.spec.ClusterSpec;
import futago.spec.NodeSpec;
import futago.spec.SpecReader;
import futago.stage.Survey;
import futago.text.Message;
import futago.ui.ask.LoginDialogs;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Opens a cluster: reads its file, connects to both hosts, looks at them, makes the plan. Blocks,
/// so it has to run on a thread of its own; questions go to the window.
final class Opener {
  private final WindowContext context;
  private final LoginDialogs dialogs;

  /// Why a cluster could not be opened.
  static final class NotOpenedException extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient List<Message> what;
    private final transient Optional<ClusterSpec> watchable;

    NotOpenedException(List<Message> what) {
      this(what, Optional.empty());
    }

    NotOpenedException(List<Message> what, Optional<ClusterSpec> watchable) {
      super(what.toString());
      this.what = List.copyOf(what);
      this.watchable = watchable;
    }

    /// The cluster of which one node can be connected to, so that it can still be watched.
    Optional<ClusterSpec> watchable() {
      return watchable;
    }

    /// What happened and what to do, in order; empty where the person went away.
    List<Message> what() {
      return what;
    }
  }

  Opener(WindowContext context, LoginDialogs dialogs) {
    this.context = context;
    this.dialogs = dialogs;
  }

  /// Opens the cluster of a file.
  Opened open(Path file) throws NotOpenedException, InterruptedException {
    try {
      return open(SpecReader.read(file), Optional.of(file));
    } catch (BadSpecException e) {
      throw bad(e);
    }
  }

  private static NotOpenedException bad(BadSpecException bad) {
    return new NotOpenedException(
        bad.problems().stream()
            .map(problem -> Message.of("ui.open.problem", problem.path(), problem.message()))
            .toList());
  }

  /// Opens a cluster.
  Opened open(ClusterSpec spec, Optional<Path> file)
      throws NotOpenedException, InterruptedException {
    try {
      Site site = Site.open(context.connector(), spec, credentials(), dialogs);
      try {
        Secret postgres = password(site);
        return new Opened(
            site.installation(postgres),
            site.nodes(),
            postgres.isEmpty() ? Set.of() : Set.of(postgres),
            file,
            false,
            site::close);
      } catch (NotOpenedException | RuntimeException e) {
        site.close();
        throw e;
      }
    } catch (ConnectFailedException e) {
      throw new NotOpenedException(
          e.failures().stream()
              .flatMap(failure -> java.util.stream.Stream.of(failure.what(), failure.cure()))
              .toList(),
          e.failures().size() == 1 ? Optional.of(spec) : Optional.empty());
    } catch (RemoteException e) {
      throw new NotOpenedException(List.of(e.what(), e.cure()));
    } catch (UnfitSpecException e) {
      throw bad(e.problems());
    } catch (Survey.UnsupportedHostException e) {
      throw new NotOpenedException(List.of(e.what()));
    }
  }

  /// Connects to one host.
  ///
  /// @throws RemoteException if that is not possible
  RemoteNode connect(NodeSpec node) throws RemoteException {
    return context.connector().connect(node, credentials(), dialogs);
  }

  /// The way to both hosts of a cluster that is watched; each is connected to when it is asked, and
  /// again when it comes back.
  ClusterNodes connections(ClusterSpec spec) {
    var questions = new AskedOnce(credentials(), dialogs);
    return new ClusterNodes(
        spec, node -> () -> context.connector().connect(node, questions, questions));
  }

  private Credentials credentials() {
    return new EnvironmentCredentials(context.environment()).orElse(dialogs);
  }

  private Secret password(Site site) throws NotOpenedException {
    Optional<Secret> given = PostgresPassword.given(context.environment());
    if (given.isPresent()) {
      return fit(given.get());
    }
    try {
      if (!PostgresPassword.isNeeded(site, RunOptions.standard())) {
        return PostgresPassword.UNKNOWN;
      }
    } catch (NoSuchStepException e) {
      throw new IllegalStateException("a plan has steps", e);
    }
    Optional<Secret> first = dialogs.ask(Message.of("ui.open.password"));
    if (first.isEmpty()) {
      throw new NotOpenedException(List.of());
    }
    Optional<Secret> again = dialogs.ask(Message.of("ui.open.password-again"));
    if (again.isEmpty()) {
      throw new NotOpenedException(List.of());
    }
    if (first.get().isEmpty() || !again.get().equals(first.get())) {
      throw new NotOpenedException(List.of(Message.of("ui.open.password-differs")));
    }
    return fit(first.get());
  }

  private static Secret fit(Secret password) throws NotOpenedException {
    Optional<Message> objection = PostgresPassword.objectionTo(password);
    if (objection.isPresent()) {
      throw new NotOpenedException(List.of(objection.get()));
    }
    return password;
  }
}
