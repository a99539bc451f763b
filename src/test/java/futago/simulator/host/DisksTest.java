package futago.simulator.host;

import static org.assertj.core.api.Assertions.assertThat;

import futago.simulator.machine.BlockDevices;
import futago.simulator.machine.Launcher;
import org.junit.jupiter.api.Test;

class DisksTest {
  @Test
  void theDataDiskIsBlankAndTheSystemDiskIsNot() {
    TestHost alice = TestHost.debian();
    assertThat(alice.output("lsblk -nro NAME,TYPE /dev/sdb1")).isEqualTo("sdb1 part\n");
    assertThat(alice.output("wipefs --no-act --noheadings --output TYPE,LABEL /dev/sdb1"))
        .isEmpty();
    assertThat(alice.sh("blkid -p /dev/sdb1").status()).isEqualTo(2);
    assertThat(alice.output("lsblk -nro MOUNTPOINT /dev/sda1")).isEqualTo("/\n");
    assertThat(alice.output("blockdev --getsize64 /dev/sdb1")).isEqualTo("1073741824\n");
    assertThat(alice.output("LC_ALL=C lsblk -o NAME,SIZE,TYPE,FSTYPE,MOUNTPOINTS"))
        .isEqualTo(
            """
            NAME    SIZE TYPE FSTYPE MOUNTPOINTS
            sda      20G disk       \s
            |-sda1   19G part ext4   /
            `-sda5 1023M part swap   [SWAP]
            sdb       1G disk       \s
            `-sdb1    1G part       \s
            """);
  }

  @Test
  void aFileSystemKeepsItsFilesWhereverItIsMounted() {
    TestHost alice = TestHost.debian();
    alice.succeed(
        """
        mkfs.ext4 -q /dev/sdb1
        mkdir /mnt/a /mnt/b
        mount -t ext4 /dev/sdb1 /mnt/a
        mountpoint -q /mnt/a
        echo hello > /mnt/a/file
        umount /mnt/a
        [ ! -e /mnt/a/file ]
        mount /dev/sdb1 /mnt/b
        grep -q '^/dev/sdb1 /mnt/b ext4 ' /proc/mounts
        """);
    assertThat(alice.output("cat /mnt/b/file")).isEqualTo("hello\n");
    assertThat(alice.output("findmnt -n -o SOURCE /mnt/b")).isEqualTo("/dev/sdb1\n");
    alice.machine.power(false);
    alice.machine.power(true);
    alice.succeed("! mountpoint -q /mnt/b; mount /dev/sdb1 /mnt/a; cat /mnt/a/file");
  }

  @Test
  void whatCannotBeMountedSaysWhy() {
    TestHost alice = TestHost.debian();
    assertThat(alice.sh("mount -t ext4 /dev/nope /mnt").error())
        .isEqualTo(
            """
            mount: /mnt: special device /dev/nope does not exist.
                   dmesg(1) may have more information after failed mount system call.
            """);
    assertThat(alice.sh("mount -t ext4 /dev/sdb1 /nope").error())
        .startsWith("mount: /nope: mount point does not exist.\n");
    Launcher.Outcome blank = alice.sh("mount -t ext4 /dev/sdb1 /mnt");
    assertThat(blank.status()).isEqualTo(32);
    assertThat(blank.error())
        .startsWith("mount: /mnt: wrong fs type, bad option, bad superblock on /dev/sdb1, ");
    assertThat(alice.sh("umount /mnt"))
        .isEqualTo(new Launcher.Outcome(32, "", "umount: /mnt: not mounted.\n"));
    assertThat(alice.sh("mountpoint /mnt"))
        .isEqualTo(new Launcher.Outcome(32, "/mnt is not a mountpoint\n", ""));
  }

  @Test
  void aCopyOfADisksBeginningShowsItsFileSystem() {
    TestHost alice = TestHost.centos();
    String head =
        "dd if=/dev/sdb1 of=/tmp/head iflag=direct bs=1M count=1 2>/dev/null; blkid -p -o value -s"
            + " TYPE /tmp/head";
    assertThat(alice.sh(head).output()).isEmpty();
    alice.succeed("mkfs.ext4 /dev/sdb1");
    assertThat(alice.sh(head).output()).isEqualTo("ext4\n");
    assertThat(alice.output("wc -c < /tmp/head")).isEqualTo("1048576\n");
  }

  @Test
  void ofADiskUnderDrbdItIsDrbdThatIsNamed() {
    TestHost alice = TestHost.centos();
    alice.succeed("mkfs.ext4 /dev/sdb1");
    alice.machine.part(BlockDevices.class).find("/dev/sdb1").orElseThrow().trail("drbd");
    assertThat(alice.output("blkid -p -o value -s TYPE -s PTTYPE /dev/sdb1")).isEqualTo("drbd\n");
    TestHost bob = TestHost.debian();
    bob.succeed("mkfs.ext4 -q /dev/sdb1");
    bob.machine.part(BlockDevices.class).find("/dev/sdb1").orElseThrow().trail("drbd");
    assertThat(bob.output("wipefs --no-act --noheadings --output TYPE,LABEL /dev/sdb1"))
        .isEqualTo("ext4 \ndrbd \n");
    assertThat(bob.output("wipefs --all --backup /dev/sdb1"))
        .isEqualTo(
            """
            /dev/sdb1: 2 bytes were erased at offset 0x00000438 (ext4): 53 ef
            /dev/sdb1: 4 bytes were erased at offset 0x3ffff03c (drbd): 83 74 02 6d
            """);
    assertThat(bob.sh("blkid -p /dev/sdb1").status()).isEqualTo(2);
    bob.succeed("[ -e /root/wipefs-sdb1-0x00000438.bak ]");
  }

  @Test
  void anImageIsADiskThatOutlivesTheLoopDevice() {
    TestHost alice = TestHost.centos();
    Launcher.Outcome dd =
        alice.sh(
            "mkdir /srv/images; dd if=/dev/zero of=/srv/images/d.part bs=1M count=1024 conv=fsync");
    assertThat(dd.error())
        .startsWith("1024+0 records in\n1024+0 records out\n1073741824 bytes (1.1 GB) copied, ")
        .endsWith(" s, 202 MB/s\n");
    assertThat(alice.sh("losetup /dev/loop0").status()).isEqualTo(1);
    alice.succeed(
        """
        mv /srv/images/d.part /srv/images/d.img
        [ "$(stat -c %s /srv/images/d.img)" = 1073741824 ]
        losetup /dev/loop0 /srv/images/d.img
        [ -b /dev/loop0 ]
        mkfs.ext4 /dev/loop0
        mount -t ext4 /dev/loop0 /mnt
        echo kept > /mnt/file
        """);
    assertThat(alice.output("losetup /dev/loop0"))
        .isEqualTo("/dev/loop0: [fd00]:131074 (/srv/images/d.img)\n");
    assertThat(alice.sh("losetup /dev/loop0 /srv/images/d.img").status()).isEqualTo(2);
    alice.machine.power(false);
    alice.machine.power(true);
    assertThat(alice.sh("losetup /dev/loop0").status()).isEqualTo(1);
    alice.succeed(
        "[ -b /dev/loop0 ]; losetup /dev/loop1 /srv/images/d.img; mount -t ext4 /dev/loop1 /mnt");
    assertThat(alice.output("cat /mnt/file")).isEqualTo("kept\n");
    alice.succeed("umount /mnt && losetup -d /dev/loop1");
  }

  @Test
  void dfShowsTheFileSystemAsOnTheSlide() {
    TestHost alice = TestHost.centos();
    alice.succeed(
        "mkfs.ext4 /dev/sdb1; mkdir /mnt/pgsql-data; mount -t ext4 /dev/sdb1 /mnt/pgsql-data");
    assertThat(alice.output("df").lines().toList())
        .anyMatch(line -> line.matches("/dev/mapper/VolGroup-lv_root +\\d+ +\\d+ +\\d+ +\\d+% /"))
        .anyMatch(
            line ->
                line.matches("/dev/sdb1 +10320\\d\\d +176\\d\\d +96\\d{4} +2% /mnt/pgsql-data"));
  }

  @Test
  void theKernelsViewsAgree() {
    TestHost alice = TestHost.centos();
    assertThat(alice.output("grep sdb1 /proc/partitions | tr -s ' '"))
        .isEqualTo(" 8 17 1048576 sdb1\n");
    assertThat(alice.output("tail -n +2 /proc/swaps | cut -d' ' -f1")).isEqualTo("/dev/dm-1\n");
  }
}
