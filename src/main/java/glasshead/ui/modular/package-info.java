/// The window of models that add modulo a prime.
@NullMarked
package glasshead.ui.modular;

import org.jspecify.annotations.NullMarked;
