package futago.lab;

import futago.lab.LocalCommand.Result;
import futago.lab.QemuCommand.Accelerator;
import futago.text.Message;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Switches nodes on and off.
final class NodePower {
  /// Measured: 27 s on an idle computer of two emulating cores, 50 s on a busy one.
  static final Duration BOOT_DEADLINE = Duration.ofMinutes(5);

  private static final Duration START_DEADLINE = Duration.ofSeconds(30);
  private static final Duration SHUTDOWN_DEADLINE = Duration.ofMinutes(3);
  private static final Duration ASK_DEADLINE = Duration.ofSeconds(15);

  /// A login that has begun is let finish: under emulation its cryptography takes seconds.
  private static final Duration LOGIN_DEADLINE = Duration.ofSeconds(45);

  private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final LabFiles files;
  private final LabSettings settings;
  private final LabNamespace namespace;
  private final SshAccess ssh;
  private final Duration bootDeadline;
  private final Consumer<Message> progress;
  private final QemuProcesses processes = new QemuProcesses(Path.of("/proc"));

  /// @param bootDeadline how long one boot may take until the node answers; twice that as long as
  ///   it visibly gets on, because on a busy computer another try would only be as slow
  NodePower(
      LabFiles files,
      LabSettings settings,
      LabNamespace namespace,
      Duration bootDeadline,
      Consumer<Message> progress) {
    this.files = files;
    this.settings = settings;
    this.namespace = namespace;
    this.ssh = new SshAccess(namespace, files);
    this.bootDeadline = bootDeadline;
    this.progress = progress;
  }

  boolean isOn(LabNode node) {
    return pid(node).isPresent();
  }

  /// Pulls the plug.
  ///
  /// @return whether the node was on
  boolean cut(LabNode node) throws LabException, InterruptedException {
    Optional<Long> pid = pid(node);
    if (pid.isPresent()) {
      QemuProcesses.kill(pid.get());
    }
    return pid.isPresent();
  }

  /// Pulls all plugs of a lab, whatever its nodes are called.
  void cutAll() throws LabException, InterruptedException {
    for (long pid : processes.find(files.directory()).values()) {
      QemuProcesses.kill(pid);
    }
  }

  /// Boots a node, unless it is on, and waits until a command can be run on it. A node that does
  /// not get there in time is switched off and on again, once.
  ///
  /// @throws LabException with the console's last lines
  void on(LabNode node, LabImage image, Accelerator accelerator)
      throws LabException, InterruptedException {
    long start = System.nanoTime();
    if (isOn(node) && !namespace.holds(tap(node))) {
      // A crash came between its start and its connection, or its network was taken away.
      cut(node);
    }
    if (!isOn(node)) {
      start(node, image, accelerator);
    }
    String lastAnswer = awaitLogin(node);
    if (!lastAnswer.isEmpty()) {
      progress.accept(Message.of("lab.node.again", node.name(), secondsSince(start)));
      cut(node);
      start(node, image, accelerator);
      lastAnswer = awaitLogin(node);
    }
    if (!lastAnswer.isEmpty()) {
      throw new LabException(
          Message.of(
              "lab.node.silent", node.name(), secondsSince(start), lastAnswer, console(node)),
          Message.of("lab.node.silent.cure", files.console(node).toString()));
    }
    progress.accept(Message.of("lab.node.up", node.name(), node.address(), secondsSince(start)));
  }

  /// Lets a node shut itself down, so that its disks are in order; pulls the plug if it takes too
  /// long.
  void shutDown(LabNode node) throws LabException, InterruptedException {
    if (!isOn(node)) {
      return;
    }
    progress.accept(Message.of("lab.node.shutDown", node.name()));
    long end = System.nanoTime() + SHUTDOWN_DEADLINE.toNanos();
    ssh.run(node, ASK_DEADLINE, "sync; systemctl poweroff");
    while (isOn(node) && System.nanoTime() < end) {
      Thread.sleep(PAUSE);
    }
    cut(node);
  }

  /// Whether a command can be run on the node now.
  boolean answers(LabNode node) throws LabException, InterruptedException {
    return ssh.run(node, ASK_DEADLINE, "true").succeeded();
  }

  /// The last lines of the node's console.
  String console(LabNode node) {
    try {
      return Files.exists(files.console(node))
          ? LocalCommand.tail(
              new String(Files.readAllBytes(files.console(node)), StandardCharsets.ISO_8859_1))
          : "";
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    }
  }

  /// The node's tap, a name that no other lab of this computer has.
  String tap(LabNode node) {
    var unique = UUID.nameUUIDFromBytes(vmName(node).getBytes(StandardCharsets.UTF_8));
    return "fl" + unique.toString().substring(0, 8) + node.index();
  }

  private void start(LabNode node, LabImage image, Accelerator accelerator)
      throws LabException, InterruptedException {
    progress.accept(Message.of("lab.node.starting", node.name()));
    LocalCommand.require(
        START_DEADLINE,
        inLabDirectory(
            QemuCommand.node(vmName(node), node, files, image, settings, accelerator, tap(node))));
    namespace.adopt(tap(node));
  }

  /// QEMU makes its control socket by a relative name.
  private List<String> inLabDirectory(List<String> argv) {
    return Stream.concat(Stream.of("env", "--chdir=" + files.directory()), argv.stream()).toList();
  }

  /// Waits until a node can be logged in to.
  ///
  /// @return empty, or what the last attempt said
  private String awaitLogin(LabNode node) throws LabException, InterruptedException {
    long end = System.nanoTime() + bootDeadline.toNanos();
    long latestEnd = end + bootDeadline.toNanos();
    String lastAnswer = "";
    while (isOn(node)
        && (System.nanoTime() < end || (System.nanoTime() < latestEnd && getsOn(node)))) {
      Result result = ssh.run(node, LOGIN_DEADLINE, "true");
      if (result.succeeded()) {
        return "";
      }
      lastAnswer = result.output();
      Thread.sleep(PAUSE);
    }
    return isOn(node) ? "ssh: " + lastAnswer : "QEMU ended";
  }

  /// Whether the node has written to its disk or console lately.
  private boolean getsOn(LabNode node) {
    try {
      FileTime lately = FileTime.from(Instant.now().minus(SIGN_OF_LIFE));
      return Files.getLastModifiedTime(files.rootDisk(node)).compareTo(lately) > 0
          || Files.getLastModifiedTime(files.console(node)).compareTo(lately) > 0;
    } catch (IOException e) {
      return false;
    }
  }

  private Optional<Long> pid(LabNode node) {
    return Optional.ofNullable(processes.find(files.directory()).get(files.pid(node)));
  }

  private static long secondsSince(long nanoTime) {
    return Duration.ofNanos(System.nanoTime() - nanoTime).toSeconds();
  }

  private String vmName(LabNode node) {
    return namespace.name() + "-" + node.name();
  }
}
