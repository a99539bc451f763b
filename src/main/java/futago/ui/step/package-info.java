/// The slide: which one is looked at, and how it is drawn, its commands and files coloured, what
/// comes from the spec highlighted. Entry types: `SlideModel`, `SlideView`. May use: `ui.look`,
/// `slide`, `engine`, `spec`, `command`, `text`.
package futago.ui.step;
