/// Step → what a person is shown: the slide, its plain text and JSON forms, and the export of a
/// plan as shell scripts. One source for all of them, the steps' own data, so that what is shown is
/// what is run. Entry types: `Slides`, `SlideText`, `PlanJson`, `ScriptExport`. May use: `engine`,
/// `command`, `spec`, `text`.
package futago.slide;
