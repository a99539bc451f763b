package futago.cluster.drill;

import futago.text.Message;

/// The switch of nodes that have one which Futago can reach: a practice lab's, a simulation's.
/// Where there is none, nodes switch themselves off, and a person switches them on again.
public interface Power {
  /// Whose switch it is, in words.
  Message words();

  /// Takes a node's power away, without a word to anybody.
  ///
  /// @throws PowerException if that is not possible
  void off(String node) throws PowerException, InterruptedException;

  /// Gives a node its power back; it boots.
  ///
  /// @throws PowerException if that is not possible
  void on(String node) throws PowerException, InterruptedException;
}
