package futago.simulator.tool;

import futago.simulator.machine.Bytes;
import futago.simulator.machine.Call;
import futago.simulator.machine.EndedException;
import futago.simulator.machine.Errno;
import futago.simulator.machine.UsageException;
import futago.simulator.tool.AwkSyntax.Expression;
import futago.simulator.tool.AwkSyntax.Place;
import futago.simulator.tool.AwkSyntax.Statement;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A run of an `awk` program over its input.
final class Awk extends AwkRun {
  private final AwkSyntax.Program program;
  private final Set<AwkSyntax.Rule> ranges = new HashSet<>();
  private AwkInput input;
  private int argument = 1;
  private boolean anyFile;

  Awk(Call call, AwkSyntax.Program program, AwkVariables variables, AwkFiles files) {
    super(call, variables, files, program.functions());
    this.program = program;
  }

  /// Runs it to its end.
  ///
  /// @return its exit status
  int run() throws IOException, InterruptedException {
    int status = 0;
    try {
      for (Statement each : program.begin()) {
        run(each);
      }
      if (!program.rules().isEmpty() || !program.end().isEmpty()) {
        records();
      }
    } catch (AwkLeave leave) {
      status = exit(leave);
    }
    return atEnd(status);
  }

  private int atEnd(int before) throws IOException, InterruptedException {
    try {
      for (Statement each : program.end()) {
        run(each);
      }
      return before;
    } catch (AwkLeave leave) {
      return leave.value() == null ? before : exit(leave);
    }
  }

  private static int exit(AwkLeave leave) {
    if (leave.how() != AwkSyntax.Leaving.PROGRAM) {
      throw new UsageException(2, "next used in BEGIN or END");
    }
    return leave.value() == null ? 0 : (int) leave.value().number() & 0xff;
  }

  private void records() throws IOException, InterruptedException {
    while (nextRecord(null)) {
      call().process().checkAlive();
      try {
        for (AwkSyntax.Rule rule : program.rules()) {
          if (applies(rule)) {
            run(rule.action());
          }
        }
      } catch (AwkLeave leave) {
        if (leave.how() == AwkSyntax.Leaving.FILE) {
          input.close();
          input = null;
        } else if (leave.how() != AwkSyntax.Leaving.RECORD) {
          throw leave;
        }
      }
    }
  }

  private boolean applies(AwkSyntax.Rule rule) throws IOException, InterruptedException {
    if (rule.pattern() == null) {
      return true;
    }
    if (rule.last() == null) {
      return isTrue(rule.pattern());
    }
    boolean in = ranges.contains(rule) || isTrue(rule.pattern());
    if (in) {
      ranges.add(rule);
      if (isTrue(rule.last())) {
        ranges.remove(rule);
      }
    }
    return in;
  }

  @Override
  boolean nextRecord(Place place) throws IOException {
    while (true) {
      if (input == null && !nextFile()) {
        return false;
      }
      String line = input.next(variables().text("RS"));
      if (line != null) {
        variables().set("NR", variables().global("NR").value().number() + 1);
        variables().set("FNR", variables().global("FNR").value().number() + 1);
        if (place == null) {
          record().set(line);
        } else {
          place(place, AwkValue.input(line));
        }
        return true;
      }
      input.close();
      input = null;
    }
  }

  private void place(Place place, AwkValue value) throws IOException {
    try {
      assign(place, value);
    } catch (InterruptedException e) {
      throw new EndedException();
    }
  }

  private boolean nextFile() throws IOException {
    int count = (int) variables().global("ARGC").value().number();
    while (argument < count) {
      AwkValue word = variables().global("ARGV").array().get(Integer.toString(argument++));
      String path = word == null ? "" : word.text("%.6g");
      if (AwkProgram.isAssignment(path)) {
        AwkProgram.assign(variables(), path);
      } else if (!path.isEmpty()) {
        open(path);
        return true;
      }
    }
    if (anyFile) {
      return false;
    }
    open("-");
    return true;
  }

  private void open(String path) throws IOException {
    anyFile = true;
    try {
      input = new AwkInput(files().disk().open(Bytes.toText(path)));
    } catch (IOException e) {
      throw new UsageException(2, "cannot open " + path + " (" + Errno.text(e) + ")");
    }
    variables().set("FNR", 0);
    variables().set("FILENAME", path.equals("-") ? "" : path);
  }

  @Override
  void body(AwkSyntax.Function function) throws IOException, InterruptedException {
    run(function.body());
  }

  private void run(Statement statement) throws IOException, InterruptedException {
    switch (statement) {
      case AwkSyntax.Block(List<Statement> statements) -> {
        for (Statement each : statements) {
          run(each);
        }
      }
      case AwkSyntax.Simple(Expression expression) -> value(expression);
      case AwkSyntax.Print print -> print(print);
      case AwkSyntax.If branch -> {
        if (isTrue(branch.condition())) {
          run(branch.then());
        } else if (branch.otherwise() != null) {
          run(branch.otherwise());
        }
      }
      case AwkSyntax.While loop -> {
        boolean go = loop.first() || isTrue(loop.condition());
        while (go) {
          go = round(loop.body()) && isTrue(loop.condition());
        }
      }
      case AwkSyntax.For loop -> {
        if (loop.start() != null) {
          run(loop.start());
        }
        while (loop.condition() == null || isTrue(loop.condition())) {
          if (!round(loop.body())) {
            break;
          }
          if (loop.step() != null) {
            run(loop.step());
          }
        }
      }
      case AwkSyntax.ForIn loop -> {
        for (String key : List.copyOf(variables().cell(loop.array()).array().keySet())) {
          variables().cell(loop.name()).set(AwkValue.input(key));
          if (!round(loop.body())) {
            break;
          }
        }
      }
      case AwkSyntax.Delete delete -> {
        Map<String, AwkValue> array = variables().cell(delete.array()).array();
        if (delete.index().isEmpty()) {
          array.clear();
        } else {
          array.remove(index(delete.index()));
        }
      }
      case AwkSyntax.Leave leave ->
          throw new AwkLeave(
              leave.how(),
              leave.value() != null
                  ? value(leave.value())
                  : leave.how() == AwkSyntax.Leaving.FUNCTION ? AwkValue.UNSET : null);
    }
  }

  /// One time through a loop.
  ///
  /// @return whether it goes on
  private boolean round(Statement body) throws IOException, InterruptedException {
    call().process().checkAlive();
    try {
      run(body);
      return true;
    } catch (AwkLeave leave) {
      return switch (leave.how()) {
        case LOOP -> false;
        case ROUND -> true;
        case RECORD, FILE, PROGRAM, FUNCTION -> throw leave;
      };
    }
  }

  private void print(AwkSyntax.Print print) throws IOException, InterruptedException {
    String text;
    if (print.formatted()) {
      text = functions().format(print.arguments());
    } else if (print.arguments().isEmpty()) {
      text = record().get(0).text("%.6g") + variables().text("ORS");
    } else {
      var texts = new ArrayList<String>();
      for (Expression argument : print.arguments()) {
        texts.add(value(argument).text(variables().text("OFMT")));
      }
      text = String.join(variables().text("OFS"), texts) + variables().text("ORS");
    }
    files().print(text, print.redirection(), print.target() == null ? "" : text(print.target()));
  }
}
