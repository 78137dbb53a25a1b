/// Scores of every head on standard data, kept between starts.
@NullMarked
package glasshead.engine.scores;

import org.jspecify.annotations.NullMarked;
