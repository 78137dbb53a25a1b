package glasshead.dataset;

import glasshead.experiment.BadInput;
import glasshead.experiment.DataSet;
import glasshead.experiment.Example;
import glasshead.experiment.Prompt;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/// A set as the columns of a table: `clean`, `corrupted`, then as many of `answer` and `distractor` as there are, then its own ones.
///
/// `prompt` is accepted for `clean`; `corrupted`, `answer` and `distractor` may be missing or empty. Several answers or distractors stand
/// in columns of the same name, one beside the other.
///
/// @param names the header
public record SetColumns(List<String> names) {

    public static final String CLEAN = "clean";
    public static final String PROMPT = "prompt";
    public static final String CORRUPTED = "corrupted";
    public static final String ANSWER = "answer";
    public static final String DISTRACTOR = "distractor";
    /// EAP-IG's names for ids of tokens.
    private static final String CORRECT = "correct_idx";
    private static final String INCORRECT = "incorrect_idx";

    /// @throws BadInput when it is no header of a set
    public SetColumns {
        names = List.copyOf(names);
        if (names.stream().noneMatch(SetColumns::isPrompt)) {
            throw new BadInput("The set has no column 'clean' or 'prompt'; its first line must be 'clean,corrupted,answer,distractor'.");
        }
        for (String name : names) {
            if (!isTokens(name) && Collections.frequency(names, name) > 1) {
                throw new BadInput("The set has two columns '" + name + "'; name them differently.");
            }
        }
    }

    /// What a set is written with: as many columns of answers and distractors as the row that has most.
    static SetColumns of(DataSet set) {
        return of(set, 0, 0);
    }

    /// The same with columns for at least so many answers and distractors, into which some are to be written.
    public static SetColumns of(DataSet set, int answers, int distractors) {
        List<String> names = new ArrayList<>(List.of(CLEAN, CORRUPTED));
        names.addAll(Collections.nCopies(most(set, Example::answers, answers), ANSWER));
        names.addAll(Collections.nCopies(most(set, Example::distractors, distractors), DISTRACTOR));
        names.addAll(set.columns());
        return new SetColumns(names);
    }

    private static int most(DataSet set, Function<Example, List<String>> tokens, int least) {
        return set.examples().stream().mapToInt(row -> tokens.apply(row).size()).reduce(least, Math::max);
    }

    /// Whether a name is one of the set's own rather than one that has a meaning here.
    public static boolean isOwn(String name) {
        return !isPrompt(name) && !isTokens(name) && !List.of(CORRUPTED, CORRECT, INCORRECT).contains(name);
    }

    /// Whether a first line is a header rather than a row.
    static boolean isHeader(List<String> line) {
        return line.stream().anyMatch(SetColumns::isPrompt);
    }

    private static boolean isPrompt(String name) {
        return name.equals(CLEAN) || name.equals(PROMPT);
    }

    private static boolean isTokens(String name) {
        return name.equals(ANSWER) || name.equals(DISTRACTOR);
    }

    /// A row of the table as an example.
    ///
    /// @param cells one for each column
    /// @throws BadInput when one can't be understood
    Example example(List<String> cells) {
        LinkedHashMap<String, String> columns = new LinkedHashMap<>();
        List<String> answers = new ArrayList<>();
        List<String> distractors = new ArrayList<>();
        Prompt prompt = Prompt.NONE;
        Prompt other = Prompt.NONE;
        for (int i = 0; i < names.size(); i++) {
            String cell = cells.get(i);
            switch (names.get(i)) {
                case CLEAN, PROMPT -> prompt = new Prompt.Text(cell);
                case CORRUPTED -> other = new Prompt.Text(cell);
                case ANSWER -> addFilled(answers, cell);
                case DISTRACTOR -> addFilled(distractors, cell);
                case CORRECT -> answers.add(id(cell));
                case INCORRECT -> distractors.add(id(cell));
                default -> columns.put(names.get(i), cell);
            }
        }
        return new Example(prompt, other, answers, distractors, columns);
    }

    private static void addFilled(List<String> tokens, String cell) {
        if (!cell.isEmpty()) {
            tokens.add(cell);
        }
    }

    private static String id(String cell) {
        if (!cell.matches("\\d{1,9}")) {
            throw new BadInput("'" + cell + "' is no token id; 'correct_idx' and 'incorrect_idx' hold whole numbers.");
        }
        return "#" + cell;
    }

    /// What an example has in a column; empty for nothing.
    public String cell(Example example, int column) {
        String name = names.get(column);
        // among the columns of the same name
        int number = Collections.frequency(names.subList(0, column), name);
        return switch (name) {
            case CLEAN, PROMPT -> example.prompt().written();
            case CORRUPTED -> example.other().written();
            case ANSWER -> number < example.answers().size() ? example.answers().get(number) : "";
            case DISTRACTOR -> number < example.distractors().size() ? example.distractors().get(number) : "";
            default -> Objects.requireNonNullElse(example.columns().get(name), "");
        };
    }

    List<String> cells(Example example) {
        List<String> cells = new ArrayList<>();
        for (int column = 0; column < names.size(); column++) {
            cells.add(cell(example, column));
        }
        return cells;
    }
}
