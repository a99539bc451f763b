package futago.simulator.machine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What a program is started with.
///
/// @param user the name of the user it runs as
/// @param argv how it is called, and its arguments
/// @param environment its variables
/// @param directory its working directory, absolute
/// @param umask the permissions that new files do not get
/// @param descriptors its open files; they stay the starter's, who closes them
public record Launch(
    String user,
    List<String> argv,
    Map<String, String> environment,
    String directory,
    int umask,
    Descriptors descriptors) {
  public Launch {
    argv = List.copyOf(argv);
    environment = Map.copyOf(environment);
  }

  /// The same as another user.
  public Launch as(String otherUser) {
    return new Launch(otherUser, argv, environment, directory, umask, descriptors);
  }

  /// Another program in the same surroundings.
  public Launch calling(List<String> otherArgv) {
    return new Launch(user, otherArgv, environment, directory, umask, descriptors);
  }

  /// The same in another environment.
  public Launch in(Map<String, String> otherEnvironment) {
    return new Launch(user, argv, otherEnvironment, directory, umask, descriptors);
  }

  /// The same with one more variable.
  public Launch with(String variable, String value) {
    var more = new HashMap<>(environment);
    more.put(variable, value);
    return in(more);
  }

  /// The same in another directory.
  public Launch at(String otherDirectory) {
    return new Launch(user, argv, environment, otherDirectory, umask, descriptors);
  }

  /// The same with other open files.
  public Launch through(Descriptors others) {
    return new Launch(user, argv, environment, directory, umask, others);
  }
}
