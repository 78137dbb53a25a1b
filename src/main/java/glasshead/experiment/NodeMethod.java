package glasshead.experiment;

/// How scores of nodes are found: each is what taking that one activation from elsewhere changes, or an approximation of it.
public enum NodeMethod {
    /// Each node by itself, everything behind it computed anew.
    EXACT("exact", "exact"),
    /// Attribution patching (Nanda, 2022): the change of the activation times the gradient there.
    ATP("atp", "AtP"),
    /// The same, but for queries and keys the softmax is computed anew, so that saturated attention does not hide them: AtP* (Kramár et
    /// al., 2024) without GradDrop.
    ATP_STAR("atp-star", "AtP*"),
    /// AtP* with GradDrop: once for each layer that passes no gradient back, so that effects that cancel do not hide each other. The mean
    /// of sizes, without a sign; a node's own layer, which would leave nothing, does not count.
    GRAD_DROP("grad-drop", "AtP* with GradDrop");

    private final String key;
    private final String title;

    NodeMethod(String key, String title) {
        this.key = key;
        this.title = title;
    }

    /// @throws BadInput when there is none
    public static NodeMethod named(String key) {
        for (NodeMethod method : values()) {
            if (method.key.equals(key)) {
                return method;
            }
        }
        throw new BadInput(Quoted.of(key) + " is no way to score nodes; write exact, atp, atp-star or grad-drop.");
    }

    /// Whether scores come from gradients, so that they are approximate.
    public boolean approximate() {
        return this != EXACT;
    }

    /// Whether scores are sizes of effects, whose sign is not known.
    public boolean unsigned() {
        return this == GRAD_DROP;
    }

    /// Whether the softmax is computed anew for queries and keys.
    public boolean softmaxAnew() {
        return this == ATP_STAR || this == GRAD_DROP;
    }

    @Override
    public String toString() {
        return title;
    }
}
