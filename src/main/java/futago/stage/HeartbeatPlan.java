package futago.stage;

import futago.engine.InstallStage;
import futago.stage.drbd.RemoveResource;
import futago.stage.install.AddRepositoryPackage;
import futago.stage.install.CheckSources;
import futago.stage.install.ImportElrepoKey;
import futago.stage.install.InstallHeartbeat;
import futago.stage.install.InstallPackages;
import futago.stage.install.InstallPostgresqlGroup;
import futago.stage.install.KeepBasePackagesOut;
import futago.stage.install.KeepDrbdFromBoot;
import futago.stage.install.RestoreRepositories;
import futago.stage.install.SamePostgresUser;
import futago.stage.install.UnpackLinuxHa;
import futago.stage.messaging.ConfigureHeartbeat;
import futago.stage.messaging.RemoveHeartbeat;
import futago.stage.messaging.ShareHeartbeatKey;
import futago.stage.messaging.StartHeartbeat;
import futago.stage.ossettings.ConfigureRsyslog;
import futago.stage.ossettings.DisableSelinux;
import futago.stage.ossettings.LeaveSelinux;
import futago.stage.ossettings.NameBothHosts;
import futago.stage.ossettings.OpenPorts;
import futago.stage.ossettings.RestoreRedHatSettings;
import futago.stage.ossettings.SetHostName;
import futago.stage.ossettings.TryLink;
import futago.stage.pacemaker.StopResources;
import futago.stage.pacemaker.WriteConfiguration;
import java.util.ArrayList;
import java.util.List;

/// The talk's own order, with Heartbeat: slide by slide from the first `yum` on.
final class HeartbeatPlan {
  private HeartbeatPlan() {}

  static List<InstallStage> installation(PlanInput input) {
    List<InstallStage> stages = new ArrayList<>();
    stages.add(
        new InstallStage(
            "install",
            List.of(
                new CheckSources(input),
                AddRepositoryPackage.pgdg(input),
                new InstallPostgresqlGroup(input),
                new SamePostgresUser(input),
                new UnpackLinuxHa(input),
                new KeepBasePackagesOut(),
                new InstallHeartbeat(input),
                new ImportElrepoKey(input),
                AddRepositoryPackage.elrepo(input),
                InstallPackages.drbdFromElrepo(input),
                new KeepDrbdFromBoot(input),
                InstallPackages.helpers(input))));
    stages.add(
        new InstallStage(
            "ossettings",
            List.of(
                new SetHostName(input),
                new NameBothHosts(input),
                OpenPorts.withHeartbeat(input),
                input.spec().el6().selinuxOff() ? new DisableSelinux() : new LeaveSelinux(),
                new ConfigureRsyslog(input),
                new TryLink(input))));
    stages.add(
        new InstallStage(
            "heartbeat",
            List.of(
                new ConfigureHeartbeat(input),
                new ShareHeartbeatKey(input),
                new StartHeartbeat(input))));
    stages.addAll(CommonStages.of(input, WriteConfiguration.withHeartbeat(input)));
    return stages;
  }

  static InstallStage removal(PlanInput input, boolean eraseData) {
    return new InstallStage(
        "remove",
        List.of(
            StopResources.onStandby(input),
            StopResources.onActive(input),
            StopResources.forget(input),
            RemoveHeartbeat.step(input),
            RemoveResource.step(input, eraseData),
            RestoreRedHatSettings.step(input),
            RestoreRepositories.step()));
  }
}
