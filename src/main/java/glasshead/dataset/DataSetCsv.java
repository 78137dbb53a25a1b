package glasshead.dataset;

import glasshead.experiment.BadInput;
import glasshead.experiment.DataSet;
import glasshead.experiment.Example;
import glasshead.experiment.Prompt;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/// A data set as comma-separated text with a header: `clean,corrupted,answer,distractor` and any further columns, which are kept.
///
/// Cells are never trimmed: ` Mary` has its space. `prompt` is accepted for `clean`; `corrupted`, `answer` and `distractor` may be missing
/// or empty. Several answers or distractors stand in columns of the same name, one beside the other.
final class DataSetCsv {

    static final String CLEAN = "clean";
    static final String PROMPT = "prompt";
    static final String CORRUPTED = "corrupted";
    static final String ANSWER = "answer";
    static final String DISTRACTOR = "distractor";
    /// EAP-IG's names for ids of tokens.
    private static final String CORRECT = "correct_idx";
    private static final String INCORRECT = "incorrect_idx";

    private static final CSVFormat FORMAT = CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).get();

    private DataSetCsv() {}

    /// @param name what the set is called
    /// @throws BadInput when it is not such a text
    static DataSet read(String name, Reader text) {
        try (CSVParser parser = FORMAT.parse(text)) {
            List<String> header = null;
            List<Example> examples = new ArrayList<>();
            for (CSVRecord record : parser) {
                if (header == null) {
                    header = header(record);
                } else {
                    examples.add(example(header, record));
                }
            }
            if (header == null) {
                throw new BadInput("The set has no header; its first line must be 'clean,corrupted,answer,distractor'.");
            }
            return new DataSet(name, examples);
        } catch (CSVException | UncheckedIOException broken) {
            throw new BadInput("The set is not comma-separated text (" + broken.getMessage() + "); correct it.", broken);
        } catch (IOException unreadable) {
            throw new BadInput("The set can't be read as UTF-8 text; check its contents.", unreadable);
        }
    }

    private static List<String> header(CSVRecord record) {
        List<String> header = record.toList();
        if (header.stream().noneMatch(name -> name.equals(CLEAN) || name.equals(PROMPT))) {
            throw new BadInput("The set has no column 'clean' or 'prompt'; its first line must be 'clean,corrupted,answer,distractor'.");
        }
        List<String> seen = new ArrayList<>();
        for (String name : header) {
            if (seen.contains(name) && !name.equals(ANSWER) && !name.equals(DISTRACTOR)) {
                throw new BadInput("The set has two columns '" + name + "'; name them differently.");
            }
            seen.add(name);
        }
        return header;
    }

    private static Example example(List<String> header, CSVRecord record) {
        if (record.size() != header.size()) {
            throw new BadInput("Line " + record.getParser().getCurrentLineNumber() + " of the set has " + record.size()
                    + " cells and the header "
                    + header.size() + "; quote cells that hold a comma.");
        }
        LinkedHashMap<String, String> columns = new LinkedHashMap<>();
        List<String> answers = new ArrayList<>();
        List<String> distractors = new ArrayList<>();
        Prompt prompt = Prompt.NONE;
        Prompt other = Prompt.NONE;
        for (int i = 0; i < header.size(); i++) {
            String cell = record.get(i);
            switch (header.get(i)) {
                case CLEAN, PROMPT -> prompt = new Prompt.Text(cell);
                case CORRUPTED -> other = new Prompt.Text(cell);
                case ANSWER -> addFilled(answers, cell);
                case DISTRACTOR -> addFilled(distractors, cell);
                case CORRECT -> answers.add(id(cell));
                case INCORRECT -> distractors.add(id(cell));
                default -> columns.put(header.get(i), cell);
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

    /// Ours, with a header; as many columns of answers and distractors as the row that has most.
    static String write(DataSet set) {
        int answers = set.examples().stream().mapToInt(example -> example.answers().size()).max().orElse(0);
        int distractors = set.examples().stream().mapToInt(example -> example.distractors().size()).max().orElse(0);
        List<String> columns = set.columns();
        List<String> header = new ArrayList<>(List.of(CLEAN, CORRUPTED));
        header.addAll(Collections.nCopies(answers, ANSWER));
        header.addAll(Collections.nCopies(distractors, DISTRACTOR));
        header.addAll(columns);
        StringWriter text = new StringWriter();
        try (CSVPrinter printer = new CSVPrinter(text, FORMAT)) {
            printer.printRecord(header);
            for (Example example : set.examples()) {
                List<String> cells = new ArrayList<>(List.of(example.prompt().written(), example.other().written()));
                cells.addAll(padded(example.answers(), answers));
                cells.addAll(padded(example.distractors(), distractors));
                columns.forEach(column -> cells.add(example.column(column)));
                printer.printRecord(cells);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static List<String> padded(List<String> tokens, int count) {
        List<String> cells = new ArrayList<>(tokens);
        cells.addAll(Collections.nCopies(count - tokens.size(), ""));
        return cells;
    }
}
