package glasshead.experiment;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Token positions, counted from 0 = the first token (BOS when it is on); none means all. [#END] stands for the last, whatever the length.
/// Their order and repetitions are kept: they count where two lists are read pairwise.
///
/// In JSON a number, `"END"`, `"all"`, or a list of numbers and `"END"`; an empty one means all.
@JsonClassDescription("a position from 0, \"END\", \"all\", or a list of positions")
public record Positions(List<Integer> indices) {

    /// The last position of the prompt.
    public static final int END = -1;

    private static final String LAST = "END";
    /// In one range; no model reads more tokens.
    private static final int MOST = 1_000_000;

    public static final Positions ALL = new Positions(List.of());

    public Positions {
        indices = List.copyOf(indices);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static Positions read(int index) {
        return read(List.of(Index.read(index)));
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static Positions read(String written) {
        return parse(written);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static Positions read(List<Index> indices) {
        return new Positions(indices.stream().map(Index::at).toList());
    }

    @JsonValue
    private List<Index> written() {
        return indices.stream().map(Index::new).toList();
    }

    /// One position in a list, in JSON.
    @JsonClassDescription("a position from 0, or \"END\"")
    private record Index(int at) {

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static Index read(int at) {
            if (at < 0) {
                throw new BadInput("positions count from 0, and the last is \"END\"");
            }
            return new Index(at);
        }

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static Index read(String word) {
            if (!word.equals(LAST)) {
                throw new BadInput("a position is a number from 0, or \"END\"");
            }
            return new Index(END);
        }

        @JsonValue
        Object written() {
            return at == END ? LAST : (Object) at;
        }
    }

    public static Positions of(Integer... indices) {
        return new Positions(List.of(indices));
    }

    public boolean all() {
        return indices.isEmpty();
    }

    /// Whether all lie in a prompt of this many tokens.
    public boolean within(int length) {
        return indices.stream().allMatch(index -> index == END || index >= 0 && index < length);
    }

    /// The positions as indices into a prompt of `length` tokens, ascending.
    ///
    /// @throws BadInput when one lies outside the prompt
    public int[] resolve(int length) {
        return all() ? IntStream.range(0, length).toArray() : IntStream.of(inOrder(length)).distinct().sorted().toArray();
    }

    /// The positions as indices into a prompt of `length` tokens, in the order in which they are named.
    ///
    /// @throws BadInput when one lies outside the prompt
    public int[] inOrder(int length) {
        if (all()) {
            return IntStream.range(0, length).toArray();
        }
        if (!within(length)) {
            throw new BadInput("Position " + this + " is outside the prompt, which has positions 0 to " + (length - 1) + ".");
        }
        return indices.stream().mapToInt(index -> index == END ? length - 1 : index).toArray();
    }

    /// Reads `all`, `END`, `14`, `3,5,END` or `3-8`.
    public static Positions parse(String written) {
        if (written.isBlank() || written.equals("all")) {
            return ALL;
        }
        try {
            return new Positions(List.of(written.split(",")).stream().map(String::strip).flatMap(Positions::parsePart).toList());
        } catch (NumberFormatException e) {
            throw new BadInput(Quoted.of(written)
                    + " is not a position; write a number from 0, several with commas, from-to with a hyphen, or END.", e);
        }
    }

    private static Stream<Integer> parsePart(String part) {
        if (part.equalsIgnoreCase(LAST)) {
            return Stream.of(END);
        }
        int hyphen = part.indexOf('-', 1);
        if (hyphen < 0) {
            return Stream.of(parseIndex(part));
        }
        int from = parseIndex(part.substring(0, hyphen).strip());
        int to = parseIndex(part.substring(hyphen + 1).strip());
        if (to < from || to - from > MOST) {
            throw new NumberFormatException(part);
        }
        return IntStream.rangeClosed(from, to).boxed();
    }

    private static int parseIndex(String part) {
        int index = Integer.parseInt(part);
        if (index < 0) {
            throw new NumberFormatException(part);
        }
        return index;
    }

    @Override
    public String toString() {
        return all() ? "all" : indices.stream().map(index -> index == END ? "END" : index.toString()).collect(Collectors.joining(","));
    }
}
