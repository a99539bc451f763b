/// The window itself: top bar, which view is shown, what is open, what is remembered from one start
/// to the next. The views come from the other rooms of `ui`, which do not know this one. Entry
/// type: `FutagoWindow`. May use: all rooms of `ui`, and what `cli` may use.
package futago.ui.frame;
