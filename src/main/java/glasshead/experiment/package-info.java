/// The values that all else is about: an experiment, its prompts, its contrast, its interventions.
@NullMarked
package glasshead.experiment;

import org.jspecify.annotations.NullMarked;
