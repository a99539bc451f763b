/// What a cluster is, how it was built and how it is run, on paper: one HTML file that needs
/// nothing else, or Markdown. The spec, the state now, versions, every command of the journals,
/// what was verified, what came of drills, known risks, the runbook. Entry types: `ReportSource`,
/// `Report`, `ReportFile`. May use: `slide`, `engine`, `cluster`, `cluster.drill`, `platform`,
/// `remote`, `command`, `spec`, `text`.
package futago.report;
