package glasshead.script;

import glasshead.engine.ModelFiles;
import glasshead.experiment.Action;
import glasshead.experiment.Edge;
import glasshead.experiment.Intervention;
import glasshead.experiment.Receiver;
import glasshead.experiment.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// A circuit that is kept, as TransformerLens hooks: each head's queries, keys and values, and each MLP, get an input of their own, to
/// which a hook adds what the senders that are not kept write in the second prompt instead of here.
///
/// They come behind all other hooks, since what a sender writes counts as it is after other interventions.
record PythonCircuit(Intervention line, ModelFiles files) {

    private static final String SPLIT = "model.set_use_split_qkv_input(True)  # an input for each head's queries, keys and values";
    private static final String OF_MLPS = "model.set_use_hook_mlp_in(True)";

    private static final String HEAD = """


            def keep_only(other, at):
                \"""Hooks: of senders that it does not keep, a receiver reads at these positions what they write in the second prompt.\"""
                there, hooks = run(other), []
                apart = {}  # for each sender that has written: what it writes there minus what it writes here

                def put(sender, difference):
                    apart[sender] = torch.zeros_like(difference)
                    apart[sender][at] = difference[at]

                def heads(layer):
                    def written(x):
                        for head, z in enumerate((there[f"blocks.{layer}.attn.hook_z"] - x).unbind(1)):
                            put(f"L{layer}H{head}", z @ model.W_O[layer, head])
                    return written

                def read(x, receiver):
                    for sender, difference in apart.items():
                        if sender not in KEPT.get(receiver, ()):
                            x += difference

                def read_by_heads(layer, letter):
                    return lambda x: [read(x[:, head], f"L{layer}H{head}.{letter}") for head in range(model.cfg.n_heads)]

                add = lambda name, change: hooks.append((name, hook(change)))
                add("blocks.0.hook_resid_pre", lambda x: put("input", there["blocks.0.hook_resid_pre"] - x))
                for layer in range(model.cfg.n_layers):
                    for letter in "qkv":
                        add(f"blocks.{layer}.hook_{letter}_input", read_by_heads(layer, letter))
                    add(f"blocks.{layer}.attn.hook_z", heads(layer))
            """;

    private static final String MLPS = """
                    name = f"blocks.{layer}.hook_mlp_"
                    add(name + "in", lambda x, receiver=f"MLP{layer}": read(x, receiver))
                    add(name + "out", lambda x, sender=f"MLP{layer}", name=name: put(sender, there[name + "out"] - x))
            """;

    private static final String END = """
                add(f"blocks.{layer}.hook_resid_post", lambda x: read(x, "logits"))
                return hooks
            """;

    /// The sites of the second prompt's run that it needs.
    Set<String> reads() {
        Set<String> sites = new TreeSet<>(Set.of(Site.RESID_PRE.at(0)));
        for (int layer = 0; layer < files.layers(); layer++) {
            sites.add(Site.Z.at(layer));
            if (files.hasMlp()) {
                sites.add(Site.MLP_OUT.at(layer));
            }
        }
        return sites;
    }

    /// The function that makes its hooks, and what it needs.
    List<String> lines() {
        List<String> lines = new ArrayList<>(List.of(SPLIT));
        if (files.hasMlp()) {
            lines.add(OF_MLPS);
        }
        lines.add("KEPT = {  # for each receiver the senders that it keeps");
        Map<Receiver, List<Edge>> kept = ((Action.KeepOnly) line.action()).kept().stream().collect(Collectors.groupingBy(Edge::receiver,
                TreeMap::new, Collectors.toList()));
        kept.forEach((receiver, edges) -> lines.add("    " + Python.text(receiver.toString()) + ": " + senders(edges) + ","));
        lines.add("}");
        ((HEAD + (files.hasMlp() ? MLPS : "") + END) + "\n\n").lines().forEach(lines::add);
        return lines;
    }

    private static String senders(List<Edge> edges) {
        return Python.text(edges.stream().map(edge -> edge.sender().toString()).collect(Collectors.joining(" "))) + ".split()";
    }

    /// Its hooks, in a function that has `other` and `n`.
    String call() {
        String index = Python.index(line.positions(), "n");
        return "keep_only(other, " + (line.positions().all() ? "slice(None)" : index) + ")  # " + Python.comment(line.toString());
    }
}
