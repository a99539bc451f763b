/// Questions in the window itself, above what is shown: yes or no, a password, a host key. Entry
/// types: `Overlay`, `LoginDialogs`. May use: `ui.look`, `command`, `remote.ssh`, `text`.
package futago.ui.ask;
