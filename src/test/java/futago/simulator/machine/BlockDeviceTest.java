package futago.simulator.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import org.junit.jupiter.api.Test;

class BlockDeviceTest {
  private final BlockDevice disk = new BlockDevice("/dev/sdb1", 1 << 30);
  private final BlockDevice view = new BlockDevice("/dev/drbd0", 1 << 30);
  private final FileTree tree = new FileTree(Clock.systemUTC());

  @Test
  void twoDevicesThatShareShowTheSame() {
    view.share(disk);
    view.format("ext4", tree);
    tree.install("/data/row", "1");

    assertThat(disk.signature()).isEqualTo("ext4");
    assertThat(disk.fileSystem().orElseThrow().text("/data/row")).contains("1");
  }

  @Test
  void whatHasPartedNoLongerFollows() {
    view.share(disk);
    view.format("ext4", tree);
    tree.install("/data/row", "1");
    disk.part();
    tree.install("/data/row", "2");

    assertThat(disk.fileSystem().orElseThrow().text("/data/row")).contains("1");
    assertThat(view.fileSystem().orElseThrow().text("/data/row")).contains("2");
  }

  @Test
  void theEndOfADeviceIsItsOwn() {
    disk.trail("drbd");
    view.share(disk);
    disk.mark("ext4");

    assertThat(disk.trailer()).isEqualTo("drbd");
    assertThat(view.trailer()).isEmpty();
    assertThat(view.signature()).isEqualTo("ext4");
  }
}
