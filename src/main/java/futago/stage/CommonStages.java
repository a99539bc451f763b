package futago.stage;

import futago.engine.InstallStage;
import futago.engine.Step;
import futago.stage.drbd.BecomePrimary;
import futago.stage.drbd.ConfigureResource;
import futago.stage.drbd.MakeFileSystem;
import futago.stage.drbd.MakeMountPoint;
import futago.stage.drbd.MountFileSystem;
import futago.stage.drbd.PrepareDisk;
import futago.stage.drbd.StartResource;
import futago.stage.drbd.SynchroniseFirst;
import futago.stage.pacemaker.HandOver;
import futago.stage.pacemaker.LoadConfiguration;
import futago.stage.pacemaker.WaitForGroup;
import futago.stage.postgresql.AllowClients;
import futago.stage.postgresql.ConfigureServer;
import futago.stage.postgresql.InitialiseDatabase;
import futago.stage.postgresql.ReachDatabase;
import futago.stage.postgresql.StartDatabase;
import futago.stage.postgresql.StopDatabase;
import futago.stage.verify.BothOnline;
import futago.stage.verify.BothUpToDate;
import futago.stage.verify.SwitchOver;
import futago.stage.verify.TidyUp;
import futago.stage.verify.WriteThroughVirtualIp;
import java.util.List;

/// The stages that are the same whatever tells the nodes which of them are alive: DRBD and all that
/// comes after it. What differs there the steps ask the platform's traits.
final class CommonStages {
  private CommonStages() {}

  /// @param configuration the step that writes Pacemaker's configuration
  static List<InstallStage> of(PlanInput input, Step configuration) {
    return List.of(drbd(input), postgresql(input), pacemaker(input, configuration), verify(input));
  }

  private static InstallStage drbd(PlanInput input) {
    return new InstallStage(
        "drbd",
        List.of(
            new PrepareDisk(input),
            new ConfigureResource(input),
            new StartResource(input),
            new SynchroniseFirst(input),
            new BecomePrimary(input),
            new MakeFileSystem(input),
            new MakeMountPoint(input),
            new MountFileSystem(input)));
  }

  private static InstallStage postgresql(PlanInput input) {
    return new InstallStage(
        "postgresql",
        List.of(
            new InitialiseDatabase(input),
            new ConfigureServer(input),
            new AllowClients(input),
            new StartDatabase(input),
            new ReachDatabase(input),
            new StopDatabase(input)));
  }

  private static InstallStage pacemaker(PlanInput input, Step configuration) {
    return new InstallStage(
        "pacemaker",
        List.of(
            configuration,
            new HandOver(input),
            new LoadConfiguration(input),
            new WaitForGroup(input)));
  }

  private static InstallStage verify(PlanInput input) {
    return new InstallStage(
        "verify",
        List.of(
            new BothOnline(input),
            new BothUpToDate(input),
            new WriteThroughVirtualIp(input),
            SwitchOver.there(input),
            SwitchOver.back(input),
            new TidyUp(input)));
  }
}
