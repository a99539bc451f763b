package futago.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotsTest {
  private static final LabSettings ONE = LabSettings.defaults("one");
  private static final LabSettings TWO = LabSettings.defaults("two");
  private static final LabImage IMAGE = new LabImage(Path.of("/images/bookworm-1"));

  @TempDir Path directory;
  private Snapshots snapshots;
  private LabFiles one;

  @BeforeEach
  void labWithDisks() throws Exception {
    snapshots = new Snapshots(directory.resolve("snapshots"));
    one = new LabFiles(Files.createDirectory(directory.resolve("one")));
    fill("first");
  }

  @Test
  void anotherLabStartsFromASnapshot() throws Exception {
    save();
    var two = new LabFiles(Files.createDirectory(directory.resolve("two")));

    assertThat(snapshots.fits(IMAGE, "installed", TWO)).isTrue();
    snapshots.restore(IMAGE, "installed", two, TWO);

    for (LabNode node : LabNode.of(TWO)) {
      assertThat(two.rootDisk(node)).hasContent("first root " + node.name());
      assertThat(two.dataDisk(node)).hasContent("first data " + node.name());
      assertThat(two.hostKey(node)).hasContent("first host key " + node.name());
    }
    assertThat(two.identity()).hasContent("first identity");
  }

  @Test
  void anOlderOneIsReplaced() throws Exception {
    save();
    fill("second");
    save();
    var two = new LabFiles(Files.createDirectory(directory.resolve("two")));

    snapshots.restore(IMAGE, "installed", two, TWO);

    assertThat(two.rootDisk(LabNode.of(TWO).get(0))).hasContent("second root alice");
    try (var kept = Files.list(directory.resolve("snapshots/bookworm-1"))) {
      assertThat(kept).hasSize(1);
    }
  }

  @Test
  void oneOfOtherNodesOrAnotherImageDoesNotFit() throws Exception {
    save();
    var otherNames =
        new LabSettings(
            "one",
            ONE.suite(),
            List.of("hana", "taro"),
            ONE.network(),
            ONE.memoryMiB(),
            ONE.dataDiskMiB(),
            Optional.empty());

    assertThat(snapshots.fits(IMAGE, "installed", otherNames)).isFalse();
    assertThat(snapshots.fits(IMAGE, "other", ONE)).isFalse();
    assertThat(snapshots.fits(new LabImage(Path.of("/images/bookworm-2")), "installed", ONE))
        .isFalse();
    assertThatThrownBy(() -> snapshots.restore(IMAGE, "other", one, ONE))
        .isInstanceOfSatisfying(
            LabException.class, e -> assertThat(e.what().key()).isEqualTo("lab.noSnapshot"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "../one", ".hidden", "a/b", "a b"})
  void refusesNamesThatLeadElsewhere(String tag) {
    assertThatThrownBy(() -> snapshots.fits(IMAGE, tag, ONE))
        .isInstanceOfSatisfying(
            LabException.class, e -> assertThat(e.what().key()).isEqualTo("lab.badTag"));
  }

  private void save() throws Exception {
    snapshots.save(one, new LabRecord(ONE, IMAGE.id()), IMAGE, "installed");
  }

  private void fill(String what) throws Exception {
    Files.writeString(one.identity(), what + " identity");
    Files.writeString(LabFiles.publicHalf(one.identity()), what + " public identity");
    for (LabNode node : LabNode.of(ONE)) {
      Files.writeString(one.rootDisk(node), what + " root " + node.name());
      Files.writeString(one.dataDisk(node), what + " data " + node.name());
      Files.writeString(one.firstBoot(node), what + " first boot " + node.name());
      Files.writeString(one.hostKey(node), what + " host key " + node.name());
      Files.writeString(LabFiles.publicHalf(one.hostKey(node)), what + " public " + node.name());
    }
  }
}
