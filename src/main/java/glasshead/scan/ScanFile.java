package glasshead.scan;

import glasshead.experiment.BadInput;
import glasshead.experiment.Head;
import glasshead.experiment.Neuron;
import glasshead.experiment.WholeFile;
import glasshead.json.JsonForm;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A scan in a file: a mark, a header in JSON, then records of fixed size that are found by counting. It is mapped into memory, so that
/// opening takes the same time whatever its size, and a part is read when it is asked for.
///
/// Little-endian: the parts' numbers, a record for each neuron and each head, an index of texts, their tokens.
public final class ScanFile implements Scan {

    private static final Logger LOG = Logger.getLogger(ScanFile.class.getName());
    /// Of this and of older scans.
    private static final String KIND = "GLSCAN";
    private static final byte[] MARK = "GLSCAN2\n".getBytes(StandardCharsets.US_ASCII);
    private static final int LARGEST_HEADER = 1 << 24;
    private static final String ADVICE = "scan the corpus again";
    private static final JsonForm<ScanHeader> FORM = JsonForm.of(ScanHeader.class, "head of the scan", ADVICE).atMost(LARGEST_HEADER);
    /// Beside a scan's file, while it is not complete.
    private static final String BEGUN = ".begun";
    private static final WindowSource NO_WINDOWS = to -> {};

    private final Path file;
    private final ScanHeader header;
    private final MemorySegment body;
    private final ScanPlan plan;

    private ScanFile(Path file, ScanHeader header, MemorySegment body) {
        this.file = file;
        this.header = header;
        this.body = body;
        int heads = header.neuronsBefore(header.layers().size());
        List<ScanHeader.Layer> layers = header.layers();
        plan = new ScanPlan(IntStream.range(0, layers.size()).mapToObj(i -> numbers(header.neuronsBefore(i), layers.get(i).neurons()))
                .toList(), IntStream.range(0, layers.size()).mapToObj(i -> numbers(heads + header.headsBefore(i), layers.get(i).heads()))
                        .toList(), header.top(), header.seed(), header.merged());
    }

    /// @throws BadInput when there is none, or it is damaged or not complete
    public static ScanFile open(Path file) {
        ScanFile opened = opened(file);
        if (!opened.header.complete()) {
            throw damaged(file, "it is not complete");
        }
        return opened;
    }

    private static ScanFile opened(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new BadInput("There is no scan '" + file + "'; check its name, or make it with 'scan'.");
        }
        try (FileChannel channel = FileChannel.open(file)) {
            // Given back when nothing points to it any more: who shows a scan need not close it.
            return opened(file, channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), Arena.ofAuto()));
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static BadInput unreadable(Path file, IOException e) {
        return new BadInput("The scan '" + file + "' can't be read (" + e.getClass().getSimpleName() + "); check that you may read it.", e);
    }

    private static ScanFile opened(Path file, MemorySegment whole) {
        long front = (long) MARK.length + Integer.BYTES;
        if (whole.byteSize() < front || !Arrays.equals(whole.asSlice(0, MARK.length).toArray(ValueLayout.JAVA_BYTE),
                MARK)) {
            throw damaged(file, "it does not begin as one");
        }
        int length = buffer(whole, MARK.length, Integer.BYTES).getInt();
        if (length < 0 || length > LARGEST_HEADER || front + length > whole.byteSize()) {
            throw damaged(file, "its header is cut off");
        }
        ScanHeader header = FORM.read(StandardCharsets.UTF_8.decode(buffer(whole, front, length)).toString());
        MemorySegment body = whole.asSlice(front + length);
        if (header.bytes() != body.byteSize()) {
            throw damaged(file, "it has " + body.byteSize() + " bytes of numbers instead of " + header.bytes());
        }
        return new ScanFile(file, header, body);
    }

    private static BadInput damaged(Path file, String how) {
        return new BadInput("The scan '" + file + "' can't be used: " + how + "; " + ADVICE + ".");
    }

    private static ByteBuffer buffer(MemorySegment of, long at, long length) {
        return of.asSlice(at, length).asByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }

    /// Numbers of some parts of a layer, which are in ascending order.
    private int[] numbers(int from, int count) {
        int[] numbers = new int[count];
        buffer(body, (long) from * Integer.BYTES, (long) count * Integer.BYTES).asIntBuffer().get(numbers);
        for (int i = 0; i < count; i++) {
            if (numbers[i] < 0 || i > 0 && numbers[i] <= numbers[i - 1]) {
                throw damaged(file, "the numbers of its parts are out of order");
            }
        }
        return numbers;
    }

    /// @throws BadInput when a scan can't be put there, or something would be lost that is no scan
    public static void requirePlace(Path file) {
        if (!Files.exists(file)) {
            return;
        }
        if (!Files.isRegularFile(file)) {
            throw new BadInput("The scan can't be written to '" + file + "', which is no file; give a file's name.");
        }
        try (InputStream in = Files.newInputStream(file)) {
            String begin = new String(in.readNBytes(KIND.length()), StandardCharsets.ISO_8859_1);
            if (!begin.isEmpty() && !begin.equals(KIND)) {
                throw new BadInput("The file '" + file + "' is no scan and would be lost; give another place for the scan.");
            }
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /// Writes a complete scan, all or nothing, and opens it.
    public static ScanFile write(Path file, ScanInMemory scan) {
        return write(file, scan.of(), scan.summary(), scan.texts());
    }

    /// Writes a complete scan, all or nothing, and opens it.
    ///
    /// @param windows that its occurrences are in; asked twice, so that never all of them need be in memory
    public static ScanFile write(Path file, ScanOf of, ScanSummary summary, WindowSource windows) {
        write(file, of, summary, windows, true);
        try {
            Files.deleteIfExists(begun(file));
        } catch (IOException stays) {
            LOG.log(Level.WARNING, stays, () -> "what was put down of " + file + " stays; it is of no use any more, and of no harm");
        }
        return open(file);
    }

    /// What a scan has found so far, as the bytes of a file that is not complete: for [#unpacked], in another process.
    public static byte[] packed(ScanOf of, ScanSummary summary) {
        var bytes = new ByteArrayOutputStream();
        try {
            write(bytes, of, summary, NO_WINDOWS, false);
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        return bytes.toByteArray();
    }

    /// @throws BadInput when they are no such bytes
    public static ScanSummary unpacked(byte[] packed) {
        return opened(Path.of("packed"), MemorySegment.ofArray(packed)).summary();
    }

    /// Puts down what a scan has found so far, for [#unfinished].
    public static void putDown(Path file, ScanOf of, ScanSummary summary) {
        write(begun(file), of, summary, NO_WINDOWS, false);
    }

    private static Path begun(Path file) {
        return file.resolveSibling(file.getFileName() + BEGUN);
    }

    private static void write(Path file, ScanOf of, ScanSummary summary, WindowSource windows, boolean complete) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            WholeFile.write(file, out -> write(out, of, summary, windows, complete));
        } catch (IOException e) {
            throw new BadInput("The scan can't be written to '" + file + "' (" + e.getClass().getSimpleName()
                    + "); give a place where you may write.", e);
        }
    }

    private static void write(OutputStream out, ScanOf of, ScanSummary summary, WindowSource windows, boolean complete)
            throws IOException {
        WindowIndex index = WindowIndex.of(windows);
        byte[] header = FORM.write(ScanHeader.of(of, summary, complete, index.count(), index.ids())).getBytes(StandardCharsets.UTF_8);
        OutputStream buffered = new BufferedOutputStream(out, 1 << 16);
        buffered.write(MARK);
        buffered.write(fresh(Integer.BYTES).putInt(header.length).array());
        buffered.write(header);
        WritableByteChannel to = Channels.newChannel(buffered);
        new ScanWriting(to, summary).all();
        index.write(windows, to);
        buffered.flush();
    }

    static ByteBuffer fresh(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /// A scan of the same that is complete; nothing where there is none.
    public static Optional<Scan> complete(Path file, ScanOf of, ScanPlan plan) {
        try {
            return Optional.of(file).filter(Files::isRegularFile).map(ScanFile::opened).filter(there -> there.header.complete()
                    && there.of().equals(of) && there.plan.equals(plan)).map(there -> there);
        } catch (BadInput damaged) {
            return Optional.empty();
        }
    }

    /// What a scan of the same that was broken off had found; nothing where there is none that can be gone on with.
    ///
    /// @param file where the complete scan is to be
    public static @Nullable ScanSummary unfinished(Path file, ScanOf of, ScanPlan plan) {
        try {
            Path begun = begun(file);
            if (!Files.isRegularFile(begun)) {
                return null;
            }
            ScanFile there = opened(begun);
            return there.header.of().equals(of) && there.plan.equals(plan) ? there.summary() : null;
        } catch (BadInput damaged) {
            return null;
        }
    }

    private ScanSummary summary() {
        try {
            return read();
        } catch (BadInput problem) {
            throw damaged(file, problem.getMessage());
        }
    }

    private ScanSummary read() {
        int layers = plan.layers();
        List<Ranges> ranges = IntStream.range(0, 2 * layers).mapToObj(i -> new Ranges((i < layers ? plan.neurons().get(i) : plan.heads()
                .get(i
                        - layers)).length)).toList();
        ScanSummary summary = new ScanSummary(plan, ranges);
        for (int layer = 0; layer < layers; layer++) {
            for (int part = 0; part < plan.neurons().get(layer).length; part++) {
                summary.neurons(layer).read(part, neuronAt(layer, part), header.layers().get(layer).neuronTokens(), header.seed());
            }
            for (int part = 0; part < plan.heads().get(layer).length; part++) {
                ByteBuffer from = headAt(layer, part);
                summary.heads(layer).read(part, from, header.layers().get(layer).headQueries(), header.seed());
                summary.sums(layer).read(part, from);
            }
            summary.sums(layer).queries(header.layers().get(layer).queries());
        }
        summary.count(header.counts());
        return summary;
    }

    private ByteBuffer neuronAt(int layer, int place) {
        return buffer(body, header.neuronAt(header.neuronsBefore(layer) + place), header.neuronBytes());
    }

    private ByteBuffer headAt(int layer, int place) {
        return buffer(body, header.headAt(header.headsBefore(layer) + place), header.headBytes());
    }

    public Path file() {
        return file;
    }

    @Override
    public ScanOf of() {
        return header.of();
    }

    @Override
    public ScanPlan plan() {
        return plan;
    }

    @Override
    public ScanCounts counts() {
        return header.counts();
    }

    @Override
    public @Nullable PartStatistics neuron(Neuron neuron) {
        int place = plan.place(neuron);
        return place < 0 ? null : part(neuronAt(neuron.layer(), place), header.layers().get(neuron.layer()).neuronTokens());
    }

    @Override
    public @Nullable PartStatistics head(Head head) {
        int place = plan.place(head);
        return place < 0 ? null : part(headAt(head.layer(), place), header.layers().get(head.layer()).headQueries());
    }

    private PartStatistics part(ByteBuffer from, long tokens) {
        PartTable table = new PartTable(new int[1], new Ranges(1), header.top());
        try {
            table.read(0, from, tokens, header.seed());
        } catch (BadInput problem) {
            throw damaged(file, problem.getMessage());
        }
        return table.of(0);
    }

    @Override
    public double mean(Head head, HeadMeasure measure) {
        int place = plan.place(head);
        if (place < 0) {
            return Double.NaN;
        }
        HeadSums sums = new HeadSums(1);
        ByteBuffer from = headAt(head.layer(), place);
        sums.read(0, from.position(PartTable.bytes(header.top())));
        sums.queries(header.layers().get(head.layer()).queries());
        return sums.mean(0, measure);
    }

    @Override
    public @Nullable TextWindow window(Occurrence occurrence) {
        ScanTexts.Key wanted = new ScanTexts.Key(occurrence.text(), header.of().start(occurrence.position()));
        int low = 0;
        int high = header.texts() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            ByteBuffer entry = buffer(body, header.textAt(middle), ScanHeader.TEXT_BYTES);
            int compared = new ScanTexts.Key(entry.getInt(), entry.getInt()).compareTo(wanted);
            if (compared == 0) {
                return window(entry.getInt(), entry.getLong(), wanted.start());
            }
            low = compared < 0 ? middle + 1 : low;
            high = compared > 0 ? middle - 1 : high;
        }
        return null;
    }

    private TextWindow window(int length, long first, int start) {
        if (length < 0 || length > header.of().context() || first < 0 || first > header.ids() - length) {
            throw damaged(file, "a text in it lies outside the file");
        }
        int[] ids = new int[length];
        buffer(body, header.idAt(first), (long) length * Integer.BYTES).asIntBuffer().get(ids);
        return new TextWindow(ids, start);
    }
}
