package futago.simulator.drbd;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/// The text of `/proc/drbd` (drbd 8.4, `drbd_proc.c`).
final class ProcDrbd {
  private ProcDrbd() {}

  static String text(DrbdFlavour flavour, Drbd drbd) {
    var text = new StringBuilder(flavour.procHeader());
    synchronized (drbd.timeline()) {
      Instant now = drbd.timeline().now();
      int next = 0;
      for (Replica replica : drbd.all()) {
        for (; next < replica.host.minor(); next++) {
          text.append("%2d: cs:Unconfigured\n".formatted(next));
        }
        text.append(device(replica, now));
        next++;
      }
    }
    return text.toString();
  }

  private static String device(Replica replica, Instant now) {
    String head =
        "%2d: cs:%s ro:%s/%s ds:%s/%s %s r-----\n"
            .formatted(
                replica.host.minor(),
                replica.connection,
                replica.role,
                replica.peerRole(),
                replica.disk,
                replica.peerDisk(),
                replica.connection == Cstate.STAND_ALONE ? " " : "C");
    long sent = replica.sent(now);
    long received =
        replica.received
            + (replica.peerRole() == Role.PRIMARY && replica.connection == Cstate.CONNECTED
                ? replica.peer.sent(now)
                : 0);
    return head
        + "    ns:%d nr:%d dw:%d dr:%d al:%d bm:0 lo:0 pe:0 ua:0 ap:0 ep:1 wo:f oos:%d\n"
            .formatted(
                replica.connection == Cstate.STAND_ALONE ? 0 : sent,
                received,
                sent + received,
                sent,
                sent / 1024,
                replica.outOfSync(now))
        + (replica.connection.synchronising() ? progress(replica, now) : "");
  }

  static String progress(Replica replica, Instant now) {
    return "\t" + bar(replica) + "\n" + speed(replica, now);
  }

  /// `[=====>..............] sync'ed: 31.4% (145120/204892)K`.
  static String bar(Replica replica) {
    long permille = permille(replica);
    int done = (int) (permille / 50);
    String bar = "=".repeat(Math.max(0, done - 1)) + ">" + ".".repeat(20 - done);
    return "[%s] sync'ed:%3d.%d%% (%d/%d)K"
        .formatted(bar, permille / 10, permille % 10, replica.left, replica.whole);
  }

  static long permille(Replica replica) {
    return (replica.whole - replica.left) * 1000 / replica.whole;
  }

  private static String speed(Replica replica, Instant now) {
    double seconds = Duration.between(replica.syncStarted, now).toMillis() / 1000.0;
    long speed = (long) ((replica.whole - replica.left) / Math.max(1, seconds));
    long rate = replica.connection == Cstate.SYNC_SOURCE ? replica.rate : replica.peer.rate;
    long finish = replica.left / Math.max(1, speed == 0 ? rate : speed);
    String text =
        String.format(
            Locale.ROOT,
            "\tfinish: %d:%02d:%02d speed: %,d (%,d)",
            finish / 3600,
            finish / 60 % 60,
            finish % 60,
            speed,
            speed);
    return replica.connection == Cstate.SYNC_TARGET
        ? String.format(Locale.ROOT, "%s want: %,d K/sec%n", text, rate)
        : text + " K/sec\n";
  }
}
