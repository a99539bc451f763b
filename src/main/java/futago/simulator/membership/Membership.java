package futago.simulator.membership;

import java.util.List;
import java.util.Set;

/// What a node knows of the others, by names. Guarded by the timeline's monitor.
public interface Membership {
  /// Who wants to know when something changes.
  interface Follower {
    /// The daemons may connect: the layer below has started.
    void started();

    /// The members or the quorum may be others now.
    void changed();

    /// Two halves that had lost each other have found each other again.
    void rejoined();

    /// The layer is about to stop, and with it all that stands on it. Returns when nothing does any
    /// more; called without the timeline's monitor.
    void stopping() throws InterruptedException;

    /// The layer is gone.
    void gone();
  }

  /// Tells somebody what happens from now on.
  void follow(Follower follower);

  /// What this node calls itself.
  String localName();

  /// The id by which the cluster knows a node.
  String idOf(String node);

  /// The names in the configuration.
  List<String> configured();

  /// Whether it runs and answers its clients.
  boolean answers();

  /// The nodes that are there, this one with them; empty before that is known.
  Set<String> members();

  /// Whether they are enough.
  boolean quorate();
}
