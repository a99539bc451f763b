package futago.simulator.tool;

import futago.simulator.machine.Bytes;
import futago.simulator.machine.Call;
import futago.simulator.machine.Options;
import futago.simulator.machine.Tool;
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

/// `awk`: runs a program over its input.
final class Awk extends AwkRun {
  private final AwkSyntax.Program program;
  private final Set<AwkSyntax.Rule> ranges = new HashSet<>();
  private AwkInput input;
  private int argument = 1;
  private boolean anyFile;

  private Awk(Call call, AwkSyntax.Program program, AwkVariables variables, AwkFiles files) {
    super(call, variables, files, program.functions());
    this.program = program;
  }

  static Tool tool() {
    return Awk::start;
  }

  private static int start(Call call) throws IOException, InterruptedException {
    Options options = Options.upToFirstWord(call, "F:v:f:", "assign=v", "field-separator=F");
    List<String> words = new ArrayList<>(options.words());
    var text = new StringBuilder();
    for (String path : options.values('f')) {
      text.append(Bytes.of(new Disk(call).read(path))).append('\n');
    }
    if (!options.has('f')) {
      if (words.isEmpty()) {
        throw new UsageException(
            2, "usage: awk [-F fs][-v var=value][prog | -f progfile][file ...]");
      }
      text.append(Bytes.of(words.removeFirst()));
    }
    AwkSyntax.Program program = AwkParser.parse(text.toString());
    var variables = new AwkVariables();
    Map.of(
            "FS",
            " ",
            "OFS",
            " ",
            "ORS",
            "\n",
            "RS",
            "\n",
            "SUBSEP",
            "\034",
            "CONVFMT",
            "%.6g",
            "OFMT",
            "%.6g",
            "FILENAME",
            "")
        .forEach(variables::set);
    variables.set("NR", 0);
    variables.set("FNR", 0);
    variables.set("ARGC", words.size() + 1.0);
    Map<String, AwkValue> argv = variables.global("ARGV").array();
    argv.put("0", AwkValue.of("awk"));
    for (int i = 0; i < words.size(); i++) {
      argv.put(Integer.toString(i + 1), AwkValue.input(Bytes.of(words.get(i))));
    }
    Map<String, AwkValue> environ = variables.global("ENVIRON").array();
    call.launch()
        .environment()
        .forEach((name, value) -> environ.put(Bytes.of(name), AwkValue.input(Bytes.of(value))));
    options.value('F').ifPresent(said -> variables.set("FS", unescape(Bytes.of(said))));
    for (String said : options.values('v')) {
      assign(variables, Bytes.of(said));
    }
    var out = new Output(call.out());
    var files = new AwkFiles(call, out);
    try {
      return new Awk(call, program, variables, files).run();
    } finally {
      files.closeAll();
    }
  }

  private static String unescape(String said) {
    var text = new StringBuilder();
    for (int i = 0; i < said.length(); i++) {
      if (said.charAt(i) == '\\' && i + 1 < said.length()) {
        i += AwkLexer.escape(said, i + 1, text);
      } else {
        text.append(said.charAt(i));
      }
    }
    return text.toString();
  }

  private static boolean isAssignment(String word) {
    return word.matches("(?s)[A-Za-z_][A-Za-z0-9_]*=.*");
  }

  private static void assign(AwkVariables variables, String said) {
    if (!isAssignment(said)) {
      throw new UsageException(2, "improper assignment: -v " + said);
    }
    int equals = said.indexOf('=');
    variables
        .global(said.substring(0, equals))
        .set(AwkValue.input(unescape(said.substring(equals + 1))));
  }

  private int run() throws IOException, InterruptedException {
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
      throw new futago.simulator.machine.EndedException();
    }
  }

  private boolean nextFile() throws IOException {
    int count = (int) variables().global("ARGC").value().number();
    while (argument < count) {
      AwkValue word = variables().global("ARGV").array().get(Integer.toString(argument++));
      String path = word == null ? "" : word.text("%.6g");
      if (isAssignment(path)) {
        assign(variables(), path);
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
      throw new UsageException(
          2, "cannot open " + path + " (" + futago.simulator.machine.Errno.text(e) + ")");
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
