package glasshead.dataset;

import glasshead.experiment.BadInput;
import glasshead.experiment.DataSet;
import glasshead.experiment.Example;
import glasshead.experiment.Prompt;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/// What an editor does to a set: each makes a new one, and refuses what would lose something.
public final class SetEdits {

    private SetEdits() {}

    /// Another text in one cell.
    public static DataSet cell(DataSet set, SetColumns columns, int row, int column, String text) {
        List<Example> rows = new ArrayList<>(set.examples());
        List<String> cells = columns.cells(rows.get(row));
        cells.set(column, text);
        rows.set(row, columns.example(cells));
        return new DataSet(set.name(), rows);
    }

    /// Further rows before the one that has this index now.
    public static DataSet added(DataSet set, int at, List<Example> added) {
        List<Example> rows = new ArrayList<>(set.examples());
        rows.addAll(at, added);
        return new DataSet(set.name(), rows);
    }

    /// A row in which nothing stands yet, with the columns that the others have.
    public static Example empty(DataSet set) {
        LinkedHashMap<String, String> columns = new LinkedHashMap<>();
        set.columns().forEach(name -> columns.put(name, ""));
        return new Example(Prompt.NONE, Prompt.NONE, List.of(), List.of(), columns);
    }

    /// Rows as they were copied in a spreadsheet, with tabs or commas; a first line with names says which columns they are.
    ///
    /// @param columns those that cells go into from the left where no names came with them
    /// @throws BadInput when that can't be understood
    public static DataSet pasted(DataSet set, SetColumns columns, int at, String text) {
        return added(set, at, DataSetCsv.pasted(columns, text));
    }

    /// @throws BadInput when none would be left
    public static DataSet without(DataSet set, Set<Integer> rows) {
        if (rows.size() >= set.size()) {
            throw new BadInput("A set needs a row; change this one, or make another set.");
        }
        return new DataSet(set.name(), IntStream.range(0, set.size()).filter(row -> !rows.contains(row)).mapToObj(set.examples()::get)
                .toList());
    }

    /// A further column of the set's own, empty in every row.
    ///
    /// @throws BadInput when the name can't be one
    public static DataSet withColumn(DataSet set, String name) {
        requireFree(set, name);
        return set.mapped(row -> withColumns(row, columns -> {
            columns.put(name, "");
            return columns;
        }));
    }

    /// @throws BadInput when the new name can't be one
    public static DataSet renamed(DataSet set, String column, String name) {
        requireFree(set, name);
        return set.mapped(row -> withColumns(row, columns -> {
            LinkedHashMap<String, String> renamed = new LinkedHashMap<>();
            columns.forEach((each, cell) -> renamed.put(each.equals(column) ? name : each, cell));
            return renamed;
        }));
    }

    public static DataSet withoutColumn(DataSet set, String column) {
        return set.mapped(row -> withColumns(row, columns -> {
            columns.remove(column);
            return columns;
        }));
    }

    private static Example withColumns(Example row, Function<LinkedHashMap<String, String>, LinkedHashMap<String, String>> change) {
        return new Example(row.prompt(), row.other(), row.answers(), row.distractors(), change.apply(new LinkedHashMap<>(row.columns())));
    }

    private static void requireFree(DataSet set, String name) {
        if (name.isBlank()) {
            throw new BadInput("A column needs a name; type one.");
        }
        if (!SetColumns.isOwn(name)) {
            throw new BadInput("'" + name + "' has a meaning in every set already; name the column differently.");
        }
        if (set.columns().contains(name)) {
            throw new BadInput("The set has a column '" + name + "' already; name this one differently.");
        }
    }
}
