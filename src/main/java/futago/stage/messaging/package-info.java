/// Messaging: Corosync or Heartbeat, and the key that both nodes share. One step, one file; order
/// lives in `futago.stage.Plans`. May use: what `futago.stage` may, and `futago.stage` itself; no
/// other stage.
package futago.stage.messaging;
