package futago.stage.drbd;

import futago.command.Action;
import futago.command.Facts;
import futago.command.Probe;
import futago.command.Run;
import futago.command.WaitFor;
import futago.command.WriteFile;
import futago.command.OnlyIf;
import futago.command.EditFile;
import futago.command.Content;
import futago.command.FileMode;
import futago.engine.Step;
import futago.engine.StepId;
import futago.engine.StepState;
import futago.engine.Target;
import futago.spec.DiskSpec;
import futago.spec.NodeSpec;
import futago.spec.DrbdSpec;
import futago.spec.ClusterSpec;
import futago.stage.FileSteps;
import futago.stage.Names;
import futago.stage.PlanInput;
import futago.stage.Questions;
import futago.text.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Which device DRBD keeps its data on.
public final class Backing {
  /// The loop device of an image, as on the slides.
  public static final String LOOP = "/dev/loop0";

  private Backing() {}

  /// The device under DRBD on a node.
  public static String deviceOf(ClusterSpec spec, NodeSpec node) {
    return switch (spec.diskOf(node)) {
      case DiskSpec.Device disk -> disk.device();
      case DiskSpec.Image _ -> LOOP;
    };
  }
}
