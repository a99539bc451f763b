/// The running cluster as a picture: two nodes and what runs on them, DRBD between them, the
/// virtual IP that moves; what happened, what needs attention, and what can be done. Entry types:
/// `ClusterModel`, `ClusterView`. May use: `ui.look`, `ui.step`, `ui.probe`, `cluster`, `platform`,
/// `spec`, `command`, `slide`, `text`.
package futago.ui.cluster;
