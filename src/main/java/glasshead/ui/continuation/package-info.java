/// A prompt going on, token by token, untouched and steered.
@NullMarked
package glasshead.ui.continuation;

import org.jspecify.annotations.NullMarked;
