package glasshead.dataset;

import glasshead.experiment.BadInput;
import glasshead.experiment.DataSet;
import glasshead.experiment.Example;
import glasshead.experiment.Texts;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/// A data set as comma-separated text with a header: `clean,corrupted,answer,distractor` and any further columns, which are kept.
///
/// Cells are never trimmed: ` Mary` has its space.
final class DataSetCsv {

    private static final CSVFormat FORMAT = CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).get();

    private DataSetCsv() {}

    /// @param name what the set is called
    /// @throws BadInput when it is not such a text
    static DataSet read(String name, Reader text) {
        try (CSVParser parser = FORMAT.parse(text)) {
            SetColumns columns = null;
            List<Example> examples = new ArrayList<>();
            for (CSVRecord record : parser) {
                if (columns == null) {
                    columns = new SetColumns(record.toList());
                } else {
                    examples.add(example(columns, record));
                }
                if (examples.size() > DataSets.MOST_ROWS) {
                    break;
                }
            }
            if (columns == null) {
                throw new BadInput("The set has no header; its first line must be 'clean,corrupted,answer,distractor'.");
            }
            return new DataSet(name, examples);
        } catch (CSVException | UncheckedIOException broken) {
            if (broken.getCause() instanceof CharacterCodingException) {
                throw notText(broken);
            }
            throw new BadInput("The set is not comma-separated text (" + broken.getMessage() + "); correct it.", broken);
        } catch (IOException unreadable) {
            throw notText(unreadable);
        }
    }

    private static BadInput notText(Exception cause) {
        return new BadInput("The set can't be read as UTF-8 text; check its contents.", cause);
    }

    private static Example example(SetColumns columns, CSVRecord record) {
        if (record.size() != columns.names().size()) {
            throw new BadInput("Line " + record.getParser().getCurrentLineNumber() + " of the set has " + record.size()
                    + " cells and the header " + columns.names().size() + "; quote cells that hold a comma.");
        }
        for (String cell : record) {
            if (cell.length() > DataSets.LONGEST_CELL) {
                throw new BadInput(Texts.format("Line %d of the set has a cell of more than %,d characters; shorten it.", record.getParser()
                        .getCurrentLineNumber(), DataSets.LONGEST_CELL));
            }
        }
        return columns.example(record.toList());
    }

    /// Ours, with a header.
    static String write(DataSet set) {
        SetColumns columns = SetColumns.of(set);
        StringWriter text = new StringWriter();
        try (CSVPrinter printer = new CSVPrinter(text, FORMAT)) {
            printer.printRecord(columns.names());
            for (Example example : set.examples()) {
                printer.printRecord(columns.cells(example));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /// Rows that were copied in a spreadsheet, with tabs or commas between their cells. A first line that names columns says where cells
    /// go; without one they go into `columns` from the left.
    ///
    /// @throws BadInput when that can't be understood
    static List<Example> pasted(SetColumns columns, String text) {
        char separator = text.lines().findFirst().orElse("").indexOf('\t') >= 0 ? '\t' : ',';
        try (CSVParser parser = FORMAT.builder().setDelimiter(separator).get().parse(new StringReader(text))) {
            List<List<String>> lines = parser.stream().map(CSVRecord::toList).filter(line -> line.stream().anyMatch(cell -> !cell
                    .isEmpty()))
                    .toList();
            boolean header = !lines.isEmpty() && SetColumns.isHeader(lines.getFirst());
            SetColumns into = header ? new SetColumns(lines.getFirst()) : columns;
            if (lines.size() == (header ? 1 : 0)) {
                throw new BadInput("There are no rows in the clipboard; copy cells in a spreadsheet and paste again.");
            }
            List<Example> rows = new ArrayList<>();
            for (int line = header ? 1 : 0; line < lines.size(); line++) {
                rows.add(into.example(padded(lines.get(line), line + 1, into.names().size())));
            }
            return rows;
        } catch (IOException | UncheckedIOException broken) {
            throw new BadInput("What was pasted is no table (" + broken.getMessage() + "); copy cells in a spreadsheet and paste again.",
                    broken);
        }
    }

    private static List<String> padded(List<String> cells, int line, int width) {
        if (cells.size() > width) {
            throw new BadInput("Line " + line + " of what was pasted has " + cells.size() + " cells and the table " + width
                    + " columns; add columns, or copy their names with the rows.");
        }
        List<String> padded = new ArrayList<>(cells);
        padded.addAll(Collections.nCopies(width - cells.size(), ""));
        return padded;
    }
}
