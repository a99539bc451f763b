package futago.engine;

import static org.assertj.core.api.Assertions.assertThat;

import futago.text.Message;
import java.util.HashSet;
import java.util.List;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiagnosisTest {
  private static final StepId STEP = StepId.of("drbd.create-md");
  private static final List<String> BY_STATUS = List.of("command-missing", "wait", "other");

  private final Diagnosis diagnosis = new Diagnosis(_ -> false);

  /// Messages as the programs print them.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          disk-full        | cp: error writing '/mnt/x': No space left on device
          disk-full        | E: You don't have enough free space in /var/cache/apt/archives/.
          kept-away        | <rsc_location id="cli-ban-group_pgsql-on-alice" rsc="group_pgsql" role="Started" node="alice" score="-INFINITY"/>
          kept-away        | <rsc_location id="cli-standby-group_pgsql" rsc="group_pgsql">
          quota            | cp: error writing 'x': Disk quota exceeded
          read-only        | mktemp: failed to create file via template '/etc/.futago.XXXXXX': Read-only file system
          memory           | sh: 1: Cannot fork: Cannot allocate memory
          package-lock     | E: Could not get lock /var/lib/dpkg/lock-frontend. It is held by process 412 (unattended-upgr)
          package-lock     | E: Unable to acquire the dpkg frontend lock (/var/lib/dpkg/lock-frontend), is another process using it?
          dpkg-interrupted | E: dpkg was interrupted, you must manually run 'dpkg --configure -a' to correct the problem.
          name-resolution  | W: Failed to fetch http://example.org/InRelease  Temporary failure resolving 'example.org'
          name-resolution  | ping: bob: Name or service not known
          release-file     | E: The repository 'http://example.org bookworm Release' does not have a Release file.
          release-file     | E: Release file for http://example.org/InRelease is not valid yet (invalid for another 2h 3min).
          signature        | W: GPG error: http://example.org InRelease: The following signatures couldn't be verified because the public key is not available: NO_PUBKEY 0E98404D386FA1D9
          fetch            | E: Failed to fetch http://example.org/x.deb  Could not connect to example.org:80 (192.0.2.1). - connect (111: Connection refused)
          fetch            | E: Unable to fetch some archives, maybe run apt-get update or try with --fix-missing?
          no-package       | E: Unable to locate package crmsh
          no-package       | E: Package 'corosync' has no installation candidate
          yum-repository   | Error: Cannot retrieve repository metadata (repomd.xml) for repository: base. Please verify its path and try again
          yum-repository   | Error: Cannot find a valid baseurl for repo: updates
          yum-package      | No package kmod-drbd84 available.
          yum-package      | Warning: Group PostgreSQL Database Server 9.3 PGDG does not exist.
          dependencies     | E: Unable to correct problems, you have held broken packages.
          sudo             | hanako is not in the sudoers file.
          drbd-metadata    | There appears to be a v08 flexible-size internal meta data block already in place on /dev/sdb1 at byte offset 1073737728
          drbd-metadata    | md_offset 1073737728, Found ext3 filesystem
          drbd-metadata    |  ==> This might destroy existing data! <==
          device-held      | open(/dev/sdb1) failed: Device or resource busy
          device-held      | 0: State change failed: (-12) Device is held open by someone
          device-held      | umount: /mnt/pgsql-data: target is busy.
          device-held      | /dev/sdb1 is mounted; will not make a filesystem here!
          device-held      | 0: Failure: (114) Lower device is already claimed. This usually means it is mounted.
          drbd-module      | modprobe: FATAL: Module drbd not found in directory /lib/modules/6.1.0-44-cloud-amd64
          port-used        | LOG:  could not bind IPv4 address "0.0.0.0": Address already in use
          refused          | psql: error: connection to server at "192.0.2.1", port 5432 failed: Connection refused
          unreachable      | ssh: connect to host 192.0.2.1 port 22: No route to host
          clock            | curl: (60) SSL certificate problem: certificate is not yet valid
          no-service       | Failed to restart corosync.service: Unit corosync.service not found.
          no-service       | Failed to start pacemaker.service: Unit pacemaker.service is masked.
          user-missing     | chown: invalid user: 'postgres:postgres'
          user-missing     | su: user postgres does not exist or the user entry does not contain all the required fields
          command-missing  | sh: 1: drbdadm: not found
          command-missing  | bash: line 1: drbdadm: command not found
          permission       | chmod: changing permissions of '/etc/x': Operation not permitted
          permission       | sh: 1: cannot create /etc/x: Permission denied
          file-missing     | /etc/hosts: no such file
          file-missing     | cat: /etc/drbd.conf: No such file or directory
          """)
  void readsWhatProgramsPrint(String name, String line) {
    Message expected = Message.of("diagnosis." + name, "alice", line);
    assertThat(diagnosis.cure(STEP, "alice", 1, "before\n" + line + "\nafter", ""))
        .isEqualTo(expected);
    assertThat(diagnosis.cure(STEP, "alice", 1, "", line)).isEqualTo(expected);
    assertThat(diagnosis.cureOfWait(STEP, "alice", line)).isEqualTo(expected);
  }

  @Test
  void theRootComesBeforeWhatFollowsFromIt() {
    String error = "Temporary failure resolving 'example.org'\nE: Unable to fetch some archives";
    assertThat(diagnosis.cure(STEP, "alice", 100, error, "").key())
        .isEqualTo("diagnosis.name-resolution");
  }

  @Test
  void theStatusTellsAMissingCommand() {
    assertThat(diagnosis.cure(STEP, "alice", 127, "strange", ""))
        .isEqualTo(Message.of("diagnosis.command-missing", "alice", "strange"));
  }

  @Test
  void anUnknownFailureGetsGeneralAdvice() {
    assertThat(diagnosis.cure(STEP, "alice", 1, "strange", "stranger"))
        .isEqualTo(Message.of("diagnosis.other", "alice", "drbd.create-md"));
    var own = new Diagnosis("step.drbd.create-md.cure"::equals);
    assertThat(own.cure(STEP, "alice", 1, "strange", ""))
        .isEqualTo(Message.of("step.drbd.create-md.cure", "alice", "drbd.create-md"));
  }

  @Test
  void everyEntryHasItsTextAndNoTextIsLeftOver() {
    var names = new HashSet<>(Diagnosis.names());
    names.addAll(BY_STATUS);
    for (String bundle : List.of("text/diagnosis", "text/diagnosis_ja")) {
      assertThat(
              ResourceBundle.getBundle(bundle).keySet().stream()
                  .filter(key -> !key.endsWith(".window")))
          .as(bundle)
          .containsExactlyInAnyOrderElementsOf(
              names.stream().map(name -> "diagnosis." + name).toList());
    }
  }
}
