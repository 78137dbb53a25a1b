/// The prompts, as text and as chips of tokens.
@NullMarked
package glasshead.ui.prompt;

import org.jspecify.annotations.NullMarked;
