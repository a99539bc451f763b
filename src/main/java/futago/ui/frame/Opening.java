package futago.ui.frame;

import futago.spec.ClusterSpec;
import futago.ui.look.Parts;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;

/// Opens a cluster on a thread of its own, says so meanwhile, and says why where that fails. Where
/// only one host could be connected to, the cluster can be watched all the same.
final class Opening {
  private final Frame frame;
  private final Opener opener;
  private final Executor window;

  /// A way to open a cluster.
  @FunctionalInterface
  interface How {
    /// Opens it; blocks.
    Opened with(Opener opener) throws Opener.NotOpenedException, InterruptedException;
  }

  Opening(Frame frame, Opener opener, Executor window) {
    this.frame = frame;
    this.opener = opener;
    this.window = window;
  }

  /// Begins.
  ///
  /// @param back shows again what was shown before, where it fails
  void begin(How how, Runnable back) {
    frame.show(Parts.label(frame.language().saying("ui.open.connecting"), "opening"));
    Thread.ofPlatform().daemon().name("futago-open").start(() -> open(how, back));
  }

  private void open(How how, Runnable back) {
    try {
      Opened opened = how.with(opener);
      frame.awaitPrepared();
      window.execute(() -> frame.open(opened));
    } catch (Opener.NotOpenedException e) {
      window.execute(() -> failed(e, back));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void failed(Opener.NotOpenedException failure, Runnable back) {
    back.run();
    if (failure.what().isEmpty()) {
      return;
    }
    String why =
        failure.what().stream().map(frame.language()::say).collect(Collectors.joining("\n"));
    if (failure.watchable().isEmpty()) {
      frame.dialogs().tell("ui.open.failed", why);
      return;
    }
    ClusterSpec spec = failure.watchable().get();
    frame
        .dialogs()
        .confirm(
            "ui.open.one-only",
            why + "\n\n" + frame.language().say("ui.open.one-only.text"),
            "ui.open.one-only.watch",
            false,
            () -> {
              var nodes = opener.connections(spec);
              frame.watch(spec, nodes, nodes::close);
            });
  }
}
