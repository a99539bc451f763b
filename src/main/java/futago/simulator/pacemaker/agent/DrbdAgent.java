package futago.simulator.pacemaker.agent;

import futago.simulator.drbd.DrbdResource;
import futago.simulator.machine.Call;
import java.time.Duration;
import java.util.List;

/// `ocf:linbit:drbd`: up and down, Primary and Secondary, and with every call how well this node
/// would do as the master.
final class DrbdAgent extends Agent {
  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

  private static DrbdResource resource(Call call) {
    return new DrbdResource(call.machine(), parameter(call, "drbd_resource"));
  }

  @Override
  int start(Call call) throws InterruptedException {
    if (call.machine().program("drbdadm").isEmpty()) {
      return missing(call, "drbdadm");
    }
    return ended(call, resource(call).up());
  }

  @Override
  int stop(Call call) throws InterruptedException {
    call.exec(call.user(), List.of("crm_master", "-Q", "-l", "reboot", "-D"));
    String trouble = resource(call).down();
    return trouble.isEmpty() ? OK : because(call, ERROR, trouble);
  }

  @Override
  int promote(Call call) throws InterruptedException {
    String trouble = resource(call).promote();
    // The agent tries until its time is over, unless there is no data to be had.
    while (!trouble.isEmpty() && !trouble.contains("(-2)")) {
      call.machine().clock().sleep(BETWEEN_TRIES);
      trouble = resource(call).promote();
    }
    return ended(call, trouble);
  }

  @Override
  int demote(Call call) throws InterruptedException {
    return ended(call, resource(call).demote());
  }

  @Override
  int monitor(Call call) throws InterruptedException {
    DrbdResource resource = resource(call);
    if (!resource.isUp()) {
      return NOT_RUNNING;
    }
    score(call);
    return resource.isPrimary() ? RUNNING_MASTER : OK;
  }

  private static int ended(Call call, String trouble) throws InterruptedException {
    score(call);
    return trouble.isEmpty() ? OK : because(call, ERROR, trouble);
  }

  private static void score(Call call) throws InterruptedException {
    int score = resource(call).promotionScore();
    call.exec(
        call.user(),
        score == 0
            ? List.of("crm_master", "-Q", "-l", "reboot", "-D")
            : List.of("crm_master", "-Q", "-l", "reboot", "-v", Integer.toString(score)));
  }
}
