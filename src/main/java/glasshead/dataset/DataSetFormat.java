package glasshead.dataset;

import glasshead.experiment.BadInput;
import glasshead.experiment.DataSet;
import glasshead.experiment.Example;
import glasshead.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The forms in which data sets are kept in files, by how their names end.
enum DataSetFormat {
    /// Ours, and that of EAP-IG, whose `correct_idx` and `incorrect_idx` are token ids.
    CSV(".csv") {
        @Override
        DataSet read(String name, BufferedReader text) {
            return DataSetCsv.read(name, text);
        }

        @Override
        String write(DataSet set) {
            return DataSetCsv.write(set);
        }
    },
    /// The Mechanistic Interpretability Benchmark: a row in each line.
    MIB(".mib.jsonl") {
        @Override
        DataSet read(String name, BufferedReader text) {
            return rows(name, text, line -> MibRow.FORM.read(line).example());
        }

        @Override
        String write(DataSet set) {
            return lines(set.examples().stream().map(MibRow::of));
        }
    },
    /// Feature circuits: a row in each line. Rows of MIB are known by what they alone have.
    JSON_LINES(".jsonl") {
        @Override
        DataSet read(String name, BufferedReader text) {
            return rows(name, text, line -> line.contains(MibRow.MARK) ? MibRow.FORM.read(line).example()
                    : DataSetJson.FeatureCircuits.FORM.read(line).example());
        }

        @Override
        String write(DataSet set) {
            return lines(set.examples().stream().map(DataSetJson.FeatureCircuits::of));
        }
    },
    /// AutoCircuit.
    AUTO_CIRCUIT(".autocircuit.json") {
        @Override
        DataSet read(String name, BufferedReader text) throws IOException {
            return DataSetJson.AutoCircuit.FORM.read(whole(text)).set(name);
        }

        @Override
        String write(DataSet set) {
            return Json.text(DataSetJson.AutoCircuit.of(set));
        }
    },
    /// Ours with everything that a set has; AutoCircuit's is known by its `prompts`, MIB's by being a list.
    JSON(".json") {
        @Override
        DataSet read(String name, BufferedReader text) throws IOException {
            String whole = whole(text);
            if (whole.stripLeading().startsWith("[")) {
                return new DataSet(name, MibRow.Rows.FORM.read(whole).rows().stream().map(MibRow::example).toList());
            }
            return whole.stripLeading().startsWith("{") && whole.contains("\"prompts\"")
                    ? DataSetJson.AutoCircuit.FORM.read(whole).set(name) : DataSetJson.OWN.read(whole);
        }

        @Override
        String write(DataSet set) {
            return DataSetJson.OWN.write(set);
        }
    };

    private static final int LARGEST_WHOLE = 64 << 20;

    private final String ending;

    DataSetFormat(String ending) {
        this.ending = ending;
    }

    /// A row in each line.
    private static DataSet rows(String name, BufferedReader text, Function<String, Example> row) {
        return new DataSet(name, text.lines().filter(line -> !line.isBlank()).limit(DataSets.MOST_ROWS + 1).map(row).toList());
    }

    /// JSON is read as a whole, and so are large files refused.
    private static String whole(BufferedReader text) throws IOException {
        char[] most = new char[4096];
        StringBuilder whole = new StringBuilder();
        for (int read = text.read(most); read >= 0; read = text.read(most)) {
            whole.append(most, 0, read);
            if (whole.length() > LARGEST_WHOLE) {
                throw new BadInput("it is larger than 64 MB; write it as .csv, or split it.");
            }
        }
        return whole.toString();
    }

    private static String lines(Stream<?> rows) {
        return rows.map(row -> Json.tree(row).toString() + "\n").collect(Collectors.joining());
    }

    /// No more of a text is held than rows that fit a set, where the form has a row in each line.
    ///
    /// @throws BadInput when the set is not of this form
    abstract DataSet read(String name, BufferedReader text) throws IOException;

    abstract String write(DataSet set);

    /// @throws BadInput when the name ends in no known way
    static DataSetFormat of(String fileName) {
        return Arrays.stream(values()).filter(format -> fileName.endsWith(format.ending)).findFirst()
                .orElseThrow(() -> new BadInput("'" + fileName + "' is no file of a set; its name must end in " + String.join(", ", List.of(
                        values()).stream()
                        .map(format -> format.ending).toList()) + "."));
    }

    /// What a set in such a file is called.
    String nameOf(String fileName) {
        return fileName.substring(0, fileName.length() - ending.length());
    }
}
