/// What the weights alone say of heads: products of embedding, query, key, value, output and unembedding maps.
@NullMarked
package glasshead.analysis.weights;

import org.jspecify.annotations.NullMarked;
