package futago.simulator.drbd;

import futago.simulator.machine.Machine;
import java.util.Optional;

/// A resource on a machine, as a resource agent deals with it. What goes wrong is returned in the
/// tools' words; an empty text is success.
public final class DrbdResource {
  private final Drbd drbd;
  private final String name;

  /// @param machine one that has DRBD's module
  /// @param name the resource's
  public DrbdResource(Machine machine, String name) {
    this.drbd = machine.part(Drbd.class);
    this.name = name;
  }

  @FunctionalInterface
  private interface Deed {
    void run() throws DrbdRefusal, DrbdConfigException;
  }

  private String done(Deed deed) {
    synchronized (drbd.timeline()) {
      try {
        deed.run();
        return "";
      } catch (DrbdRefusal | DrbdConfigException e) {
        return e.getMessage();
      }
    }
  }

  private Replica replica() throws DrbdRefusal {
    return drbd.up(name).orElseThrow(() -> DrbdRefusal.failure(127, "Device minor not allocated"));
  }

  /// Whether the configuration has it, for this host.
  public boolean isConfigured() {
    try {
      return DrbdConfiguration.of(drbd.machine()).find(name).isPresent();
    } catch (DrbdConfigException e) {
      return false;
    }
  }

  /// Brings it up.
  public String up() {
    return done(
        () -> {
          if (drbd.up(name).isPresent()) {
            return;
          }
          DrbdConfiguration configuration = DrbdConfiguration.of(drbd.machine());
          Optional<ResourceConfig> resource = configuration.find(name);
          if (resource.isEmpty()) {
            throw new DrbdConfigException(
                "'" + name + "' not defined in your config (for this host).");
          }
          Drbdadm.loadModule(drbd.machine());
          drbd.connect(drbd.attach(resource.get(), configuration.sectionOf(resource.get())), false);
        });
  }

  /// Takes it down.
  public String down() {
    return done(() -> drbd.down(name));
  }

  /// Makes it Primary.
  public String promote() {
    return done(() -> drbd.primary(replica(), false));
  }

  /// Makes it Secondary.
  public String demote() {
    return done(() -> drbd.secondary(replica()));
  }

  /// Whether it is up.
  public boolean isUp() {
    synchronized (drbd.timeline()) {
      return drbd.up(name).isPresent();
    }
  }

  /// Whether it is Primary.
  public boolean isPrimary() {
    synchronized (drbd.timeline()) {
      return drbd.up(name).filter(each -> each.role == Role.PRIMARY).isPresent();
    }
  }

  /// How well this node would do as the Primary: what the resource agent scores it with
  /// (`ocf:linbit:drbd`, `adjust_master_score` "5 10 1000 10000").
  ///
  /// @return 0 if it must not be promoted
  public int promotionScore() {
    synchronized (drbd.timeline()) {
      return drbd.up(name).map(DrbdResource::score).orElse(0);
    }
  }

  private static int score(Replica replica) {
    return switch (replica.disk) {
      case UP_TO_DATE ->
          replica.connection.established() || replica.role == Role.PRIMARY ? 10000 : 1000;
      case INCONSISTENT, DISKLESS ->
          replica.connection.established() && replica.peerDisk() == Dstate.UP_TO_DATE ? 10 : 0;
      case OUTDATED, UNKNOWN -> 0;
    };
  }
}
