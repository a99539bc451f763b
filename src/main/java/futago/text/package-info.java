/// What Futago says, in English and Japanese: keyed messages, the resource bundles behind them and
/// the Markdown explanations. Entry type: `Texts`. May use: no other room; every room may use this
/// one's `Message`.
package futago.text;
