package glasshead.engine;

import glasshead.experiment.Metric;
import glasshead.experiment.OnSet;
import glasshead.experiment.WholeFile;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What a long exact sweep has measured, in a file under the mark of the weights and of the question: a sweep that was stopped, or ended
/// with the program, goes on where it was.
///
/// What can't be read is measured again, and what can't be written costs only that: nothing else depends on the file.
///
/// @param folder where such files are kept, the newest few of them
/// @param name   of this one
record SweepFile(Path folder, String name) {

    private static final Logger LOG = Logger.getLogger(SweepFile.class.getName());
    private static final String ENDING = ".sweep";
    private static final long FORM = 0x676c617373656432L;
    private static final int KEPT = 8;
    private static final int NAME = 32;

    /// @param weights the mark of the weights' content
    /// @param what    `edges` or `nodes`
    static SweepFile of(Path folder, String weights, String what, OnSet on, Metric metric) {
        return new SweepFile(folder, hash(String.join("\n", weights, what, on.toString(), metric.key())));
    }

    private static String hash(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8))).substring(0,
                    NAME);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path file() {
        return folder.resolve(name + ENDING);
    }

    /// Fills in what is known.
    ///
    /// @param values `[row][edge or node]`, all `NaN`
    /// @param clean  by row
    /// @return how many scores are there
    long read(double[][] values, double[] clean) {
        if (!Files.isRegularFile(file())) {
            return 0;
        }
        int columns = values[0].length;
        long known = 0;
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file())))) {
            int rows = in.readLong() == FORM && in.readInt() == columns ? in.readInt() : 0;
            for (int i = 0; i < rows; i++) {
                int row = in.readInt();
                clean[row] = in.readDouble();
                for (int column = 0; column < columns; column++) {
                    values[row][column] = in.readDouble();
                    known += Double.isNaN(values[row][column]) ? 0 : 1;
                }
            }
            return known;
        } catch (IOException | IndexOutOfBoundsException damaged) {
            LOG.log(Level.WARNING, damaged, () -> "what was measured before can't be read from " + file() + " and is measured again");
            Arrays.stream(values).forEach(row -> Arrays.fill(row, Double.NaN));
            Arrays.fill(clean, Double.NaN);
            return 0;
        }
    }

    /// Keeps the rows of which something is known; `NaN` stands for what is not.
    void write(double[][] values, double[] clean) {
        int[] begun = IntStream.range(0, values.length).filter(row -> Arrays.stream(values[row]).anyMatch(value -> !Double.isNaN(value)))
                .toArray();
        try {
            Files.createDirectories(folder);
            WholeFile.write(file(), to -> {
                DataOutputStream out = new DataOutputStream(new BufferedOutputStream(to));
                out.writeLong(FORM);
                out.writeInt(values[0].length);
                out.writeInt(begun.length);
                for (int row : begun) {
                    out.writeInt(row);
                    out.writeDouble(clean[row]);
                    for (double value : values[row]) {
                        out.writeDouble(value);
                    }
                }
                out.flush();
            });
            dropOld();
        } catch (IOException failure) {
            LOG.log(Level.WARNING, failure, () -> "what is measured can't be kept in " + file());
        }
    }

    private void dropOld() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            List<Path> newestFirst = all.filter(path -> path.getFileName().toString().endsWith(ENDING)).sorted(Comparator.comparingLong(
                    path -> -path.toFile().lastModified())).toList();
            for (Path old : newestFirst.subList(Math.min(KEPT, newestFirst.size()), newestFirst.size())) {
                Files.deleteIfExists(old);
            }
        }
    }
}
