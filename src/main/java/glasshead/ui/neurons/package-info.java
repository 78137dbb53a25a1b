/// The neurons of one MLP by what they add to the metric.
@NullMarked
package glasshead.ui.neurons;

import org.jspecify.annotations.NullMarked;
