/// What all views share: the language and how it changes, the theme, badges, icons, buttons, and
/// the one stylesheet `ui/futago.css`. Entry types: `Language`, `Theme`. May use: `text`, `slide`.
package futago.ui.look;
