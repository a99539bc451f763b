/// What the two hosts run: detection from `/etc/os-release`, and the traits (packages, services,
/// firewall, cluster shell) that stages ask. Entry types: `Platforms`, `Platform`. May use: `spec`,
/// `command`, `remote`, `text` (messages).
package futago.platform;
