/// What the weights say without any prompt: circuits of heads, copying, skip-trigrams, virtual heads, positions, paths.
@NullMarked
package glasshead.ui.weights;

import org.jspecify.annotations.NullMarked;
