package glasshead.ui.set;

import glasshead.dataset.DataSets;
import glasshead.dataset.SetTemplate;
import glasshead.experiment.DataSet;
import java.util.function.Predicate;

/// Sets from templates, as the form asks for them.
final class Making {

    private Making() {}

    /// @param heldOut  rows that the same template, number and seed don't make otherwise
    /// @param oneToken whether a text is one token of the model
    static DataSet of(String template, int rows, long seed, boolean heldOut, Predicate<String> oneToken) {
        SetTemplate from = DataSets.template(template);
        String name = template.replaceAll(".*[/\\\\]|\\.json$", "");
        return heldOut ? from.heldOut(name + "-held-out", rows, seed, oneToken) : from.make(name, rows, seed, oneToken);
    }
}
