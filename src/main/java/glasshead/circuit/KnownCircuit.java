package glasshead.circuit;

import glasshead.experiment.Circuit;
import glasshead.experiment.Edge;
import glasshead.experiment.Graph;
import glasshead.experiment.Head;
import glasshead.experiment.Part;
import glasshead.json.JsonForm;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Circuits that ship, to compare others with: published ones, and those that this program found in the models that ship.
///
/// @param about   what it does, in a sentence
/// @param model   whose it is, for people
/// @param weights the mark of that model's weights, which tells it from others of the same name: a SHA-256 over the names and whole
///                contents of their files (that of GPT-2 small is of `model.safetensors` of `openai-community/gpt2`, revision 607a30d)
/// @param set     that it is about
/// @param source  where it was published, or how it was found
/// @param classes its parts by what they do; may be empty where there are edges
/// @param kept    its edges, where they are known; published circuits of heads have none
public record KnownCircuit(String name, String about, String model, String weights, String set, String source,
        LinkedHashMap<String, List<String>> classes, @Nullable List<Edge> kept) {

    private static final List<String> NAMES = List.of("ioi-gpt2", "greater-than-gpt2", "induction-attn-only-2l",
            "indirect-object-tiny-english");
    private static final JsonForm<KnownCircuit> FORM = JsonForm.of(KnownCircuit.class, "circuit", "correct it");

    /// All of them.
    public static List<KnownCircuit> shipped() {
        return NAMES.stream().map(KnownCircuit::read).toList();
    }

    /// Those of a model with these weights, whatever its name.
    ///
    /// @param weights their mark
    public static List<KnownCircuit> of(String weights) {
        return shipped().stream().filter(circuit -> circuit.weights.equals(weights)).toList();
    }

    /// Whether a graph has all of the parts of one of them, so that it may be of such a model: then it is worth asking for the mark.
    public static boolean mayBeOf(Graph graph) {
        return shipped().stream().anyMatch(circuit -> circuit.all().stream().allMatch(graph::has));
    }

    private static KnownCircuit read(String name) {
        try (InputStream in = KnownCircuit.class.getResourceAsStream("/assets/circuits/" + name + ".json")) {
            return FORM.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Classes as parts of the graph.
    public SequencedMap<String, List<Part>> parts() {
        SequencedMap<String, List<Part>> parts = new LinkedHashMap<>();
        classes.forEach((name, of) -> parts.put(name, of.stream().map(Part::parse).toList()));
        return parts;
    }

    /// The same as far as a graph has them; a class of which it has none is left out.
    public SequencedMap<String, List<Part>> parts(Graph graph) {
        SequencedMap<String, List<Part>> parts = new LinkedHashMap<>();
        parts().forEach((name, of) -> {
            List<Part> here = of.stream().filter(graph::has).toList();
            if (!here.isEmpty()) {
                parts.put(name, here);
            }
        });
        return parts;
    }

    /// All parts: those of the classes, and the senders of its edges.
    public List<Part> all() {
        List<Part> ofEdges = kept == null ? List.of() : kept.stream().map(Edge::sender).filter(sender -> sender
                .kind() != Part.Kind.INPUT).toList();
        return Stream.concat(parts().values().stream().flatMap(List::stream), ofEdges.stream()).distinct().sorted()
                .toList();
    }

    /// Its edges where they are known, else its heads.
    public Circuit circuit() {
        return kept != null ? Circuit.OfEdges.of(kept) : new Circuit.OfHeads(all().stream().filter(part -> part.kind() == Part.Kind.HEAD)
                .map(part -> new Head(part.layer(), part.head())).toList());
    }
}
