package futago.stage;

import futago.engine.InstallStage;
import futago.engine.Plan;
import futago.engine.Step;
import futago.stage.drbd.BecomePrimary;
import futago.stage.drbd.ConfigureResource;
import futago.stage.drbd.MakeFileSystem;
import futago.stage.drbd.MakeMountPoint;
import futago.stage.drbd.MountFileSystem;
import futago.stage.drbd.PrepareDisk;
import futago.stage.drbd.RemoveResource;
import futago.stage.drbd.StartResource;
import futago.stage.drbd.SynchroniseFirst;
import futago.stage.install.AddPostgresqlArchive;
import futago.stage.install.DropEmptyDefaultDatabase;
import futago.stage.install.InstallPackages;
import futago.stage.install.NoDatabaseOfItsOwn;
import futago.stage.install.RefreshPackageLists;
import futago.stage.install.RestorePackaging;
import futago.stage.install.StopWhatPackagesStarted;
import futago.stage.messaging.ConfigureCorosync;
import futago.stage.messaging.RemoveMembership;
import futago.stage.messaging.StartMembership;
import futago.stage.ossettings.KeepClocksInStep;
import futago.stage.ossettings.NameBothHosts;
import futago.stage.ossettings.OpenPorts;
import futago.stage.ossettings.RestoreSettings;
import futago.stage.ossettings.SeparateClusterLog;
import futago.stage.ossettings.SetHostName;
import futago.stage.pacemaker.HandOver;
import futago.stage.pacemaker.LoadConfiguration;
import futago.stage.pacemaker.StopResources;
import futago.stage.pacemaker.WaitForGroup;
import futago.stage.pacemaker.WriteConfiguration;
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
import java.util.ArrayList;
import java.util.List;

/// The plan: seven stages in the talk's order, and the way back. The one place where order lives.
public final class Plans {
  private Plans() {}

  /// Everything from the first package to the last check.
  public static Plan installation(PlanInput input) {
    return new Plan(
        input.spec(),
        input.act(),
        List.of(
            new InstallStage("install", install(input)),
            new InstallStage(
                "ossettings",
                List.of(
                    new SetHostName(),
                    new NameBothHosts(input),
                    new OpenPorts(input),
                    new SeparateClusterLog(input),
                    new KeepClocksInStep(input))),
            new InstallStage(
                "messaging", List.of(new ConfigureCorosync(input), new StartMembership(input))),
            new InstallStage(
                "drbd",
                List.of(
                    new PrepareDisk(input),
                    new ConfigureResource(input),
                    new StartResource(input),
                    new SynchroniseFirst(input),
                    new BecomePrimary(input),
                    new MakeFileSystem(input),
                    new MakeMountPoint(input),
                    new MountFileSystem(input))),
            new InstallStage(
                "postgresql",
                List.of(
                    new InitialiseDatabase(input),
                    new ConfigureServer(input),
                    new AllowClients(input),
                    new StartDatabase(input),
                    new ReachDatabase(input),
                    new StopDatabase(input))),
            new InstallStage(
                "pacemaker",
                List.of(
                    new WriteConfiguration(input),
                    new HandOver(input),
                    new LoadConfiguration(input),
                    new WaitForGroup(input))),
            new InstallStage(
                "verify",
                List.of(
                    new BothOnline(input),
                    new BothUpToDate(input),
                    new WriteThroughVirtualIp(input),
                    SwitchOver.there(input),
                    SwitchOver.back(input),
                    new TidyUp(input)))));
  }

  private static List<Step> install(PlanInput input) {
    List<Step> steps = new ArrayList<>();
    steps.add(new RefreshPackageLists(input));
    steps.add(new NoDatabaseOfItsOwn(input));
    if (AddPostgresqlArchive.isNeeded(input)) {
      steps.add(new AddPostgresqlArchive(input));
    }
    steps.add(InstallPackages.postgresql(input));
    steps.add(InstallPackages.pacemaker(input));
    steps.add(InstallPackages.drbd(input));
    steps.add(InstallPackages.system(input));
    steps.add(new DropEmptyDefaultDatabase());
    steps.add(new StopWhatPackagesStarted(input));
    return steps;
  }

  /// Takes the cluster down again. Packages stay; so does the data, unless it is to be erased.
  public static Plan removal(PlanInput input, boolean eraseData) {
    return new Plan(
        input.spec(),
        input.act(),
        List.of(
            new InstallStage(
                "remove",
                List.of(
                    StopResources.onStandby(input),
                    StopResources.onActive(input),
                    StopResources.forget(),
                    RemoveMembership.step(input),
                    RemoveResource.step(input, eraseData),
                    RestoreSettings.step(input),
                    RestorePackaging.step()))));
  }
}
