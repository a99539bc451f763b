package futago.report;

import java.util.List;
import java.util.Optional;

/// A piece of a report, without any notion of HTML or Markdown. All texts are plain and may come
/// from a node: whoever renders them makes them harmless.
sealed interface Block {
  /// Words.
  record Paragraph(String text) implements Block {}

  /// A title within a section.
  record Heading(String text) implements Block {}

  /// A sentence that stands out, with more about it.
  record Callout(Tone tone, String title, String text) implements Block {}

  /// Names and what they stand for.
  record Facts(List<Fact> facts) implements Block {
    public Facts {
      facts = List.copyOf(facts);
    }
  }

  /// A name and its value.
  ///
  /// @param code whether the value is to be read letter by letter
  record Fact(String name, String value, boolean code) {
    static Fact of(String name, String value) {
      return new Fact(name, value, false);
    }

    static Fact code(String name, String value) {
      return new Fact(name, value, true);
    }
  }

  /// Rows under heads.
  ///
  /// @param dense many rows, small letters
  record Table(List<String> heads, List<List<Cell>> rows, boolean dense) implements Block {
    public Table {
      heads = List.copyOf(heads);
      rows = List.copyOf(rows);
    }
  }

  /// A cell of a table.
  ///
  /// @param kind how it is set
  record Cell(String text, Kind kind, Tone tone) {
    enum Kind {
      WORDS,
      CODE,
      NUMBER
    }

    static Cell words(String text) {
      return new Cell(text, Kind.WORDS, Tone.PLAIN);
    }

    static Cell words(String text, Tone tone) {
      return new Cell(text, Kind.WORDS, tone);
    }

    static Cell code(String text) {
      return new Cell(text, Kind.CODE, Tone.PLAIN);
    }

    static Cell number(String text) {
      return new Cell(text, Kind.NUMBER, Tone.PLAIN);
    }

    static Cell number(String text, Tone tone) {
      return new Cell(text, Kind.NUMBER, tone);
    }
  }

  /// What a program printed, or a file.
  record Code(Optional<String> caption, String text) implements Block {}

  /// Commands to type, in order.
  record Commands(List<Command> commands) implements Block {
    public Commands {
      commands = List.copyOf(commands);
    }
  }

  /// A command to type.
  ///
  /// @param where the node to type it on
  /// @param line what to type
  /// @param remark what it is for, or what has to be seen
  record Command(String where, String line, String remark) {}

  /// Amounts side by side.
  ///
  /// @param caption what is shown
  record Bars(String caption, List<Bar> bars) implements Block {
    public Bars {
      bars = List.copyOf(bars);
    }
  }

  /// One amount.
  ///
  /// @param label what it is
  /// @param amount its length, from 0
  /// @param words the amount in words
  record Bar(String label, double amount, String words, Tone tone) {}

  /// The two nodes and what runs on them.
  record Picture(ClusterPicture picture) implements Block {}

  /// Empty lines to write on with a pen, each with what belongs there.
  record Blanks(List<String> labels) implements Block {
    public Blanks {
      labels = List.copyOf(labels);
    }
  }
}
