package glasshead.dataset;

import glasshead.experiment.BadInput;
import glasshead.experiment.DataSet;
import glasshead.json.Json;
import java.io.StringReader;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The forms in which data sets are kept in files, by how their names end.
enum DataSetFormat {
    /// Ours, and that of EAP-IG, whose `correct_idx` and `incorrect_idx` are token ids.
    CSV(".csv") {
        @Override
        DataSet read(String name, String text) {
            return DataSetCsv.read(name, new StringReader(text));
        }

        @Override
        String write(DataSet set) {
            return DataSetCsv.write(set);
        }
    },
    /// The Mechanistic Interpretability Benchmark: a row in each line.
    MIB(".mib.jsonl") {
        @Override
        DataSet read(String name, String text) {
            return new DataSet(name, rows(text).map(MibRow.FORM::read).map(MibRow::example).toList());
        }

        @Override
        String write(DataSet set) {
            return lines(set.examples().stream().map(MibRow::of));
        }
    },
    /// Feature circuits: a row in each line. Rows of MIB are known by what they alone have.
    JSON_LINES(".jsonl") {
        @Override
        DataSet read(String name, String text) {
            return rows(text).findFirst().orElse("").contains(MibRow.MARK) ? MIB.read(name, text)
                    : new DataSet(name, rows(text).map(DataSetJson.FeatureCircuits.FORM::read).map(DataSetJson.FeatureCircuits::example)
                            .toList());
        }

        @Override
        String write(DataSet set) {
            return lines(set.examples().stream().map(DataSetJson.FeatureCircuits::of));
        }
    },
    /// AutoCircuit.
    AUTO_CIRCUIT(".autocircuit.json") {
        @Override
        DataSet read(String name, String text) {
            return DataSetJson.AutoCircuit.FORM.read(text).set(name);
        }

        @Override
        String write(DataSet set) {
            return Json.text(DataSetJson.AutoCircuit.of(set));
        }
    },
    /// Ours with everything that a set has; AutoCircuit's is known by its `prompts`, MIB's by being a list.
    JSON(".json") {
        @Override
        DataSet read(String name, String text) {
            if (text.stripLeading().startsWith("[")) {
                return new DataSet(name, MibRow.Rows.FORM.read(text).rows().stream().map(MibRow::example).toList());
            }
            return text.stripLeading().startsWith("{") && text.contains("\"prompts\"") ? AUTO_CIRCUIT.read(name, text)
                    : DataSetJson.OWN.read(text);
        }

        @Override
        String write(DataSet set) {
            return DataSetJson.OWN.write(set);
        }
    };

    private final String ending;

    DataSetFormat(String ending) {
        this.ending = ending;
    }

    private static Stream<String> rows(String text) {
        return text.lines().filter(line -> !line.isBlank());
    }

    private static String lines(Stream<?> rows) {
        return rows.map(row -> Json.tree(row).toString() + "\n").collect(Collectors.joining());
    }

    /// @throws BadInput when the set is not of this form
    abstract DataSet read(String name, String text);

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
