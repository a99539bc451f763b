package futago.guard;

import static org.assertj.core.api.Assertions.assertThat;

import futago.command.Action;
import futago.command.EditFile;
import futago.command.FileScripts;
import futago.command.Run;
import futago.command.Shell;
import futago.command.WriteFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A Debian of its own in a directory, with the real programs in it that are to judge what Futago
/// makes. No service of it is ever started by itself; each command has its own mounts and, where
/// `JUDGE_HOST` is in its environment, its own host name.
///
/// @param directory where it is: `-Dfutago.judges.root`
record JudgeRoot(Path directory) {
  /// What a program said.
  record Verdict(int status, String out, String error) {}

  static JudgeRoot given() {
    String root = System.getProperty("futago.judges.root", "");
    assertThat(Path.of(root, "usr/sbin/corosync")).as("-Dfutago.judges.root").exists();
    return new JudgeRoot(Path.of(root).toAbsolutePath());
  }

  /// The words that run a command in there as root.
  List<String> inside(List<String> argv) {
    var words =
        new ArrayList<>(
            List.of(
                "unshare",
                "-m",
                "-u",
                "sh",
                "-c",
                "[ -z \"$JUDGE_HOST\" ] || hostname \"$JUDGE_HOST\"; r=$1; shift; mount --rbind"
                    + " /dev $r/dev && mount -t proc proc $r/proc && exec chroot $r \"$@\"",
                "sh",
                directory.toString()));
    words.addAll(argv);
    return words;
  }

  Verdict run(List<String> argv, Map<String, String> environment, byte[] input) throws Exception {
    Path out = Files.createTempFile("judge", ".out");
    Path error = Files.createTempFile("judge", ".err");
    try {
      var builder =
          new ProcessBuilder(inside(argv))
              .redirectOutput(out.toFile())
              .redirectError(error.toFile());
      builder.environment().clear();
      builder.environment().put("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
      builder.environment().put("LC_ALL", "C");
      builder.environment().put("HOME", "/root");
      builder.environment().putAll(environment);
      Process process = builder.start();
      try (OutputStream in = process.getOutputStream()) {
        in.write(input);
      } catch (IOException e) {
        // It ended without reading everything.
      }
      assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("it hangs: " + argv).isTrue();
      return new Verdict(
          process.exitValue(),
          Files.readString(out, StandardCharsets.UTF_8),
          Files.readString(error, StandardCharsets.UTF_8));
    } finally {
      Files.delete(out);
      Files.delete(error);
    }
  }

  Verdict run(String... argv) throws Exception {
    return run(List.of(argv), Map.of(), new byte[0]);
  }

  /// Does an action as a run on a node does it.
  void perform(Action action) throws Exception {
    Run run =
        switch (action) {
          case Run command -> command;
          case WriteFile file -> FileScripts.write(file);
          case EditFile file -> FileScripts.edit(file);
          case futago.command.WaitFor _, futago.command.OnlyIf _ ->
              throw new IllegalArgumentException(action.toString());
        };
    Verdict verdict = run(Shell.argvForRoot(run), Map.of(), run.input().bytes());
    assertThat(verdict.status())
        .as(run.argv() + "\n" + verdict.out() + verdict.error())
        .matches(status -> run.succeedsWith().contains(status));
  }

  /// A file of it.
  Path file(String path) {
    return directory.resolve(path.substring(1));
  }
}
