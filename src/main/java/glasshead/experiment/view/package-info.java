/// What is looked at, as values that a session keeps.
@NullMarked
package glasshead.experiment.view;

import org.jspecify.annotations.NullMarked;
