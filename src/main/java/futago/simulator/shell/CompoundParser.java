package futago.simulator.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads the commands that begin with a reserved word, and functions.
final class CompoundParser {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private final Parser parser;

  CompoundParser(Parser parser) {
    this.parser = parser;
  }

  /// The command whose reserved word comes next.
  Command command() {
    return switch (parser.reserved()) {
      case "if" -> {
        parser.cursor().take("if");
        yield ifCommand();
      }
      case "while" -> loop(false);
      case "until" -> loop(true);
      case "for" -> forCommand();
      default -> caseCommand();
    };
  }

  private Command ifCommand() {
    Command condition = parser.body("then");
    parser.expect("then");
    Command then = parser.body("elif", "else", "fi");
    Optional<Command> otherwise = Optional.empty();
    if (parser.reserved().equals("elif")) {
      parser.cursor().take("elif");
      return new Command.If(condition, then, Optional.of(ifCommand()));
    }
    if (parser.reserved().equals("else")) {
      parser.cursor().take("else");
      otherwise = Optional.of(parser.body("fi"));
    }
    parser.expect("fi");
    return new Command.If(condition, then, otherwise);
  }

  private Command loop(boolean until) {
    parser.cursor().take(until ? "until" : "while");
    Command condition = parser.body("do");
    return new Command.Loop(until, condition, doGroup());
  }

  private Command doGroup() {
    parser.expect("do");
    Command body = parser.body("done");
    parser.expect("done");
    return body;
  }

  private Command forCommand() {
    parser.cursor().take("for");
    parser.skipBlanks();
    String name = Parser.literal(parser.words().word());
    if (!NAME.matcher(name).matches()) {
      throw new SyntaxException(parser.cursor().line(), "Bad for loop variable");
    }
    parser.skipNewlines();
    Optional<List<Word>> list = Optional.empty();
    if (parser.reserved().equals("in")) {
      parser.cursor().take("in");
      list = Optional.of(wordsOfLine());
    }
    parser.skipBlanks();
    if (parser.cursor().peek() == ';') {
      parser.cursor().next();
    }
    parser.skipNewlines();
    return new Command.For(name, list, doGroup());
  }

  private List<Word> wordsOfLine() {
    var list = new ArrayList<Word>();
    parser.skipBlanks();
    while (parser.cursor().peek() != ';'
        && parser.cursor().peek() != '\n'
        && !parser.cursor().atEnd()) {
      list.add(parser.wordHere());
      parser.skipBlanks();
    }
    return list;
  }

  private Command caseCommand() {
    parser.cursor().take("case");
    parser.skipBlanks();
    Word subject = parser.wordHere();
    parser.skipNewlines();
    parser.expect("in");
    var branches = new ArrayList<Command.Branch>();
    while (true) {
      parser.skipNewlines();
      if (parser.reserved().equals("esac")) {
        break;
      }
      parser.cursor().take("(");
      parser.skipBlanks();
      var patterns = new ArrayList<>(List.of(parser.wordHere()));
      parser.skipBlanks();
      while (parser.cursor().take("|")) {
        parser.skipBlanks();
        patterns.add(parser.wordHere());
        parser.skipBlanks();
      }
      parser.expect(")");
      branches.add(new Command.Branch(patterns, parser.list(Set.of("esac"))));
      parser.skipNewlines();
      if (!parser.cursor().take(";;")) {
        break;
      }
    }
    parser.expect("esac");
    return new Command.Case(subject, branches);
  }

  /// A function; its name has been read.
  Command function(String name) {
    parser.cursor().next();
    parser.skipBlanks();
    parser.expect(")");
    if (name.isEmpty()) {
      throw new SyntaxException(parser.cursor().line(), "Bad function name");
    }
    parser.skipNewlines();
    return new Command.Function(name, parser.command());
  }
}
