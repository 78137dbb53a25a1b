package glasshead.scan;

import glasshead.experiment.BadInput;
import glasshead.experiment.Direction;
import glasshead.experiment.Head;
import glasshead.experiment.Neuron;
import glasshead.json.JsonForm;
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
/// opening takes the same time whatever its size, and a part is read when it is asked for.
///
/// Little-endian: the parts' numbers, a record for each neuron and each head, an index of texts, their tokens, and for each direction its
/// vector and a record.
public final class ScanFile implements Scan {

    static final byte[] MARK = "GLSCAN2\n".getBytes(StandardCharsets.US_ASCII);
    private static final int LARGEST_HEADER = 1 << 24;
    private static final String ADVICE = "scan the corpus again";
    static final JsonForm<ScanHeader> FORM = JsonForm.of(ScanHeader.class, "head of the scan", ADVICE).atMost(LARGEST_HEADER);

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
                        .toList(), IntStream.range(0, header.along().size()).mapToObj(this::vector).toList(), header.top(), header.seed(),
                header.merged());
    }

    private DirectionVector vector(int place) {
        ByteBuffer from = buffer(body, header.directionAt(place), header.directionBytes(place));
        float offset = from.getFloat();
        float[] vector = new float[header.along().get(place).width()];
        from.asFloatBuffer().get(vector);
        return new DirectionVector(header.along().get(place).direction(), vector, offset);
    }

    private ByteBuffer directionAt(int place) {
        int vector = (header.along().get(place).width() + 1) * Float.BYTES;
        return buffer(body, header.directionAt(place) + vector, PartTable.bytes(header.top()));
    }

    boolean isComplete() {
        return header.complete();
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

    static ByteBuffer fresh(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
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

    /// All that it holds but texts.
    ScanSummary summary() {
        try {
            return read();
        } catch (BadInput problem) {
            throw damaged(file, problem.getMessage());
        }
    }

    private ScanSummary read() {
        int layers = plan.layers();
        List<Ranges> ranges = Stream.of(plan.neurons().stream().map(layer -> layer.length), plan.heads().stream().map(
                layer -> layer.length),
                plan.directions().stream().map(_ -> 1)).flatMap(parts -> parts).map(Ranges::new).toList();
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
        for (int place = 0; place < header.along().size(); place++) {
            summary.direction(place).read(0, directionAt(place), header.along().get(place).tokens(), header.seed());
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

    @Override
    public @Nullable PartStatistics direction(Direction direction) {
        int place = plan.place(direction);
        return place < 0 ? null : part(directionAt(place), header.along().get(place).tokens());
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
