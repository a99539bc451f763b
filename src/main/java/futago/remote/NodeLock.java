package futago.remote;

import futago.command.Run;
import futago.text.Message;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The lock that keeps two runs from working on one node at once: a directory on the node with a
/// file that says who holds it, made in one step. Its holder gives signs of life by touching it. It
/// lies where nothing survives a reboot.
///
/// @param node on which node
/// @param holder who holds it
public record NodeLock(RemoteNode node, LockHolder holder) {
  /// Where it lies.
  public static final String PATH = "/var/run/futago.lock";

  /// How often its holder gives a sign of life.
  public static final Duration PULSE = Duration.ofSeconds(30);

  private static final Duration LONGEST = Duration.ofMinutes(1);

  /// What came of trying to take it.
  public sealed interface Attempt {}

  /// It is ours now.
  ///
  /// @param replaced whose it was, since when, and why it could be taken from him; empty if it was
  ///   nobody's
  public record Taken(NodeLock lock, Optional<Message> replaced) implements Attempt {}

  /// Somebody else has it.
  ///
  /// @param found who, since when, and what to do
  /// @param stale whether its holder may be dead, so that it may be taken over
  public record Held(Message found, boolean stale) implements Attempt {}

  /// The word that a person types, or an option stands for, to take a node's lock over.
  public static String subject(String node) {
    return node + ":lock";
  }

  /// Takes the lock of a node. One whose holder is certainly over is taken without asking.
  ///
  /// @param takeOver whether one whose holder may be dead may be taken over
  /// @throws RemoteException if the node could not be asked
  /// @throws LockFailedException if it can neither be taken nor is it held
  public static Attempt take(RemoteNode node, LockHolder holder, boolean takeOver)
      throws RemoteException, InterruptedException, LockFailedException {
    holder.alive(true);
    Optional<Attempt> came = Optional.empty();
    try {
      came = Optional.of(attempt(node, holder, takeOver));
      return came.get();
    } finally {
      if (came.filter(Taken.class::isInstance).isEmpty()) {
        holder.alive(false);
      }
    }
  }

  private static Attempt attempt(RemoteNode node, LockHolder holder, boolean takeOver)
      throws RemoteException, InterruptedException, LockFailedException {
    List<String> said = ask(node, holder, "");
    if (isTaken(said)) {
      return new Taken(new NodeLock(node, holder), Optional.empty());
    }
    long age = age(said);
    Optional<LockHolder> other =
        LockHolder.read(said.subList(Math.min(1, said.size()), said.size()));
    boolean stale = age > LockHolder.SILENT.toSeconds();
    boolean over = other.map(LockHolder::isOver).orElse(false);
    if (over || (stale && takeOver)) {
      // Only from the one that was seen: somebody may be quicker.
      said = ask(node, holder, other.map(LockHolder::id).orElse("-"));
      if (isTaken(said)) {
        String key = over ? "remote.lock.replaced" : "remote.lock.taken-over";
        return new Taken(
            new NodeLock(node, holder), Optional.of(said(key, node.name(), other, age)));
      }
    }
    return held(node.name(), other, age, stale);
  }

  private static Held held(String node, Optional<LockHolder> other, long age, boolean stale) {
    return new Held(
        said(stale ? "remote.lock.stale" : "remote.lock.held", node, other, age), stale);
  }

  private static Message said(String key, String node, Optional<LockHolder> other, long age) {
    String person = other.map(LockHolder::person).orElse("?");
    String what = other.map(LockHolder::what).orElse("?");
    String since = other.map(each -> each.since().toString()).orElse("?");
    return Message.of(key, node, person, what, since, Long.toString(age));
  }

  private static boolean isTaken(List<String> said) {
    return said.equals(List.of("taken"));
  }

  private static long age(List<String> said) {
    String first = said.isEmpty() ? "" : said.getFirst();
    return first.matches("-?\\d{1,12}") ? Long.parseLong(first) : 0;
  }

  /// @param from the id of the holder whose lock to take over; empty for none, `-` for a damaged
  ///   one
  private static List<String> ask(RemoteNode node, LockHolder holder, String from)
      throws RemoteException, InterruptedException, LockFailedException {
    CommandResult result =
        node.run(
            Run.script(
                    """
                    umask 022
                    mkdir "$1.$2" && printf '%s\\n' "$3" >"$1.$2/holder" || exit
                    if [ -n "$4" ]; then
                      now=$(head -n 1 "$1/holder" 2>/dev/null)
                      [ "${now:--}" != "$4" ] || mv -T "$1" "$1.$2.before" 2>/dev/null
                      rm -rf "$1.$2.before"
                    fi
                    if mv -T "$1.$2" "$1" 2>/dev/null; then echo taken; exit 0; fi
                    rm -rf "$1.$2"
                    echo $(($(date +%s) - $(stat -c %Y "$1/holder" || date +%s)))
                    cat "$1/holder"
                    """,
                    PATH, holder.id(), holder.write(), from)
                .within(LONGEST));
    if (!result.succeeded()) {
      throw new LockFailedException(node.name(), result);
    }
    return result.output().lines().toList();
  }

  /// The node can hold no lock.
  public static final class LockFailedException extends Exception {
    private static final long serialVersionUID = 1L;
    private final String node;
    private final transient CommandResult result;

    LockFailedException(String node, CommandResult result) {
      super(node + ": " + result.error());
      this.node = node;
      this.result = result;
    }

    /// Which node.
    public String node() {
      return node;
    }

    /// What the node said.
    public CommandResult result() {
      return result;
    }
  }

  /// Gives a sign of life.
  ///
  /// @return whether the lock is still ours
  public boolean pulse() throws RemoteException, InterruptedException {
    return run("[ \"$(head -n 1 \"$1/holder\")\" = \"$2\" ] && touch \"$1/holder\"");
  }

  /// Gives it back, if it is still ours.
  public void release() throws RemoteException, InterruptedException {
    try {
      boolean _ =
          run(
              "[ \"$(head -n 1 \"$1/holder\")\" = \"$2\" ] && mv -T \"$1\" \"$1.$2\" && rm -rf"
                  + " \"$1.$2\"");
    } finally {
      holder.alive(false);
    }
  }

  private boolean run(String script) throws RemoteException, InterruptedException {
    return node.run(Run.script(script, PATH, holder.id()).within(LONGEST)).succeeded();
  }
}
