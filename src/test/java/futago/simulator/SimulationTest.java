package futago.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import futago.cluster.ActionPlan;
import futago.cluster.ActionRequest;
import futago.cluster.ClusterStatus;
import futago.cluster.PacemakerView;
import futago.engine.RunSummary;
import futago.simulator.machine.Database;
import futago.spec.ClusterSpec;
import futago.spec.DiskSpec;
import futago.spec.DrbdSpec;
import futago.spec.ExampleSpec;
import futago.spec.NodeSpec;
import futago.spec.PlatformName;
import futago.spec.SpecReader;
import futago.spec.SpecWriter;
import futago.spec.VirtualIp;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Both platforms' clusters on simulated nodes: built, used, broken, repaired and taken down, by
/// the steps and actions that real hosts get, with nothing asked that the nodes do not model.
@Timeout(240)
class SimulationTest {
  @ParameterizedTest
  @EnumSource
  void aClustersLife(PlatformName platform) throws Exception {
    try (var cluster = new SimulatedCluster(platform)) {
      cluster.apply();
      cluster.untilWholeOn("alice");
      RunSummary again = cluster.apply();
      assertThat(again.applied()).isZero();
      assertThat(again.changes()).isZero();

      cluster.sql("alice", "CREATE TABLE kept (by text)");
      cluster.sql("alice", "INSERT INTO kept VALUES ('alice')");
      ClusterStatus moved = cluster.act(new ActionRequest.Switchover(Optional.empty())).after();
      assertThat(moved.groupOn()).contains("bob");
      assertThat(moved.pacemaker().map(PacemakerView::leftBehind).orElseThrow()).isEmpty();
      assertThat(cluster.sql("bob", "SELECT by FROM kept")).isEqualTo("alice");

      cluster.act(new ActionRequest.Standby("bob"));
      assertThat(cluster.sql("alice", "SELECT by FROM kept")).isEqualTo("alice");
      cluster.act(new ActionRequest.Online("bob"));
      cluster.untilWholeOn("alice");

      cluster.simulation.machine("alice").part(Database.class).kill();
      cluster.until(
          "the database is started anew",
          status -> cluster.simulation.machine("alice").part(Database.class).isRunning());
      cluster.untilWholeOn("alice");
      cluster.everythingIsModelled();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aNodeWithoutPower(PlatformName platform) throws Exception {
    try (var cluster = new SimulatedCluster(platform)) {
      cluster.apply();
      cluster.sql("alice", "CREATE TABLE kept (by text)");
      cluster.sql("alice", "INSERT INTO kept VALUES ('alice')");
      cluster.simulation.powerOff("alice");
      cluster.until(
          "bob has taken over", status -> status.groupOn().filter("bob"::equals).isPresent());
      assertThat(cluster.sql("bob", "SELECT by FROM kept")).isEqualTo("alice");
      cluster.sql("bob", "INSERT INTO kept VALUES ('bob')");

      cluster.simulation.powerOn("alice");
      cluster.untilWholeOn("bob");
      cluster.act(new ActionRequest.Switchover(Optional.of("alice")));
      assertThat(cluster.sql("alice", "SELECT by FROM kept ORDER BY by")).isEqualTo("alice\nbob");

      cluster.remove();
      cluster.apply();
      cluster.untilWholeOn("alice");
    }
  }

  @ParameterizedTest
  @EnumSource
  void splitBrain(PlatformName platform) throws Exception {
    try (var cluster = new SimulatedCluster(platform)) {
      cluster.apply();
      cluster.simulation.cutLink();
      cluster.untilEachIsAlone();
      cluster.simulation.mendLink();
      String survivor = cluster.untilOneSideIsLeft().groupOn().orElseThrow();
      String victim = survivor.equals("alice") ? "bob" : "alice";
      cluster.sql(survivor, "CREATE TABLE kept (by text)");
      cluster.sql(survivor, "INSERT INTO kept VALUES ('" + survivor + "')");
      assertThat(cluster.plan(new ActionRequest.Switchover(Optional.empty())))
          .isInstanceOf(ActionPlan.Refused.class);
      assertThat(cluster.plan(new ActionRequest.Reconnect()))
          .isInstanceOf(ActionPlan.Refused.class);
      cluster.act(new ActionRequest.Repair(victim));
      cluster.untilWholeOn(survivor);
      cluster.act(new ActionRequest.Switchover(Optional.empty()));
      assertThat(cluster.sql(victim, "SELECT by FROM kept")).isEqualTo(survivor);
      cluster.everythingIsModelled();
    }
  }

  /// Both sides have a row of their own; the one of the side that served last is given up.
  @ParameterizedTest
  @EnumSource
  void theSideThatServesCanBeGivenUpToo(PlatformName platform) throws Exception {
    try (var cluster = new SimulatedCluster(platform)) {
      cluster.apply();
      cluster.sql("alice", "CREATE TABLE kept (by text)");
      cluster.simulation.cutLink();
      cluster.untilEachIsAlone();
      assertThat(cluster.plan(new ActionRequest.Repair("alice")))
          .isInstanceOf(ActionPlan.Refused.class);
      for (String node : List.of("alice", "bob")) {
        cluster.sql(node, "INSERT INTO kept VALUES ('" + node + "')");
      }
      cluster.simulation.mendLink();
      String victim = cluster.untilOneSideIsLeft().groupOn().orElseThrow();
      String survivor = victim.equals("alice") ? "bob" : "alice";
      assertThat(cluster.sql(victim, "SELECT by FROM kept")).isEqualTo(victim);

      cluster.act(new ActionRequest.Repair(victim));

      cluster.untilWholeOn(survivor);
      assertThat(cluster.sql(survivor, "SELECT by FROM kept")).isEqualTo(survivor);
    }
  }

  @ParameterizedTest
  @EnumSource
  void inMaintenanceModeNothingIsDone(PlatformName platform) throws Exception {
    try (var cluster = new SimulatedCluster(platform)) {
      cluster.apply();
      cluster.untilWholeOn("alice");
      cluster.act(new ActionRequest.Maintenance(true));
      assertThat(cluster.plan(new ActionRequest.Switchover(Optional.empty())))
          .isInstanceOf(ActionPlan.Refused.class);

      Database database = cluster.simulation.machine("alice").part(Database.class);
      database.kill();
      cluster.simulation.sleep(Duration.ofMinutes(3));
      assertThat(database.isRunning()).isFalse();

      cluster.act(new ActionRequest.Maintenance(false));
      cluster.until("the database is started anew", _ -> database.isRunning());
      ClusterStatus whole = cluster.untilWholeOn("alice");
      assertThat(whole.pacemaker().map(PacemakerView::maintenanceMode)).contains(false);
      assertThat(cluster.apply().changes()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aDisconnectedDiskIsConnectedAgain(PlatformName platform) throws Exception {
    try (var cluster = new SimulatedCluster(platform)) {
      cluster.apply();
      cluster.untilWholeOn("alice");
      cluster.command("bob", "drbdadm", "disconnect", "pgsql");
      cluster.untilTheDisksAreApart();
      assertThat(cluster.plan(new ActionRequest.Switchover(Optional.empty())))
          .isInstanceOf(ActionPlan.Refused.class);

      cluster.act(new ActionRequest.Reconnect());
      cluster.untilWholeOn("alice");
    }
  }

  @ParameterizedTest
  @EnumSource
  void anotherCluster(PlatformName platform) throws Exception {
    ClusterSpec talk = ExampleSpec.of(Optional.of(platform));
    DiskSpec other =
        switch (platform) {
          case EL6_HEARTBEAT -> new DiskSpec.Device("/dev/sdb1");
          case DEBIAN_COROSYNC -> new DiskSpec.Image("/srv/images/pgsql-data.img", 256);
        };
    var spec =
        new ClusterSpec(
            "twins",
            List.of(
                node(talk.act(), "castor", "10.20.30.1"), node(talk.sby(), "pollux", "10.20.30.2")),
            new VirtualIp("10.20.30.9", 24),
            new DrbdSpec("data", "/dev/drbd1", 7799, "/srv/pg", other, Optional.of("80M")),
            new futago.spec.PostgresqlSpec(talk.postgresql().version(), 5433, "10.20.30.0/24"),
            talk.pacemaker(),
            talk.platform(),
            talk.el6());
    try (var cluster = new SimulatedCluster(spec, platform)) {
      cluster.apply();
      cluster.untilWholeOn("castor");
      cluster.everythingIsModelled();
    }
  }

  private static NodeSpec node(NodeSpec like, String name, String address) {
    return new NodeSpec(name, address, like.interfaceName(), like.ssh(), like.disk());
  }

  @Test
  void theSpecIsOneThatCanBeWrittenDown() throws Exception {
    try (Simulation simulation = Simulation.start(PlatformName.EL6_HEARTBEAT, 60)) {
      ClusterSpec spec = simulation.spec();

      assertThat(SpecReader.parse(SpecWriter.write(spec))).isEqualTo(spec);
      assertThat(spec.act().ssh().host()).isEqualTo("127.0.0.1");
      assertThat(spec.act().ssh().port()).isNotEqualTo(spec.sby().ssh().port());
      assertThat(simulation.fingerprint("alice")).startsWith("SHA256:");
    }
  }

  @Test
  void anUnknownCommandIsNoted() throws Exception {
    try (Simulation simulation = Simulation.start(PlatformName.EL6_HEARTBEAT, 60)) {
      simulation.machine("bob").launcher().run("", "sh", "-c", "pcs status");

      assertThat(simulation.unknownCommands()).containsExactly("bob: pcs status");
    }
  }

  @Test
  void aSimulationEndsAlsoWithANodeThatIsOff() {
    Simulation simulation = Simulation.start(PlatformName.EL6_HEARTBEAT, 1000);
    simulation.powerOff("alice");
    simulation.close();
    assertThat(simulation.isOn("alice")).isFalse();
  }
}
