package futago.stage;

import futago.engine.InstallStage;
import futago.engine.Step;
import futago.stage.drbd.RemoveResource;
import futago.stage.install.AddPostgresqlArchive;
import futago.stage.install.DropEmptyDefaultDatabase;
import futago.stage.install.InstallPackages;
import futago.stage.install.NoDatabaseOfItsOwn;
import futago.stage.install.RefreshPackageLists;
import futago.stage.install.RestorePackaging;
import futago.stage.install.SamePostgresUser;
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
import futago.stage.ossettings.TryLink;
import futago.stage.pacemaker.StopResources;
import futago.stage.pacemaker.WriteConfiguration;
import java.util.ArrayList;
import java.util.List;

/// The order on Debian, with Corosync.
final class CorosyncPlan {
  private CorosyncPlan() {}

  static List<InstallStage> installation(PlanInput input) {
    List<InstallStage> stages = new ArrayList<>();
    stages.add(new InstallStage("install", install(input)));
    stages.add(
        new InstallStage(
            "ossettings",
            List.of(
                new SetHostName(input),
                new NameBothHosts(input),
                OpenPorts.withCorosync(input),
                new SeparateClusterLog(input),
                new KeepClocksInStep(input),
                new TryLink(input))));
    stages.add(
        new InstallStage(
            "messaging", List.of(new ConfigureCorosync(input), new StartMembership(input))));
    stages.addAll(CommonStages.of(input, WriteConfiguration.withCorosync(input)));
    return stages;
  }

  private static List<Step> install(PlanInput input) {
    List<Step> steps = new ArrayList<>();
    steps.add(new RefreshPackageLists(input));
    steps.add(new NoDatabaseOfItsOwn(input));
    if (AddPostgresqlArchive.isNeeded(input)) {
      steps.add(new AddPostgresqlArchive(input));
    }
    steps.add(InstallPackages.postgresql(input));
    steps.add(new SamePostgresUser(input));
    steps.add(InstallPackages.pacemaker(input));
    steps.add(InstallPackages.drbd(input));
    steps.add(InstallPackages.system(input));
    steps.add(new DropEmptyDefaultDatabase());
    steps.add(new StopWhatPackagesStarted(input));
    return steps;
  }

  static InstallStage removal(PlanInput input, boolean eraseData) {
    return new InstallStage(
        "remove",
        List.of(
            StopResources.onStandby(input),
            StopResources.onActive(input),
            StopResources.forget(input),
            RemoveMembership.step(input),
            RemoveResource.step(input, eraseData),
            RestoreSettings.step(input),
            RestorePackaging.step()));
  }
}
