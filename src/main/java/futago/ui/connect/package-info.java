/// The form for two hosts of one's own: what the spec asks for, checked while it is typed in the
/// spec's own words, drawn as the network it will be, and held against what the hosts really have.
/// Entry types: `ConnectModel`, `ConnectView`. May use: `ui.look`, `spec`, `site`, `remote`,
/// `slide`, `text`.
package futago.ui.connect;
