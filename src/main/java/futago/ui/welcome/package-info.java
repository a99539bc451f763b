/// Where the window begins: the ways in, each one click. Entry type: `WelcomeView`. May use:
/// `ui.look`, `text`.
package futago.ui.welcome;
