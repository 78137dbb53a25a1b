package glasshead.experiment.view;

import glasshead.experiment.Component;
import glasshead.experiment.Direction;
import glasshead.experiment.Neuron;
import glasshead.experiment.Usual;
import org.jspecify.annotations.Nullable;

/// What is looked at of a corpus.
///
/// @param component  whose examples are shown; nothing, or one that the scan has not, for the first of the list
/// @param neurons    whether the list is of neurons instead of heads
/// @param filter     which of them are listed, as it is written
/// @param order      the figure that the list is sorted by, by its name
/// @param ascending  whether the smallest comes first
/// @param own        a text that is scored beside the examples
/// @param scan       a file with a scan; empty for the one that belongs to the model
/// @param directions whether the list is of directions and logits instead of either
public record ExamplesLook(@Nullable Component component, boolean neurons, ExamplesPage page, String filter, String order,
        boolean ascending, String own, String scan, boolean directions) {

    @Usual
    public static final ExamplesLook USUAL = new ExamplesLook(null, false, ExamplesPage.STRONGEST, "", "", true, "", "", false);

    public ExamplesLook withComponent(Component changed) {
        return new ExamplesLook(changed, neurons, page, filter, order, ascending, own, scan, directions);
    }

    /// One by itself, listed among its like without a filter.
    public ExamplesLook showing(Component asked) {
        return new ExamplesLook(asked, asked instanceof Neuron, page, "", order, ascending, own, scan, asked instanceof Direction);
    }

    /// All heads or neurons of a layer, the strongest first.
    public ExamplesLook showing(int layer, boolean ofMlp) {
        return new ExamplesLook(null, ofMlp, page, "L" + layer, "max", false, own, scan, false);
    }

    /// The list of heads where neither is asked for.
    public ExamplesLook listing(boolean ofNeurons, boolean ofDirections) {
        return new ExamplesLook(component, ofNeurons, page, filter, order, ascending, own, scan, ofDirections);
    }

    public ExamplesLook withPage(ExamplesPage changed) {
        return new ExamplesLook(component, neurons, changed, filter, order, ascending, own, scan, directions);
    }

    public ExamplesLook withFilter(String changed) {
        return new ExamplesLook(component, neurons, page, changed, order, ascending, own, scan, directions);
    }

    public ExamplesLook sorted(String by, boolean smallestFirst) {
        return new ExamplesLook(component, neurons, page, filter, by, smallestFirst, own, scan, directions);
    }

    public ExamplesLook withOwn(String changed) {
        return new ExamplesLook(component, neurons, page, filter, order, ascending, changed, scan, directions);
    }

    public ExamplesLook withScan(String changed) {
        return new ExamplesLook(component, neurons, page, filter, order, ascending, own, changed, directions);
    }
}
