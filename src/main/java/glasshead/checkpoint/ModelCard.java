package glasshead.checkpoint;

import glasshead.experiment.BadInput;
import glasshead.experiment.TextFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/// The `README.md` of a model folder.
public final class ModelCard {

    private static final String FILE = "README.md";
    private static final long LONGEST = 1 << 20;
    private static final int LONGEST_NAME = 32;
    /// A row of a table, as `| licence | MIT |`, or a line of the header that the hub's cards begin with, as `license: mit`.
    private static final Pattern LICENCE = Pattern.compile(
            "(?im)^(?:\\|\\s*licen[cs]e\\s*\\|\\s*([^|\n]{1,200}?)\\s*\\||license:\\s*(\\S{1,60})\\s*$)");

    private ModelCard() {}

    /// Its text as Markdown, empty when there is none.
    public static String text(Path folder) {
        Path file = folder.resolve(FILE);
        try {
            return Files.isRegularFile(file) && Files.size(file) <= LONGEST ? TextFile.read(file) : "";
        } catch (IOException failure) {
            throw new BadInput("The model card " + FILE + " can't be read as UTF-8 text; correct it or take it away.", failure);
        }
    }

    /// What it says of the licence, if that is a name; empty when it says nothing.
    public static String licence(Path folder) {
        var found = LICENCE.matcher(text(folder));
        if (!found.find()) {
            return "";
        }
        String said = (found.group(1) == null ? found.group(2) : found.group(1)).split("[.,] ")[0];
        return said.length() <= LONGEST_NAME ? said : "licence in its card";
    }
}
