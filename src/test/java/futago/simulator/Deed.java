package futago.simulator;

/// Something that Futago does with a running cluster, and in the midst of which it may die.
interface Deed {
  /// What it is called where it is told that something is wrong.
  String name();

  /// Brings the cluster to where this makes sense, lets the death loose, and begins; over when this
  /// is done or Futago is dead.
  ///
  /// @return what proves afterwards that nothing was lost
  Aftermath begin(ActionDeath death) throws Exception;

  /// What comes after a deed, whether or not it was done.
  @FunctionalInterface
  interface Aftermath {
    /// Fails if something was lost.
    ///
    /// @param when what happened before, for the message
    void prove(String when) throws Exception;
  }
}
