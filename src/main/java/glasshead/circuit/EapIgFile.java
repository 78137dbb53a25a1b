package glasshead.circuit;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import glasshead.experiment.BadInput;
import glasshead.experiment.Circuit;
import glasshead.experiment.Edge;
import glasshead.experiment.Graph;
import glasshead.experiment.Head;
import glasshead.experiment.Part;
import glasshead.experiment.Quoted;
import glasshead.experiment.Receiver;
import glasshead.json.JsonForm;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The form in which EAP-IG and MIB keep circuits: every edge, as `a0.h1->a3.h2<q>`, with its score and whether it is in. What they write
/// beyond that is left aside.
///
/// Source: `Graph.to_json` of github.com/hannamw/EAP-IG. Its scores have the sign of ours: negative where cutting the edge hurts, as long
/// as the metric is one that is to be large.
@JsonIgnoreProperties(ignoreUnknown = true)
record EapIgFile(@Nullable Config cfg, @Nullable Map<String, Object> nodes, Map<String, OfEdge> edges) {

    /// The size of the model.
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Config(@JsonProperty("n_layers") int layers, @JsonProperty("n_heads") int heads,
            @JsonProperty("parallel_attn_mlp") @Nullable Boolean parallel, @JsonProperty("d_model") @Nullable Integer dModel) {
    }

    /// One edge.
    @JsonIgnoreProperties(ignoreUnknown = true)
    record OfEdge(@Nullable Double score, @JsonProperty("in_graph") @Nullable Boolean inGraph) {
    }

    private static final JsonForm<EapIgFile> FORM = JsonForm.of(EapIgFile.class, "circuit", "write it with EAP-IG's to_json").atMost(
            CircuitFile.LARGEST);
    private static final Pattern HEAD = Pattern.compile("a(\\d{1,3})\\.h(\\d{1,3})");
    private static final Pattern INPUT = Pattern.compile("a(\\d{1,3})\\.h(\\d{1,3})<([qkv])>");
    private static final Pattern MLP = Pattern.compile("m(\\d{1,3})");

    /// @throws BadInput when the text is no circuit
    static Circuit.OfEdges parse(String json) {
        EapIgFile file = FORM.read(json);
        Map<Edge, Double> scores = new LinkedHashMap<>();
        file.edges.forEach((name, edge) -> {
            if (edge.score != null) {
                scores.put(edge(name), edge.score);
            }
        });
        return new Circuit.OfEdges(file.edges.entrySet().stream().filter(entry -> Boolean.TRUE.equals(entry.getValue().inGraph)).map(
                entry -> edge(entry.getKey())).toList(), scores);
    }

    static String write(Circuit.OfEdges circuit, Graph graph, int dModel) {
        Set<Edge> kept = Set.copyOf(circuit.kept());
        Set<String> units = kept.stream().flatMap(edge -> Stream.of(name(edge.sender()), unit(edge.receiver()))).collect(Collectors
                .toSet());
        Map<String, Object> nodes = new LinkedHashMap<>();
        graph.senders().forEach(sender -> nodes.put(name(sender), units.contains(name(sender))));
        nodes.put("logits", units.contains("logits"));
        Map<String, OfEdge> edges = new LinkedHashMap<>();
        graph.edges().forEach(edge -> edges.put(name(edge), new OfEdge(circuit.scores().getOrDefault(edge, 0.), kept.contains(edge))));
        return FORM.write(new EapIgFile(new Config(graph.layers(), graph.heads(), false, dModel), nodes, edges));
    }

    private static Edge edge(String name) {
        String[] ends = name.split("->", 2);
        if (ends.length != 2) {
            throw new BadInput(Quoted.of(name) + " is not an edge; write a0.h1->a3.h2<q>.");
        }
        Receiver receiver = receiver(ends[1]);
        Part sender = sender(ends[0]);
        return Edge.parse(new Edge(sender, receiver).toString());
    }

    private static Part sender(String name) {
        Matcher head = HEAD.matcher(name);
        Matcher mlp = MLP.matcher(name);
        if (name.equals("input")) {
            return Part.INPUT;
        } else if (head.matches()) {
            return Part.of(head(head));
        } else if (mlp.matches()) {
            return Part.mlp(Integer.parseInt(mlp.group(1)));
        }
        throw new BadInput(Quoted.of(name) + " writes nothing; write input, a0.h1 or m0.");
    }

    private static Receiver receiver(String name) {
        Matcher head = INPUT.matcher(name);
        Matcher mlp = MLP.matcher(name);
        if (name.equals("logits")) {
            return Receiver.LOGITS;
        } else if (head.matches()) {
            return Receiver.of(head(head), Receiver.Port.valueOf(head.group(3).toUpperCase(Locale.ROOT)));
        } else if (mlp.matches()) {
            return Receiver.mlp(Integer.parseInt(mlp.group(1)));
        }
        throw new BadInput(Quoted.of(name) + " reads nothing; write a3.h2<q>, m0 or logits.");
    }

    private static Head head(Matcher matched) {
        return new Head(Integer.parseInt(matched.group(1)), Integer.parseInt(matched.group(2)));
    }

    private static String name(Edge edge) {
        Receiver to = edge.receiver();
        return name(edge.sender()) + "->" + unit(to) + (to.port().ofHead() ? "<" + to.port().letter() + ">" : "");
    }

    private static String name(Part sender) {
        return switch (sender.kind()) {
            case INPUT -> "input";
            case HEAD -> "a" + sender.layer() + ".h" + sender.head();
            case MLP -> "m" + sender.layer();
            case EMBEDDING, POSITION, BIASES -> throw sender.noSender();
        };
    }

    private static String unit(Receiver receiver) {
        return switch (receiver.port()) {
            case Q, K, V -> "a" + receiver.layer() + ".h" + receiver.head();
            case MLP -> "m" + receiver.layer();
            case LOGITS -> "logits";
        };
    }
}
