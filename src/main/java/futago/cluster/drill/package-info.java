/// Drills: a failure made on purpose in a running cluster, with its expected outcome said first and
/// its downtime and lost rows measured by a client. Entry types: `Drill` (the list), `DrillRunner`,
/// `DrillResult`, `DrillSeries`, `DrillLog`, `DrillText`. May use: `cluster`, `cluster.probe`,
/// `spec`, `command`, `remote`, `platform`, `text` (messages).
package futago.cluster.drill;
