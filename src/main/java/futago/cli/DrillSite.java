package futago.cli;

import futago.cluster.ClusterNodes;
import futago.cluster.Finding;
import futago.cluster.drill.Drill;
import futago.cluster.drill.DrillGround;
import futago.cluster.drill.DrillLog;
import futago.cluster.drill.Power;
import futago.cluster.drill.PowerException;
import futago.cluster.probe.JdbcTarget;
import futago.lab.Lab;
import futago.lab.LabException;
import futago.spec.ClusterSpec;
import futago.text.Message;
import java.util.List;
import java.util.Optional;

/// Drills on real hosts, or on a practice lab's nodes, which have a switch.
///
/// @param lab the lab's name
record DrillSite(Cli cli, DrillSettings settings, Optional<String> lab, boolean acceptHostKeys) {
  int run(ClusterSpec spec, List<Drill> drills) throws Exception {
    var target = new JdbcTarget(spec, PasswordQuestion.known(cli));
    Optional<Power> power =
        lab.isPresent() ? Optional.of(new LabSwitch(open(lab.get()))) : Optional.empty();
    try (ClusterNodes nodes = new ClusterWork(cli, spec).nodes(acceptHostKeys)) {
      return new DrillShow(
              cli,
              settings,
              DrillGround.real(spec, nodes, target, power),
              settings.options(),
              Optional.of(new DrillLog(cli.context().stateDirectory(), spec.name())))
          .run(drills);
    }
  }

  private Lab open(String name) throws LabException {
    return Lab.named(
        name,
        LabOption.home(cli),
        message -> {
          if (!settings.json()) {
            cli.out(cli.texts().say(message));
          }
        });
  }

  private record LabSwitch(Lab lab) implements Power {
    @Override
    public Message words() {
      return Message.of("drill.power.lab", lab.settings().name());
    }

    @Override
    public void off(String node) throws PowerException, InterruptedException {
      try {
        lab.powerOff(node);
      } catch (LabException e) {
        throw failed(e);
      }
    }

    @Override
    public void on(String node) throws PowerException, InterruptedException {
      try {
        lab.powerOn(node);
      } catch (LabException e) {
        throw failed(e);
      }
    }

    private static PowerException failed(LabException e) {
      return new PowerException(new Finding(e.what(), e.cure()), e);
    }
  }
}
