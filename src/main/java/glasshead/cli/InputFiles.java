package glasshead.cli;

import glasshead.experiment.BadInput;
import glasshead.experiment.FileNames;
import glasshead.experiment.Intervention;
import glasshead.experiment.TextFile;
import glasshead.json.JsonForm;
import glasshead.scan.Corpus;
import glasshead.scan.CorpusLine;
import glasshead.scan.CorpusReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Files that options name. They are read whole, so their size is looked at first.
final class InputFiles {

    private static final long LARGEST = 16 << 20;
    private static final JsonForm<Intervention[]> INTERVENTIONS = JsonForm.of(Intervention[].class, "list of interventions", "correct it");
    private static final JsonForm<double[][]> ROWS = JsonForm.of(double[][].class, "list of rows of numbers", "correct it");

    private static final Pattern CORPUS = Pattern.compile(".*\\.(gz|zst|jsonl)", Pattern.CASE_INSENSITIVE);

    private InputFiles() {}

    /// The lines of a text that hold anything; of a corpus that is compressed, of JSON lines or in a folder, its texts.
    static List<String> lines(Path file) {
        List<String> lines = Files.isDirectory(file) || CORPUS.matcher(file.toString()).matches() ? texts(file)
                : read(file).lines().filter(line -> !line.isBlank()).toList();
        if (lines.isEmpty()) {
            throw new BadInput("The file '" + file + "' holds no prompt; write one a line.");
        }
        return lines;
    }

    private static List<String> texts(Path corpus) {
        List<String> texts = new ArrayList<>();
        long size = 0;
        try (CorpusReader reader = Corpus.open(corpus).read()) {
            for (CorpusLine line = reader.next(); line != null; line = reader.next()) {
                if (line.problem() != CorpusLine.Problem.NONE && line.problem() != CorpusLine.Problem.EMPTY) {
                    throw new BadInput("Line " + (line.number() + 1) + " of the corpus '" + corpus + "' is no text (UTF-8, NUL, JSON or "
                            + "longer than 64 MB); take it out.");
                }
                size += line.text().length();
                if (size > LARGEST) {
                    throw new BadInput("The corpus '" + corpus + "' has more than 16 MB of text; give a smaller one.");
                }
                if (!line.text().isBlank()) {
                    texts.add(line.text());
                }
            }
        }
        return texts;
    }

    /// @param given a file, or the list itself
    static List<Intervention> interventions(String given) {
        return List.of(given.stripLeading().startsWith("[") ? INTERVENTIONS.read(given) : INTERVENTIONS.read(FileNames.path(given)));
    }

    /// A list of rows of numbers; whether they make a usable matrix is not looked at.
    static double[][] rows(Path file) {
        return ROWS.read(file);
    }

    private static String read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new BadInput("There is no file '" + file + "'; check its name.");
        }
        try {
            if (Files.size(file) > LARGEST) {
                throw new BadInput("The file '" + file + "' is larger than 16 MB; give a smaller one.");
            }
            return TextFile.read(file);
        } catch (CharacterCodingException e) {
            throw new BadInput("The file '" + file + "' is not UTF-8 text; save it as UTF-8 and give it again.", e);
        } catch (IOException e) {
            throw new BadInput("The file '" + file + "' can't be read; check that you may read it.", e);
        }
    }
}
