package futago.simulator.tool;

import futago.simulator.tool.AwkLexer.Kind;
import futago.simulator.tool.AwkSyntax.Expression;
import futago.simulator.tool.AwkSyntax.Leaving;
import futago.simulator.tool.AwkSyntax.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/// Reads `awk` programs.
final class AwkParser extends AwkExpressions {
  private AwkParser(String program) {
    super(AwkLexer.tokens(program));
  }

  /// @throws UsageException if it is no program
  static AwkSyntax.Program parse(String program) {
    return new AwkParser(program).program();
  }

  private AwkSyntax.Program program() {
    var begin = new ArrayList<Statement>();
    var end = new ArrayList<Statement>();
    var rules = new ArrayList<AwkSyntax.Rule>();
    var functions = new HashMap<String, AwkSyntax.Function>();
    while (true) {
      skipEnds();
      if (peek().kind() == Kind.END) {
        return new AwkSyntax.Program(begin, rules, end, functions);
      }
      if (take("BEGIN")) {
        begin.add(block());
      } else if (take("END")) {
        end.add(block());
      } else if (sees("function") || sees("func")) {
        next();
        AwkSyntax.Function function = function();
        functions.put(function.name(), function);
      } else {
        rules.add(rule());
      }
    }
  }

  private void skipEnds() {
    while (peek().kind() == Kind.NEWLINE || sees(";")) {
      next();
    }
  }

  private AwkSyntax.Rule rule() {
    Expression pattern = null;
    Expression last = null;
    if (!sees("{")) {
      pattern = expression();
      if (take(",")) {
        skipNewlines();
        last = expression();
      }
    }
    Statement action = sees("{") ? block() : new AwkSyntax.Print(false, List.of(), "", null);
    return new AwkSyntax.Rule(pattern, last, action);
  }

  private AwkSyntax.Function function() {
    String name = next().text();
    expect("(");
    var parameters = new ArrayList<String>();
    skipNewlines();
    while (!sees(")")) {
      parameters.add(name());
      skipNewlines();
      if (!take(",")) {
        break;
      }
      skipNewlines();
    }
    expect(")");
    skipNewlines();
    return new AwkSyntax.Function(name, parameters, block());
  }

  private Statement block() {
    expect("{");
    var statements = new ArrayList<Statement>();
    skipEnds();
    while (!take("}")) {
      statements.add(statement());
      skipEnds();
    }
    return new AwkSyntax.Block(statements);
  }

  private Statement statement() {
    if (sees("{")) {
      return block();
    }
    if (take("if")) {
      return conditional();
    }
    if (take("while")) {
      expect("(");
      Expression condition = expression();
      expect(")");
      if (take(";")) {
        return new AwkSyntax.While(false, condition, new AwkSyntax.Block(List.of()));
      }
      return new AwkSyntax.While(false, condition, body());
    }
    if (take("do")) {
      Statement body = body();
      skipEnds();
      expect("while");
      expect("(");
      Expression condition = expression();
      expect(")");
      end();
      return new AwkSyntax.While(true, condition, body);
    }
    if (take("for")) {
      return loop();
    }
    Statement simple = simple();
    end();
    return simple;
  }

  /// A simple statement ends with its line, a semicolon, or the block.
  private void end() {
    if (peek().kind() == Kind.NEWLINE || sees(";")) {
      next();
    } else if (!sees("}") && peek().kind() != Kind.END) {
      throw wrong();
    }
  }

  private Statement body() {
    skipNewlines();
    if (take(";")) {
      return new AwkSyntax.Block(List.of());
    }
    return statement();
  }

  private Statement conditional() {
    expect("(");
    Expression condition = expression();
    expect(")");
    Statement then = body();
    int ahead = 0;
    while (seesAfter(ahead, "\n") || seesAfter(ahead, ";")) {
      ahead++;
    }
    if (!seesAfter(ahead, "else")) {
      return new AwkSyntax.If(condition, then, null);
    }
    skipEnds();
    expect("else");
    return new AwkSyntax.If(condition, then, body());
  }

  private Statement loop() {
    expect("(");
    if (peek().kind() == Kind.NAME && seesAfter(1, "in") && seesAfter(3, ")")) {
      String name = name();
      expect("in");
      String array = name();
      expect(")");
      return new AwkSyntax.ForIn(name, array, body());
    }
    Statement start = sees(";") ? null : new AwkSyntax.Simple(expressionWithoutIn());
    expect(";");
    skipNewlines();
    Expression condition = sees(";") ? null : expression();
    expect(";");
    skipNewlines();
    Statement step = sees(")") ? null : simple();
    expect(")");
    return new AwkSyntax.For(start, condition, step, body());
  }

  private Statement simple() {
    if (sees("print") || sees("printf")) {
      return print(next().text().equals("printf"));
    }
    if (take("delete")) {
      String array = name();
      if (!take("[")) {
        return new AwkSyntax.Delete(array, List.of());
      }
      List<Expression> index = list("]");
      expect("]");
      return new AwkSyntax.Delete(array, index);
    }
    if (take("next")) {
      return new AwkSyntax.Leave(Leaving.RECORD, null);
    }
    if (take("nextfile")) {
      return new AwkSyntax.Leave(Leaving.FILE, null);
    }
    if (take("break")) {
      return new AwkSyntax.Leave(Leaving.LOOP, null);
    }
    if (take("continue")) {
      return new AwkSyntax.Leave(Leaving.ROUND, null);
    }
    if (sees("exit") || sees("return")) {
      Leaving how = next().text().equals("exit") ? Leaving.PROGRAM : Leaving.FUNCTION;
      return new AwkSyntax.Leave(how, statementEnds() ? null : expression());
    }
    return new AwkSyntax.Simple(expression());
  }

  private boolean statementEnds() {
    return peek().kind() == Kind.NEWLINE || peek().kind() == Kind.END || sees(";") || sees("}");
  }

  private Statement print(boolean formatted) {
    List<Expression> arguments = new ArrayList<>();
    while (!statementEnds() && !sees(">") && !sees(">>") && !sees("|")) {
      arguments.add(expressionBeforeRedirection());
      if (!take(",")) {
        break;
      }
      skipNewlines();
    }
    if (arguments.size() == 1
        && arguments.getFirst() instanceof AwkSyntax.Group(List<Expression> inside)) {
      arguments = inside;
    }
    String redirection = "";
    Expression target = null;
    if (sees(">") || sees(">>") || sees("|")) {
      redirection = next().text();
      target = expressionBeforeRedirection();
    }
    return new AwkSyntax.Print(formatted, arguments, redirection, target);
  }
}
