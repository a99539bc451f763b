package futago.cluster.drill;

import futago.cluster.drill.Expectation.Place;
import futago.cluster.drill.Expectation.Service;
import futago.text.Message;
import java.util.Arrays;
import java.util.Optional;

/// A failure that can be made on purpose. The order is that of a list for people: from the harmless
/// to the rough.
public enum Drill {
  /// The database is moved, planned.
  SWITCHOVER("switchover", Place.MOVES, Service.BREAKS, false),
  /// PostgreSQL is killed once.
  KILL("kill", Place.STAYS, Service.BREAKS, false),
  /// PostgreSQL is killed as often as Pacemaker puts up with.
  KILL_TWICE("kill-twice", Place.MOVES, Service.BREAKS, false),
  /// The virtual IP is taken away from its node.
  VIRTUAL_IP("virtual-ip", Place.STAYS, Service.BREAKS, false),
  /// The file system is unmounted under the database.
  UNMOUNT("unmount", Place.EITHER, Service.BREAKS, false),
  /// The node without the database loses its power.
  STANDBY_POWER_OFF("standby-power-off", Place.STAYS, Service.HESITATES, false),
  /// The node with the database loses its power.
  POWER_OFF("power-off", Place.MOVES, Service.BREAKS, false),
  /// Both nodes lose their power and get it back.
  REBOOT_BOTH("reboot-both", Place.EITHER, Service.BREAKS, false),
  /// DRBD's connection is cut.
  REPLICATION_LINK("replication-link", Place.STAYS, Service.HESITATES, true),
  /// The cluster's own connection is cut: each node takes the other one for dead.
  CLUSTER_LINK("cluster-link", Place.STAYS, Service.GOES_ON, true);

  private final String id;
  private final Place place;
  private final Service service;
  private final boolean endangersData;

  Drill(String id, Place place, Service service, boolean endangersData) {
    this.id = id;
    this.place = place;
    this.service = service;
    this.endangersData = endangersData;
  }

  /// What it is called on a command line.
  public String id() {
    return id;
  }

  /// What it is called in a list, in a few words.
  public Message title() {
    return Message.of("drill.title." + id);
  }

  /// What happens and why, in a sentence or two.
  public Message story() {
    return Message.of("drill.story." + id);
  }

  /// What should come of it in a cluster that is whole.
  public Expectation expectation() {
    return new Expectation(place, service, outages(), Message.of("drill.restores." + id));
  }

  private int outages() {
    return switch (service) {
      case GOES_ON -> 0;
      case HESITATES -> 1;
      case BREAKS -> this == KILL_TWICE ? 2 : 1;
    };
  }

  /// Whether Pacemaker counts a failure of the group's on a node that stays. Pacemaker 1.0 does not
  /// show it once the restart has worked, and remembers it all the same.
  boolean isCounted() {
    return switch (this) {
      case KILL, KILL_TWICE, VIRTUAL_IP, UNMOUNT -> true;
      case SWITCHOVER, STANDBY_POWER_OFF, POWER_OFF, REBOOT_BOTH, REPLICATION_LINK, CLUSTER_LINK ->
          false;
    };
  }

  /// Whether data could be lost, without fencing, if something else failed while it goes on. Who
  /// wants such a drill says so in a word of its own.
  public boolean endangersData() {
    return endangersData;
  }

  /// What endangers the data meanwhile; nothing for a drill that endangers none.
  public Optional<Message> danger() {
    return endangersData ? Optional.of(Message.of("drill.danger." + id)) : Optional.empty();
  }

  /// The drill of that id.
  public static Optional<Drill> named(String id) {
    return Arrays.stream(values()).filter(drill -> drill.id.equals(id)).findFirst();
  }
}
