package glasshead.engine;

import glasshead.analysis.modular.HeadFrequencies;
import glasshead.analysis.weights.DirectPath;
import glasshead.analysis.weights.HeadWeights;
import glasshead.analysis.weights.NameCopying;
import glasshead.analysis.weights.VirtualHead;
import glasshead.experiment.Head;
import glasshead.experiment.ModularTask;
import glasshead.gpt2.Gpt2;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// The weights of heads read, piece by piece on the workers.
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
        Gpt2 model = loaded.model();
        ModularTask task = loaded.info().task();
        List<Function<BooleanSupplier, UnaryOperator<WeightFindings>>> pieces = new ArrayList<>();
        heads.forEach(head -> pieces.add(stop -> {
            HeadWeights weights = HeadWeights.of(model, head, ids, stop);
            HeadFrequencies frequencies = task == null ? null : HeadFrequencies.of(model, head, task);
            return known -> known.with(weights, frequencies);
        }));
        pieces.add(stop -> {
            DirectPath direct = DirectPath.of(model, ids, stop);
            return known -> known.with(direct);
        });
        pieces.add(stop -> {
            Map<Head, Double> copied = NameCopying.of(model, heads, ids, stop);
            return known -> known.with(copied);
        });
        if (loaded.info().layers() == LAYERS_OF_VIRTUAL_HEADS) {
            pieces.add(_ -> {
                List<VirtualHead> virtual = VirtualHead.of(model);
                return known -> known.with(virtual);
            });
        }
        WeightFindings[] known = {WeightFindings.none(loaded.info(), words, ids, heads.size())};
        workers.each(pieces, (_, more) -> {
            known[0] = more.apply(known[0]);
            soFar.accept(known[0]);
        }, cancelled);
        return known[0];
    }

    @Override
    void release() {
        // nothing is held between two heads
    }
}
