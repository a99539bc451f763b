/// What all views share: the language and how it changes, the theme, badges, icons, buttons, and
/// the stylesheets (`ui/*.css`, one a subject). Entry types: `Language`, `Theme`, `Sheets`. May
/// use: `text`, `slide`.
package futago.ui.look;
