package glasshead.dataset;

import glasshead.experiment.BadInput;
import glasshead.experiment.DataSet;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Data sets on disk.
public final class DataSets {

    private DataSets() {}

    /// A set by the name or file that a user gives.
    ///
    /// @throws BadInput when there is none
    public static DataSet named(String nameOrFile) {
        return read(Path.of(nameOrFile));
    }

    /// @throws BadInput when there is no such file, or it holds no set
    public static DataSet read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new BadInput("There is no file '" + file + "'; check its name.");
        }
        try (BufferedReader text = Files.newBufferedReader(file)) {
            return DataSetCsv.read(file.getFileName().toString().replaceFirst("\\.csv$", ""), text);
        } catch (IOException e) {
            throw new BadInput("The file '" + file + "' can't be read as UTF-8 text; check its name and contents.", e);
        }
    }
}
