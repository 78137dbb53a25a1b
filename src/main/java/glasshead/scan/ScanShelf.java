package glasshead.scan;

import glasshead.experiment.BadInput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/// Where a model's scans are: those that it brings are beside its weights; those made here are in a folder of this program's own, under the
/// mark of the weights. What was found of other weights or another tokenizer is never taken for these'.
///
/// @param own     where scans made here are kept, if anywhere; need not exist yet
/// @param brought the model's folder
public record ScanShelf(Optional<Path> own, Path brought) {

    private static final Logger LOG = Logger.getLogger(ScanShelf.class.getName());
    private static final String ENDING = ".scan";
    private static final String TEXTS = ".txt.gz";
    /// Names of files may have no more than 255 bytes in all.
    private static final int LONGEST_NAME = 40;
    private static final int KEY_DIGITS = 16;

    /// A scan that fits the model.
    ///
    /// @param name    of its corpus
    /// @param shipped whether the model brought it
    public record Kept(String name, Path file, boolean shipped, Scan scan) {
    }

    /// Where a scan of a corpus is kept; nowhere without a folder of the program's own. Another plan has another place.
    public Optional<Path> place(Path corpus, ScanOf of, ScanPlan plan) {
        return own.map(folder -> folder.resolve(of.weights() + "." + name(corpus) + "." + key(of, plan) + ENDING));
    }

    /// A complete scan of the same, brought or made here.
    public Optional<Scan> complete(Path corpus, ScanOf of, ScanPlan plan) {
        Stream<Path> files = Stream.concat(files(brought, "").stream(), place(corpus, of, plan).stream());
        return files.flatMap(file -> ScanStore.complete(file, of, plan).stream()).findFirst();
    }

    /// The texts that the model brings.
    ///
    /// @throws BadInput when it brings none
    public Path texts() {
        return named(brought, name -> name.endsWith(TEXTS)).stream().findFirst().orElseThrow(() -> new BadInput("The model in '" + brought
                + "' brings no texts: name a corpus."));
    }

    private static String name(Path corpus) {
        Path last = corpus.toAbsolutePath().normalize().getFileName();
        String written = last == null ? "corpus" : last.toString();
        StringBuilder name = new StringBuilder();
        written.codePoints().limit(LONGEST_NAME).map(c -> Character.isLetterOrDigit(c) || c == '-' || c == '_' ? c : '-')
                .forEach(name::appendCodePoint);
        return name.toString();
    }

    private static String key(ScanOf of, ScanPlan plan) {
        MessageDigest digest = CorpusMark.sha256();
        digest.update(of.toString().getBytes(StandardCharsets.UTF_8));
        ByteBuffer choices = ByteBuffer.allocate(Integer.BYTES + Long.BYTES + 1).putInt(plan.top()).putLong(plan.seed());
        digest.update(choices.put((byte) (plan.merged() ? 1 : 0)).flip());
        Stream.concat(plan.neurons().stream(), plan.heads().stream()).forEach(layer -> {
            ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES * (layer.length + 1)).putInt(layer.length);
            for (int part : layer) {
                bytes.putInt(part);
            }
            digest.update(bytes.flip());
        });
        digest.update(plan.means().toString().getBytes(StandardCharsets.UTF_8));
        for (DirectionVector each : plan.directions()) {
            digest.update(each.direction().toString().getBytes(StandardCharsets.UTF_8));
            ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * (each.vector().length + 1)).putFloat(each.offset());
            bytes.asFloatBuffer().put(each.vector());
            digest.update(bytes.clear());
        }
        return HexFormat.of().formatHex(digest.digest()).substring(0, KEY_DIGITS);
    }

    /// The scans of these weights and this tokenizer, the model's own first, each kind by name. Those that can't be used are passed over.
    ///
    /// @param weights   mark of their whole content
    /// @param tokenizer mark of its files
    public List<Kept> fitting(String weights, String tokenizer) {
        List<Kept> found = new ArrayList<>();
        files(brought, "").forEach(file -> add(found, file, true, weights, tokenizer));
        own.ifPresent(folder -> files(folder, weights + ".").forEach(file -> add(found, file, false, weights, tokenizer)));
        return List.copyOf(found);
    }

    private static List<Path> files(Path folder, String beginning) {
        return named(folder, name -> name.startsWith(beginning) && name.endsWith(ENDING));
    }

    private static List<Path> named(Path folder, Predicate<String> name) {
        try (Stream<Path> files = Files.isDirectory(folder) ? Files.list(folder) : Stream.empty()) {
            return files.filter(file -> name.test(file.getFileName().toString())).sorted().toList();
        } catch (IOException unreadable) {
            LOG.log(Level.WARNING, unreadable, () -> "scans in " + folder + " are not listed");
            return List.of();
        }
    }

    private static void add(List<Kept> to, Path file, boolean shipped, String weights, String tokenizer) {
        try {
            ScanFile scan = ScanFile.open(file);
            if (scan.of().weights().equals(weights) && scan.of().tokenizer().equals(tokenizer)) {
                to.add(new Kept(shown(file, shipped ? 0 : weights.length() + 1), file, shipped, scan));
            }
        } catch (BadInput damaged) {
            LOG.log(Level.WARNING, damaged::getMessage);
        }
    }

    /// A file's name without marks.
    private static String shown(Path file, int begin) {
        String name = file.getFileName().toString().substring(begin);
        int end = name.indexOf('.');
        return name.substring(0, end);
    }
}
