package futago.cli;

/// A question that has to be answered with yes.
final class Confirmation {
  private Confirmation() {}

  /// Asks the person; where there is nobody to ask, what was typed is enough.
  ///
  /// @throws CliFailure if the answer is anything but yes
  static void require(Cli cli, String question) throws CliFailure {
    if (cli.context().prompter().isEmpty()) {
      return;
    }
    String answer = cli.context().prompter().get().line(question + " ").orElse("").strip();
    if (!answer.equalsIgnoreCase("yes") && !answer.equalsIgnoreCase("y")) {
      throw new CliFailure(ExitStatus.CANCELLED, "cli.confirm.no");
    }
  }
}
