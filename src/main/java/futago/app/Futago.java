package futago.app;

/// Where the program starts.
public final class Futago {
  private Futago() {}

  /// Runs a command line and ends with its exit status.
  public static void main(String[] arguments) {
    System.out.println("futago " + String.join(" ", arguments));
  }
}
