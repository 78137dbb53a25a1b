/// Model folders in Hugging Face layout: config, weights, tokenizer, and the steps of a training.
@NullMarked
package glasshead.checkpoint;

import org.jspecify.annotations.NullMarked;
