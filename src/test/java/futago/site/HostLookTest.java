package futago.site;

import static org.assertj.core.api.Assertions.assertThat;

import futago.command.Content;
import futago.command.Run;
import futago.remote.CommandResult;
import futago.remote.OutputListener;
import futago.remote.RemoteNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HostLookTest {
  private static final Instant NOW = Instant.parse("2026-11-23T05:51:10.500Z");

  private final Map<String, String> answers =
      new HashMap<>(
          Map.of(
              "is-root", "",
              "host-name", "alice",
              "memory", "MemTotal:         993272 kB",
              "clock", Long.toString(NOW.getEpochSecond()),
              "os-release", "ID=debian\nVERSION_ID=\"12\"\nPRETTY_NAME=\"Debian GNU/Linux 12\"",
              "machine", "x86_64"));

  private HostReport look() throws Exception {
    return HostLook.at(new Answering(), InstantSource.fixed(NOW));
  }

  @Test
  void whatAHostIs() throws Exception {
    HostReport report = look();

    assertThat(report.system()).isEqualTo("Debian GNU/Linux 12");
    assertThat(report.supported()).isTrue();
    assertThat(report.root()).isTrue();
    assertThat(report.hostName()).isEqualTo("alice");
    assertThat(report.memoryMib()).isEqualTo(969);
    assertThat(report.clockAhead()).isEqualTo(Duration.ZERO);
  }

  @Test
  void disksWithWhatIsOnThem() throws Exception {
    answers.put(
        "disks",
        """
        sda disk 4294967296
        sda1 part 4293918720 / ext4
        sdb disk 8589934592
        sdc disk 8589934592  LVM2_member
        vg-data lvm 1073741824 /srv/my\\x20data xfs
        nvme0n1 disk 1000
        nvme0n1p1 part 900  swap
        sr0 rom 1073741312
        """);

    assertThat(look().disks())
        .containsExactly(
            disk("/dev/sda", 4_294_967_296L, null, null, true),
            disk("/dev/sda1", 4_293_918_720L, "ext4", "/", false),
            disk("/dev/sdb", 8_589_934_592L, null, null, false),
            disk("/dev/sdc", 8_589_934_592L, "LVM2_member", null, false),
            disk("/dev/mapper/vg-data", 1_073_741_824L, "xfs", "/srv/my data", false),
            disk("/dev/nvme0n1", 1000, null, null, true),
            disk("/dev/nvme0n1p1", 900, "swap", null, false));
    assertThat(look().disks().stream().filter(HostReport.Disk::isFree))
        .extracting(HostReport.Disk::path)
        .containsExactly("/dev/sdb");
  }

  @Test
  void interfacesThatHaveAnAddress() throws Exception {
    answers.put(
        "addresses",
        """
        1: lo    inet 127.0.0.1/8 scope host lo\\       valid_lft forever preferred_lft forever
        2: eth0    inet 192.168.137.101/24 brd 192.168.137.255 scope global eth0\\       valid_lft
        2: eth0    inet 192.168.137.201/24 scope global secondary eth0\\       valid_lft forever
        3: eth1    inet 10.0.0.1/8 scope global eth1
        """);

    assertThat(look().interfaces())
        .containsExactly(
            new HostReport.Interface("eth0", "192.168.137.101"),
            new HostReport.Interface("eth1", "10.0.0.1"));
  }

  @Test
  void howFarItsClockIsOff() throws Exception {
    answers.put("clock", Long.toString(NOW.getEpochSecond() - 90));

    assertThat(look().clockAhead()).isEqualTo(Duration.ofSeconds(-90));
  }

  @Test
  void whatIsInstalled() throws Exception {
    answers.put("installed", "corosync 3.1.7-1\npostgresql 15+248\n");

    assertThat(look().installed()).containsExactly("corosync 3.1.7-1", "postgresql 15+248");
  }

  private static HostReport.Disk disk(
      String path, long bytes, String content, String mount, boolean divided) {
    return new HostReport.Disk(
        path, bytes, Optional.ofNullable(content), Optional.ofNullable(mount), divided);
  }

  /// Answers each question from the table; one that is not in it fails.
  private final class Answering implements RemoteNode {
    private static final Pattern QUESTION = Pattern.compile("(?m)^futago_ask (\\S+) ");
    private static final Pattern BOUNDARY = Pattern.compile("(?m)^futago_boundary=(\\S+)$");

    @Override
    public String name() {
      return "alice";
    }

    @Override
    public CommandResult run(Run run, OutputListener output) {
      String script = ((Content.Text) run.input()).text();
      Matcher boundary = BOUNDARY.matcher(script);
      assertThat(boundary.find()).isTrue();
      var text = new StringBuilder(boundary.group(1)).append('\n');
      for (Matcher question = QUESTION.matcher(script); question.find(); ) {
        String name = question.group(1);
        text.append(answers.getOrDefault(name, "")).append('\n').append(boundary.group(1));
        text.append(answers.containsKey(name) ? " 0 " : " 1 ").append(name).append('\n');
      }
      return new CommandResult(0, text.toString(), "");
    }

    @Override
    public void close() {}
  }
}
