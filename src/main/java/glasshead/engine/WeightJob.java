package glasshead.engine;

import glasshead.analysis.modular.HeadFrequencies;
import glasshead.analysis.weights.DirectPath;
import glasshead.analysis.weights.HeadWeights;
import glasshead.analysis.weights.NameCopying;
import glasshead.analysis.weights.VirtualHead;
import glasshead.experiment.Head;
import glasshead.experiment.ModularTask;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The weights of heads read, head by head on the workers.
final class WeightJob extends Job<WeightFindings> {

    private static final int LAYERS_OF_VIRTUAL_HEADS = 2;

    private final LoadedModel loaded;
    private final Workers workers;
    private final List<String> words;
    private final int[] ids;
    private final List<Head> heads;

    WeightJob(LoadedModel loaded, Workers workers, Question.Weights question) {
        this.loaded = loaded;
        this.workers = workers;
        words = question.words();
        ids = words.stream().mapToInt(loaded.tokens()::one).toArray();
        PlaceCheck check = PlaceCheck.of(loaded.model().config());
        question.heads().forEach(check::check);
        heads = question.heads().isEmpty() ? loaded.info().allHeads() : question.heads().stream().distinct().toList();
    }

    @Override
    WeightFindings answer(Consumer<WeightFindings> soFar, BooleanSupplier cancelled) {
        DirectPath direct = workers.one(stop -> DirectPath.of(loaded.model(), ids, stop), cancelled);
        List<VirtualHead> virtual = loaded.info().layers() == LAYERS_OF_VIRTUAL_HEADS
                ? workers.one(_ -> VirtualHead.of(loaded.model()), cancelled) : null;
        Map<Head, HeadWeights> found = new TreeMap<>();
        ModularTask task = loaded.info().task();
        Map<Head, HeadFrequencies> frequencies = task == null ? Map.of() : workers.one(_ -> heads.stream().collect(Collectors.toMap(
                head -> head, head -> HeadFrequencies.of(loaded.model(), head, task))), cancelled);
        workers.each(heads.stream().<Function<BooleanSupplier, HeadWeights>>map(head -> stop -> HeadWeights.of(loaded.model(), head, ids,
                stop)).toList(), (_, weights) -> {
                    found.put(weights.head(), weights);
                    soFar.accept(new WeightFindings(loaded.info(), words, ids, direct, Map.copyOf(found), virtual, frequencies, Map.of(),
                            heads.size()));
                }, cancelled);
        Map<Head, Double> copied = workers.one(stop -> NameCopying.of(loaded.model(), heads, ids, stop), cancelled);
        return new WeightFindings(loaded.info(), words, ids, direct, Map.copyOf(found), virtual, frequencies, copied, heads.size());
    }

    @Override
    void release() {
        // nothing is held between two heads
    }
}
