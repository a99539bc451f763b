package futago.cli;

import futago.cluster.drill.DrillOptions;
import java.time.Duration;

/// What the options of `futago drill` say.
///
/// @param yes not to ask before a failure is made
/// @param acceptRisk not to ask before one that endangers data either
/// @param stay leave the database where it is afterwards
/// @param patience how long the cluster may take
/// @param json say what came of it to a program
record DrillSettings(
    boolean yes, boolean acceptRisk, boolean stay, Duration patience, boolean json) {
  DrillOptions options() {
    DrillOptions options = DrillOptions.USUAL.patientFor(patience);
    return stay ? options.staying() : options;
  }
}
