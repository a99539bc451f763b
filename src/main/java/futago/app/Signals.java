package futago.app;

import futago.cli.Interrupts;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/// Ctrl-C of this process. Java has no public way to handle a signal more than once (a shutdown
/// hook runs once, and the program ends after it), so this is the JDK's own `sun.misc.Signal`. It
/// is called by reflection, because the compiler warns of it and every warning is an error here.
final class Signals implements Interrupts {
  @Override
  public Handling handle(Runnable handler) {
    try {
      Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
      Object ours =
          Proxy.newProxyInstance(
              handlerType.getClassLoader(),
              new Class<?>[] {handlerType},
              (_, method, arguments) -> call(handler, method, arguments));
      Object usual = install(ours);
      return () -> reinstall(usual);
    } catch (ReflectiveOperationException e) {
      // Without it, Ctrl-C ends the program at once, as it does by default.
      return () -> {};
    }
  }

  private static Object call(Runnable handler, Method method, Object[] arguments) {
    // A signal's handler is compared and printed by nobody, but a proxy has to answer all the same.
    return switch (method.getName()) {
      case "handle" -> {
        handler.run();
        yield null;
      }
      case "equals" -> handler.equals(arguments[0]);
      case "hashCode" -> handler.hashCode();
      default -> handler.toString();
    };
  }

  private static Object install(Object handler) throws ReflectiveOperationException {
    Class<?> signalType = Class.forName("sun.misc.Signal");
    Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
    Object interrupt = signalType.getConstructor(String.class).newInstance("INT");
    return signalType.getMethod("handle", signalType, handlerType).invoke(null, interrupt, handler);
  }

  private static void reinstall(Object handler) {
    try {
      install(handler);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
