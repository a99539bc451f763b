/// The composition root and `main`. May use: everything.
package futago.app;
