/// What a model that adds modulo a prime has learned, by Fourier transforms.
@NullMarked
package glasshead.analysis.modular;

import org.jspecify.annotations.NullMarked;
