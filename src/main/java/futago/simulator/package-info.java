/// Simulated nodes: in-process SSH servers that behave as a host of the talk would, for demos and
/// quick tests. They refuse what they do not model, and note it. Entry type: `Simulation`. May use:
/// `spec`, `command`, and its own rooms `simulator.*`.
package futago.simulator;
