package futago.report;

import java.util.List;

/// A whole report in one language, not yet in any format.
///
/// @param language the language's tag, such as `ja`
/// @param title the cluster's name and what this is
/// @param subtitle when it was made, of what
/// @param verdict how the cluster is, in a sentence
/// @param tone of the verdict
/// @param contents the title of the list of chapters
/// @param footer who made it
/// @param sections its chapters
record Document(
    String language,
    String title,
    String subtitle,
    String verdict,
    Tone tone,
    String contents,
    String footer,
    List<Section> sections) {
  Document {
    sections = List.copyOf(sections);
  }
}
