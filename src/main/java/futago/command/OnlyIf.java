package futago.command;

import futago.text.Message;
import java.util.List;

/// Actions that are wanted only on a node where a test succeeds, such as opening ports where a
/// firewall is active. The plan can so be shown and exported without asking any node.
///
/// @param condition the condition in words
/// @param test a command that only reads; exit status 0 means yes, any other no
/// @param then what to do then
public record OnlyIf(Message condition, Run test, List<Action> then) implements Action {
  public OnlyIf {
    then = List.copyOf(then);
  }
}
