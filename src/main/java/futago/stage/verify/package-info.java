/// Verify: it works, and it moves. One step, one file; order lives in `futago.stage.Plans`. May
/// use: what `futago.stage` may, and `futago.stage` itself; no other stage.
package futago.stage.verify;
