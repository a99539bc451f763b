/// The practice lab: two Debian virtual machines under QEMU on this computer, for end-to-end tests
/// and for learners. Entry types: `Lab`, `LabSettings`. May use: `text` (messages), `spec`.
package futago.lab;
