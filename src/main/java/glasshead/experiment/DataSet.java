package glasshead.experiment;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;

/// Examples that one question is asked about. A prompt that somebody typed is a set of one, without a name.
public record DataSet(String name, List<Example> examples) {

    public DataSet {
        examples = List.copyOf(examples);
    }

    /// A prompt by itself.
    public static DataSet of(Example example) {
        return new DataSet("", List.of(example));
    }

    /// Whether this is a prompt by itself rather than a set that has one row.
    public boolean isPrompt() {
        return name.isEmpty() && examples.size() == 1;
    }

    /// The same set with every example changed.
    public DataSet mapped(UnaryOperator<Example> change) {
        return new DataSet(name, examples.stream().map(change).toList());
    }

    public int size() {
        return examples.size();
    }

    /// @throws BadInput when there is no example of this index
    void require(int index) {
        if (index < 0 || index >= size()) {
            throw new BadInput(size() == 0 ? "The set has no rows; add some, or choose another set."
                    : "There is no row " + index + " in a set of " + size() + "; rows count from 0.");
        }
    }

    /// Names of the further columns, in the order in which they first occur.
    public List<String> columns() {
        Set<String> names = new LinkedHashSet<>();
        examples.forEach(example -> names.addAll(example.columns().keySet()));
        return List.copyOf(names);
    }

    /// Without a look at the rows, which are many.
    @Override
    public int hashCode() {
        return Objects.hash(name, size());
    }
}
