/// The model: its weights, its forward pass, what is read from it and changed in it on the way.
@NullMarked
package glasshead.gpt2;

import org.jspecify.annotations.NullMarked;
