/// What a model would say before its end: lenses on the residual stream.
@NullMarked
package glasshead.analysis.lens;

import org.jspecify.annotations.NullMarked;
