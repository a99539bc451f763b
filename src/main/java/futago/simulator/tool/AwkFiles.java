package futago.simulator.tool;

import futago.simulator.machine.Bytes;
import futago.simulator.machine.Call;
import futago.simulator.machine.Descriptors;
import futago.simulator.machine.OpenFiles;
import futago.simulator.machine.TreeFile;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The files and commands that an `awk` program reads and writes. What is written to a command is
/// collected; the command runs when it is closed, or at the end.
final class AwkFiles {
  private final Call call;
  private final Disk disk;
  private final Output out;
  private final Map<String, OutputStream> outputs = new HashMap<>();
  private final Map<String, ByteArrayOutputStream> pipes = new LinkedHashMap<>();
  private final Map<String, AwkInput> inputs = new HashMap<>();

  AwkFiles(Call call, Output out) {
    this.call = call;
    this.disk = new Disk(call);
    this.out = out;
  }

  Disk disk() {
    return disk;
  }

  /// Prints.
  ///
  /// @param redirection `>`, `>>`, `|`, or empty
  void print(String text, String redirection, String target) throws IOException {
    switch (redirection) {
      case "" -> out.print(text);
      case "|" ->
          pipes
              .computeIfAbsent(target, _ -> new ByteArrayOutputStream())
              .writeBytes(Bytes.toBytes(text));
      default -> {
        switch (target) {
          case "/dev/stdout", "-" -> out.print(text);
          case "/dev/stderr" -> call.err().write(Bytes.toBytes(text));
          default -> {
            if (!outputs.containsKey(target)) {
              outputs.put(
                  target,
                  disk.create(
                      Bytes.toText(target),
                      redirection.equals(">") ? TreeFile.Use.WRITE : TreeFile.Use.APPEND));
            }
            outputs.get(target).write(Bytes.toBytes(text));
          }
        }
      }
    }
  }

  /// What is read from a file.
  AwkInput file(String path) throws IOException {
    AwkInput input = inputs.get("<" + path);
    if (input == null) {
      input = new AwkInput(disk.open(Bytes.toText(path)));
      inputs.put("<" + path, input);
    }
    return input;
  }

  /// What a command says.
  AwkInput command(String command) throws IOException, InterruptedException {
    AwkInput input = inputs.get("|" + command);
    if (input == null) {
      out.flush();
      var said = new ByteArrayOutputStream();
      try (Descriptors descriptors = call.launch().descriptors().copy()) {
        descriptors.put(1, OpenFiles.writing(said));
        run(command, descriptors);
      }
      InputStream in = new BufferedInputStream(new ByteArrayInputStream(said.toByteArray()));
      input = new AwkInput(in);
      inputs.put("|" + command, input);
    }
    return input;
  }

  private int run(String command, Descriptors descriptors) throws InterruptedException {
    return call.exec(
        call.launch().calling(List.of("sh", "-c", Bytes.toText(command))).through(descriptors));
  }

  /// Runs a command, as `system` does.
  int system(String command) throws IOException, InterruptedException {
    flush();
    return run(command, call.launch().descriptors());
  }

  void flush() throws IOException {
    out.flush();
    for (OutputStream output : outputs.values()) {
      output.flush();
    }
  }

  /// Closes a file or a command.
  ///
  /// @return a command's status, 0 for a file, -1 if nothing of that name is open
  int close(String name) throws IOException, InterruptedException {
    int status = -1;
    OutputStream output = outputs.remove(name);
    if (output != null) {
      output.close();
      status = 0;
    }
    AwkInput file = inputs.remove("<" + name);
    if (file != null) {
      file.close();
      status = 0;
    }
    if (inputs.remove("|" + name) != null) {
      status = 0;
    }
    ByteArrayOutputStream pipe = pipes.remove(name);
    if (pipe != null) {
      out.flush();
      try (Descriptors descriptors = call.launch().descriptors().copy()) {
        descriptors.put(0, OpenFiles.reading(new ByteArrayInputStream(pipe.toByteArray())));
        status = run(name, descriptors);
      }
    }
    return status;
  }

  void closeAll() throws IOException, InterruptedException {
    out.flush();
    for (String name : List.copyOf(outputs.keySet())) {
      close(name);
    }
    for (String name : List.copyOf(pipes.keySet())) {
      close(name);
    }
    for (AwkInput input : inputs.values()) {
      input.close();
    }
  }
}
