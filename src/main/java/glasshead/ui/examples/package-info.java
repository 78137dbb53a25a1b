/// What makes heads and neurons strong, in a corpus.
@NullMarked
package glasshead.ui.examples;

import org.jspecify.annotations.NullMarked;
