/// Drills in the window: what there is, what is expected, what will be done, how it goes on and
/// what came of it. Entry types: `DrillModel`, `DrillView`. May use: `ui.look`, `ui.probe`,
/// `cluster.drill`, `cluster`, `cluster.probe`, `slide`, `text`.
package futago.ui.drill;
