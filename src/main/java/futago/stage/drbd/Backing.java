package futago.stage.drbd;

import futago.spec.ClusterSpec;
import futago.spec.DiskSpec;
import futago.spec.NodeSpec;

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
