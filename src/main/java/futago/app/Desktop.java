package futago.app;

import futago.cli.Window;
import futago.site.NodeConnector;
import futago.text.Message;
import futago.ui.frame.FutagoWindow;
import futago.ui.frame.WindowContext;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The desktop that this process belongs to. What JavaFX needs of it is tried first, for it ends in
/// a stack trace where something is missing.
///
/// @param environment the environment variables
/// @param connector connects to nodes
@SuppressWarnings("restricted") // native access is given on the command line
record Desktop(Map<String, String> environment, NodeConnector connector) implements Window {
  private static final String GTK = "libgtk-3.so.0";

  @Override
  public Optional<Message> open(Locale locale) {
    Optional<Message> missing = missing();
    if (missing.isEmpty()) {
      FutagoWindow.run(
          new WindowContext(
              environment,
              locale,
              Clock.system(ZoneId.systemDefault()),
              Path.of(System.getProperty("user.home")),
              connector));
    }
    return missing;
  }

  private Optional<Message> missing() {
    String display = environment.getOrDefault("DISPLAY", "");
    if (display.isEmpty()) {
      return Optional.of(Message.of("cli.window.no-display"));
    }
    if (!isThere(GTK)) {
      return Optional.of(Message.of("cli.window.no-gtk"));
    }
    return answers(display)
        ? Optional.empty()
        : Optional.of(Message.of("cli.window.display-silent", display));
  }

  private static boolean isThere(String library) {
    try (Arena arena = Arena.ofConfined()) {
      SymbolLookup.libraryLookup(library, arena);
      return true;
    } catch (IllegalArgumentException notThere) {
      return false;
    }
  }

  /// Whether the X server of that name takes a connection: XOpenDisplay(3).
  private static boolean answers(String name) {
    try (Arena arena = Arena.ofConfined()) {
      SymbolLookup x = SymbolLookup.libraryLookup("libX11.so.6", arena);
      Linker linker = Linker.nativeLinker();
      MethodHandle open =
          linker.downcallHandle(
              x.findOrThrow("XOpenDisplay"),
              FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.ADDRESS));
      MethodHandle close =
          linker.downcallHandle(
              x.findOrThrow("XCloseDisplay"),
              FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
      var display = (MemorySegment) open.invokeExact(arena.allocateFrom(name));
      if (display.equals(MemorySegment.NULL)) {
        return false;
      }
      int _ = (int) close.invokeExact(display);
      return true;
    } catch (Throwable notUsable) {
      return false;
    }
  }
}
