package futago.stage.install;

import futago.command.Action;
import futago.command.Facts;
import futago.command.Probe;
import futago.engine.Step;
import futago.engine.StepId;
import futago.engine.StepState;
import futago.engine.Target;
import futago.spec.NodeSpec;
import futago.stage.PlanInput;
import java.util.List;
import java.util.Map;

/// Installs one group of packages on both nodes. The slides install PostgreSQL, Pacemaker with its
/// messaging layer, and DRBD one after another, each explained by itself; so do these.
///
/// @param id the slide
/// @param packages what it installs
/// @param input the plan's input
public record InstallPackages(StepId id, List<String> packages, PlanInput input) implements Step {
  /// PostgreSQL's server.
  public static Step postgresql(PlanInput input) {
    return new InstallPackages(StepId.of("install.postgresql"), Wanted.postgresql(input), input);
  }

  /// Pacemaker, Corosync, the shell, the agents and what the agents call.
  public static Step pacemaker(PlanInput input) {
    return new InstallPackages(
        StepId.of("install.pacemaker"), input.platform().clusterPackages(), input);
  }

  /// DRBD's tools; the kernel module comes with the kernel.
  public static Step drbd(PlanInput input) {
    return new InstallPackages(
        StepId.of("install.drbd"), input.platform().drbd().packages(), input);
  }

  /// DRBD's tools and its kernel module, which the kernel of RHEL and CentOS does not have.
  public static Step drbdFromElrepo(PlanInput input) {
    return new InstallPackages(
        StepId.of("install.drbd-packages"), input.platform().drbd().packages(), input);
  }

  /// What the slides take for granted: logging, log rotation, and what the agents call.
  public static Step helpers(PlanInput input) {
    return new InstallPackages(
        StepId.of("install.helpers"), input.platform().systemPackages(), input);
  }

  /// Logging and log rotation.
  public static Step system(PlanInput input) {
    return new InstallPackages(
        StepId.of("install.system"), input.platform().systemPackages(), input);
  }

  @Override
  public Target target() {
    return Target.BOTH;
  }

  @Override
  public List<Action> actions(NodeSpec node) {
    return input.platform().packages().install(packages);
  }

  @Override
  public List<Probe> probes(NodeSpec node) {
    return List.of(Wanted.installed(input));
  }

  @Override
  public StepState check(NodeSpec node, Facts facts, Map<String, Facts> all) {
    return Wanted.stateOf(packages, input, facts);
  }
}
