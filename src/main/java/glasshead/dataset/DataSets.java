package glasshead.dataset;

import glasshead.experiment.BadInput;
import glasshead.experiment.DataSet;
import glasshead.experiment.Example;
import glasshead.experiment.Prompt;
import glasshead.experiment.Quoted;
import glasshead.experiment.TextFile;
import glasshead.experiment.Texts;
import glasshead.experiment.WholeFile;
import glasshead.json.JsonForm;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The data sets that ship, and those in files.
public final class DataSets {

    /// Templates in `assets/sets`; the rows are made for the model that they are run on.
    private static final List<String> TEMPLATES = List.of("indirect-object", "indirect-object-swapped", "indirect-object-held-out",
            "greater-than", "induction", "docstring", "capitals", "successors", "pronouns", "agreement", "opposites");
    /// Sets in `assets/sets` whose rows are written out, and what each asks.
    private static final SequencedMap<String, String> WRITTEN_OUT = writtenOut();

    /// The names of the sets that ship.
    public static final List<String> SHIPPED = Stream.concat(TEMPLATES.stream(), WRITTEN_OUT.keySet().stream()).toList();

    /// How many rows a shipped set has, and the seed that they are made by, unless others are asked for.
    public static final int ROWS = 100;
    public static final long SEED = 1;

    private static final JsonForm<SetTemplate> TEMPLATE = JsonForm.of(SetTemplate.class, "template", "correct it");
    static final long LARGEST = 256 << 20;
    /// A set of more rows takes hours to run.
    static final int MOST_ROWS = 100_000;
    /// No context is that long; to find out how many tokens such a text has takes long.
    static final int LONGEST_CELL = 100_000;

    private DataSets() {}

    private static SequencedMap<String, String> writtenOut() {
        SequencedMap<String, String> about = new LinkedHashMap<>();
        about.put("sorting", "The fourth of six letters in order, after the first three; corrupted by other letters. For sort-letters.");
        about.put("modular-addition", "(a + b) mod 113; corrupted by another a. Half of the pairs are held out. For mod-add.");
        about.put("induction-few-words",
                "A word that stood before a second time, of few words and at the same places, so that rows can stand in for each other.");
        about.put("indirect-object-few-names",
                "Who gets it? Of few names and places, so that rows can stand in for each other.");
        // The questions of training.corpus.EnglishProbes.
        for (String question : List.of("indirect-object", "capitals", "greater-than", "successors", "pronouns", "agreement", "opposites")) {
            about.put("card-" + question, "What the model card of tiny-english measures: " + question.replace('-', ' ')
                    + ", on what it did not learn from.");
        }
        return about;
    }

    /// The prompts of all sets that ship, but for those whose words are no tokens of a model.
    ///
    /// @param oneToken whether a text is one token of the model
    public static List<Prompt> prompts(Predicate<String> oneToken) {
        return SHIPPED.stream().flatMap(set -> prompts(set, oneToken)).toList();
    }

    private static Stream<Prompt> prompts(String set, Predicate<String> oneToken) {
        try {
            return named(set, oneToken).examples().stream().map(Example::prompt);
        } catch (BadInput otherTokens) {
            return Stream.empty();
        }
    }

    /// Whether a model can run a set that ships: its words, as far as they must be, are single tokens.
    public static boolean fits(String shipped, Predicate<String> oneToken) {
        try {
            return named(shipped, oneToken).examples().stream().allMatch(example -> Stream.of(example.answers(), example.distractors())
                    .flatMap(List::stream).allMatch(oneToken));
        } catch (BadInput otherTokens) {
            return false;
        }
    }

    /// A set by the name or file that a user gives.
    ///
    /// @param oneToken whether a text is one token of the model
    /// @throws BadInput when there is none
    public static DataSet named(String nameOrFile, Predicate<String> oneToken) {
        return TEMPLATES.contains(nameOrFile) ? template(nameOrFile).make(nameOrFile, ROWS, SEED, oneToken)
                : WRITTEN_OUT.containsKey(nameOrFile) ? writtenOut(nameOrFile) : read(Path.of(nameOrFile));
    }

    /// A set that ships and needs no model to be made: its rows are written out.
    ///
    /// @throws BadInput when there is none of this name
    public static DataSet writtenOut(String name) {
        if (!WRITTEN_OUT.containsKey(name)) {
            throw new BadInput("There is no set " + Quoted.of(name) + " whose rows ship; there are " + String.join(", ", WRITTEN_OUT
                    .keySet()) + ".");
        }
        return DataSetCsv.read(name, new StringReader(shipped(name + ".csv")));
    }

    /// A template by its name, or in a file that ends in `.json`.
    ///
    /// @throws BadInput when there is none
    public static SetTemplate template(String nameOrFile) {
        if (WRITTEN_OUT.containsKey(nameOrFile)) {
            throw new BadInput("The rows of '" + nameOrFile + "' are written out, so no others can be made; choose a template.");
        }
        return TEMPLATES.contains(nameOrFile) ? TEMPLATE.read(shipped(nameOrFile + ".json")) : TEMPLATE.read(Path.of(nameOrFile));
    }

    /// What a set that ships asks, in a sentence.
    public static String about(String shipped) {
        String about = WRITTEN_OUT.get(shipped);
        return about == null ? template(shipped).about() : about;
    }

    private static String shipped(String file) {
        try (InputStream in = DataSets.class.getResourceAsStream("/assets/sets/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @throws BadInput when there is no such file, or it holds no set
    public static DataSet read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new BadInput("There is no set and no file '" + file + "'; 'set list' names the sets.");
        }
        String fileName = file.getFileName().toString();
        DataSetFormat format = DataSetFormat.of(fileName);
        try {
            if (Files.size(file) > LARGEST) {
                throw new BadInput("it is larger than 256 MB; split it.");
            }
            try (BufferedReader text = TextFile.open(file)) {
                DataSet set = format.read(format.nameOf(fileName), text);
                if (set.size() > MOST_ROWS) {
                    throw new BadInput(Texts.format("it has more than %,d rows; split it.", MOST_ROWS));
                }
                return set;
            }
        } catch (BadInput problem) {
            throw new BadInput("The set '" + file + "' can't be used: " + problem.getMessage(), problem);
        } catch (IOException | UncheckedIOException e) {
            throw new BadInput("The set '" + file + "' can't be read as UTF-8 text; check its contents.", e);
        }
    }

    /// A set in the form that a file's name ends in.
    public static String text(DataSet set, String fileName) {
        return DataSetFormat.of(fileName).write(set);
    }

    /// Writes a set in the form that the file's name ends in.
    ///
    /// @throws BadInput when that can't be done
    public static void write(DataSet set, Path file) {
        WholeFile.write("The set", file, text(set, file.getFileName().toString()));
    }
}
