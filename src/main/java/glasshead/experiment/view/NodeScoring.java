package glasshead.experiment.view;

import glasshead.experiment.NodeMethod;
import glasshead.experiment.Word;
import org.jspecify.annotations.Nullable;

/// How nodes are scored beside edges, if they are.
public enum NodeScoring implements Word {
    OFF("off", "Nodes have no scores", null),
    ATP("AtP", "Attribution patching: the gradient at the untouched run, approximate", NodeMethod.ATP),
    ATP_STAR("AtP*", "Attribution patching with the softmax computed anew for queries and keys, approximate", NodeMethod.ATP_STAR),
    GRAD_DROP("GradDrop", "AtP*, one layer after the other passing no gradient back: sizes without a sign, approximate",
            NodeMethod.GRAD_DROP),
    EXACT("Exact", "Each node patched by itself", NodeMethod.EXACT);

    private final String title;
    private final String tooltip;
    private final @Nullable NodeMethod method;

    NodeScoring(String title, String tooltip, @Nullable NodeMethod method) {
        this.title = title;
        this.tooltip = tooltip;
        this.method = method;
    }

    public String title() {
        return title;
    }

    public String tooltip() {
        return tooltip;
    }

    /// Nothing where nodes have no scores.
    public @Nullable NodeMethod method() {
        return method;
    }
}
