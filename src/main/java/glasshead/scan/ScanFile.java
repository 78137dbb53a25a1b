package glasshead.scan;

import glasshead.experiment.BadInput;
import glasshead.experiment.Direction;
import glasshead.experiment.Head;
import glasshead.experiment.Neuron;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A scan in a file: a mark, a header in JSON, then records of fixed size that are found by counting. It is mapped into memory, so that
/// opening takes the same time whatever its size, and a part is read when it is asked for. Each record has a checksum: one that is damaged
/// is told when it is read, and the others can be used.
public final class ScanFile implements Scan {

    static final byte[] MARK = "GLSCAN3\n".getBytes(StandardCharsets.US_ASCII);

    private final Path file;
    private final ScanHeader header;
    private final MemorySegment body;
    private final ScanPlan plan;

    private ScanFile(Path file, ScanHeader header, ByteBuffer written, MemorySegment body) {
        this.file = file;
        this.header = header;
        this.body = body;
        requireSum(0, Checksums.of(written, buffer(body, 0, header.numberBytes())), "which parts it is of");
        int heads = header.neuronsBefore(header.layers().size());
        List<ScanHeader.Layer> layers = header.layers();
        plan = new ScanPlan(IntStream.range(0, layers.size()).mapToObj(i -> numbers(header.neuronsBefore(i), layers.get(i).neurons()))
                .toList(), IntStream.range(0, layers.size()).mapToObj(i -> numbers(heads + header.headsBefore(i), layers.get(i).heads()))
                        .toList(), IntStream.range(0, header.directions().size()).mapToObj(this::vector).toList(), header.means(), header
                                .top(), header.seed(), header.merged());
    }

    /// @throws BadInput when there is none, or it is damaged or not complete
    public static ScanFile open(Path file) {
        ScanFile opened = opened(file);
        if (!opened.header.complete()) {
            throw damaged(file, "it is not complete");
        }
        return opened;
    }

    static ScanFile opened(Path file) {
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

    static BadInput unreadable(Path file, IOException e) {
        return new BadInput("The scan '" + file + "' can't be read (" + e.getClass().getSimpleName() + "); check that you may read it.", e);
    }

    static ScanFile opened(Path file, MemorySegment whole) {
        long front = (long) MARK.length + Integer.BYTES;
        if (whole.byteSize() < front || !Arrays.equals(whole.asSlice(0, MARK.length).toArray(ValueLayout.JAVA_BYTE),
                MARK)) {
            throw damaged(file, "it does not begin as one of this version");
        }
        int length = buffer(whole, MARK.length, Integer.BYTES).getInt();
        if (length < 0 || front + length > whole.byteSize()) {
            throw damaged(file, "its header is cut off");
        }
        ByteBuffer written = buffer(whole, front, length);
        ScanHeader header = ScanHeader.FORM.read(StandardCharsets.UTF_8.decode(written.duplicate()).toString());
        MemorySegment body = whole.asSlice(front + length);
        if (header.bytes() != body.byteSize()) {
            throw damaged(file, "it has " + body.byteSize() + " bytes of numbers instead of " + header.bytes());
        }
        return new ScanFile(file, header, written, body);
    }

    private static BadInput damaged(Path file, String how) {
        return new BadInput("The scan '" + file + "' can't be used: " + how + "; " + ScanHeader.ADVICE + ".");
    }

    private static ByteBuffer buffer(MemorySegment of, long at, long length) {
        return of.asSlice(at, length).asByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }

    static ByteBuffer fresh(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /// @throws BadInput when the record is not as it was written
    private ByteBuffer record(ScanHeader.Entry entry, String what) {
        ByteBuffer bytes = buffer(body, entry.at(), entry.bytes());
        requireSum(entry.number(), Checksums.of(bytes), what);
        return bytes;
    }

    private void requireSum(long number, int sum, String what) {
        if (buffer(body, header.checksumAt(number), Checksums.BYTES).getInt() != sum) {
            throw new BadInput("The scan '" + file + "' is damaged in what it says of " + what + "; the rest can be read. To mend it, "
                    + ScanHeader.ADVICE + ".");
        }
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

    private DirectionVector vector(int place) {
        ScanHeader.Along along = header.directions().get(place);
        ByteBuffer from = buffer(body, header.direction(place).at(), header.direction(place).bytes());
        float offset = from.getFloat();
        float[] vector = new float[along.width()];
        from.asFloatBuffer().get(vector);
        return new DirectionVector(along.direction(), vector, offset);
    }

    boolean isComplete() {
        return header.complete();
    }

    /// Whether every record is as it was written.
    boolean isWhole() {
        try {
            summary();
            for (int number = 0; number < header.texts(); number++) {
                window(number);
            }
            return true;
        } catch (BadInput damaged) {
            return false;
        }
    }

    /// All that it holds but texts.
    ScanSummary summary() {
        List<Ranges> ranges = Stream.of(plan.neurons().stream().map(layer -> layer.length), plan.heads().stream().map(
                layer -> layer.length), plan.directions().stream().map(_ -> 1)).flatMap(parts -> parts).map(Ranges::new).toList();
        ScanSummary summary = new ScanSummary(plan, ranges);
        for (int layer = 0; layer < plan.layers(); layer++) {
            for (int part = 0; part < plan.neurons().get(layer).length; part++) {
                Neuron neuron = new Neuron(layer, plan.neurons().get(layer)[part]);
                read(summary.neurons(layer), part, neuronAt(neuron, part), header.layers().get(layer).neuronTokens());
            }
            for (int part = 0; part < plan.heads().get(layer).length; part++) {
                ByteBuffer from = headAt(new Head(layer, plan.heads().get(layer)[part]), part);
                read(summary.heads(layer), part, from, header.layers().get(layer).headQueries());
                summary.sums(layer).read(part, from);
            }
            summary.sums(layer).queries(header.layers().get(layer).queries());
        }
        for (int place = 0; place < header.directions().size(); place++) {
            read(summary.direction(place), 0, directionAt(place), header.directions().get(place).tokens());
        }
        summary.means().counts(header.positions());
        for (int site = 0; site < header.means().size(); site++) {
            summary.means().read(site, meanAt(site));
        }
        summary.count(header.counts());
        return summary;
    }

    private void read(PartTable table, int part, ByteBuffer from, long tokens) {
        try {
            table.read(part, from, tokens, header.seed());
        } catch (BadInput problem) {
            throw damaged(file, problem.getMessage());
        }
    }

    private ByteBuffer neuronAt(Neuron neuron, int place) {
        return record(header.neuron(header.neuronsBefore(neuron.layer()) + place), neuron.toString());
    }

    private ByteBuffer headAt(Head head, int place) {
        return record(header.head(header.headsBefore(head.layer()) + place), head.toString());
    }

    /// Behind the vector.
    private ByteBuffer directionAt(int place) {
        ScanHeader.Along along = header.directions().get(place);
        return record(header.direction(place), along.direction().toString()).position((along.width() + 1) * Float.BYTES);
    }

    private ByteBuffer meanAt(int site) {
        return record(header.mean(site), header.means().get(site).site());
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
        return place < 0 ? null : part(neuronAt(neuron, place), header.layers().get(neuron.layer()).neuronTokens());
    }

    @Override
    public @Nullable PartStatistics head(Head head) {
        int place = plan.place(head);
        return place < 0 ? null : part(headAt(head, place), header.layers().get(head.layer()).headQueries());
    }

    @Override
    public @Nullable PartStatistics direction(Direction direction) {
        int place = plan.place(direction);
        return place < 0 ? null : part(directionAt(place), header.directions().get(place).tokens());
    }

    private PartStatistics part(ByteBuffer from, long tokens) {
        PartTable table = new PartTable(new int[1], new Ranges(1), header.top());
        read(table, 0, from, tokens);
        return table.of(0);
    }

    @Override
    public double mean(Head head, HeadMeasure measure) {
        int place = plan.place(head);
        if (place < 0) {
            return Double.NaN;
        }
        HeadSums sums = new HeadSums(1);
        sums.read(0, headAt(head, place).position(PartTable.bytes(header.top())));
        sums.queries(header.layers().get(head.layer()).queries());
        return sums.mean(0, measure);
    }

    @Override
    public @Nullable PositionMeans means(String site) {
        for (int i = 0; i < header.means().size(); i++) {
            if (header.means().get(i).site().equals(site)) {
                PositionSums sums = new PositionSums(List.of(header.means().get(i)));
                sums.counts(header.positions());
                sums.read(0, meanAt(i));
                return sums.of(0);
            }
        }
        return null;
    }

    @Override
    public @Nullable TextWindow window(Occurrence occurrence) {
        ScanTexts.Key wanted = new ScanTexts.Key(occurrence.text(), header.of().start(occurrence.position()));
        int low = 0;
        int high = header.texts() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            ByteBuffer entry = buffer(body, header.text(middle).at(), ScanHeader.TEXT_BYTES);
            int compared = new ScanTexts.Key(entry.getInt(), entry.getInt()).compareTo(wanted);
            if (compared == 0) {
                return window(middle);
            }
            low = compared < 0 ? middle + 1 : low;
            high = compared > 0 ? middle - 1 : high;
        }
        return null;
    }

    private TextWindow window(int number) {
        ByteBuffer entry = buffer(body, header.text(number).at(), ScanHeader.TEXT_BYTES);
        int text = entry.getInt();
        int start = entry.getInt();
        int length = entry.getInt();
        long first = entry.getLong();
        if (length < 0 || length > header.of().context() || first < 0 || first > header.ids() - length) {
            throw damaged(file, "a text in it lies outside the file");
        }
        ByteBuffer tokens = buffer(body, header.idAt(first), (long) length * Integer.BYTES);
        requireSum(header.text(number).number(), WindowIndex.checksum(text, start, tokens), "text " + text);
        int[] ids = new int[length];
        tokens.asIntBuffer().get(ids);
        return new TextWindow(ids, start);
    }
}
