package glasshead.engine;

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
import java.util.stream.Stream;

/// The rows of a long exact sweep that are done, in a file under the mark of the weights and of the question: a sweep that was stopped, or
/// ended with the program, goes on where it was.
///
/// What can't be read is measured again, and what can't be written costs only that: nothing else depends on the file.
///
/// @param folder where such files are kept, the newest few of them
/// @param name   of this one
record SweepFile(Path folder, String name) {

    private static final Logger LOG = Logger.getLogger(SweepFile.class.getName());
    private static final String ENDING = ".edges";
    private static final long FORM = 0x676c617373656431L;
    private static final int KEPT = 8;
    private static final int NAME = 32;

    /// @param weights the mark of the weights' content
    static SweepFile of(Path folder, String weights, CircuitQuestion.OfEdges question) {
        return new SweepFile(folder, hash(weights + "\n" + question.on() + "\n" + question.metric().key()));
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
    /// @param values `[row][edge]`, all `NaN`
    /// @param clean  by row
    /// @return how many rows are there
    int read(double[][] values, double[] clean) {
        if (!Files.isRegularFile(file())) {
            return 0;
        }
        int edges = values[0].length;
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file())))) {
            int rows = in.readLong() == FORM && in.readInt() == edges ? in.readInt() : 0;
            for (int i = 0; i < rows; i++) {
                int row = in.readInt();
                double before = in.readDouble();
                double[] read = new double[edges];
                for (int edge = 0; edge < edges; edge++) {
                    read[edge] = in.readDouble();
                }
                values[row] = read;
                clean[row] = before;
            }
            return rows;
        } catch (IOException | IndexOutOfBoundsException damaged) {
            LOG.log(Level.WARNING, damaged, () -> "what was measured before can't be read from " + file() + " and is measured again");
            Arrays.stream(values).forEach(row -> Arrays.fill(row, Double.NaN));
            Arrays.fill(clean, Double.NaN);
            return 0;
        }
    }

    /// Keeps the rows of which every edge is known.
    void write(double[][] values, double[] clean) {
        List<Integer> whole = Stream.iterate(0, row -> row < values.length, row -> row + 1).filter(row -> isWhole(values[row])).toList();
        try {
            Files.createDirectories(folder);
            WholeFile.write(file(), to -> {
                DataOutputStream out = new DataOutputStream(new BufferedOutputStream(to));
                out.writeLong(FORM);
                out.writeInt(values[0].length);
                out.writeInt(whole.size());
                for (int row : whole) {
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

    static boolean isWhole(double[] row) {
        return Arrays.stream(row).noneMatch(Double::isNaN);
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
