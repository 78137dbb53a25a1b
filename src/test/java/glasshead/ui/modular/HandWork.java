package glasshead.ui.modular;

import glasshead.analysis.ContrastTokens;
import glasshead.engine.Cost;
import glasshead.engine.Findings;
import glasshead.engine.InferenceEngine;
import glasshead.engine.ModelInfo;
import glasshead.engine.Repairs;
import glasshead.engine.TokenRow;
import glasshead.engine.Vocabulary;
import glasshead.experiment.BadInput;
import glasshead.experiment.Experiment;
import glasshead.experiment.ModularTask;
import glasshead.session.Handle;
import glasshead.session.WorkService;
import glasshead.ui.RunsDouble;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// Runs and work that the test finishes by hand, with a real engine.
final class HandWork extends RunsDouble implements WorkService {

    final List<Piece<?>> pieces = new ArrayList<>();
    private final InferenceEngine engine;

    HandWork(InferenceEngine engine) {
        this.engine = engine;
    }

    /// Work that was asked for.
    final class Piece<R> {

        private final BiFunction<InferenceEngine, BooleanSupplier, R> work;
        private final Consumer<R> done;
        private final Consumer<String> refused;
        boolean cancelled;

        Piece(BiFunction<InferenceEngine, BooleanSupplier, R> work, Consumer<R> done, Consumer<String> refused) {
            this.work = work;
            this.done = done;
            this.refused = refused;
        }

        void refuse(String sentence) {
            refused.accept(sentence);
        }

        void finish() {
            try {
                done.accept(work.apply(engine, () -> false));
            } catch (BadInput problem) {
                refused.accept(problem.getMessage());
            }
        }
    }

    /// The first that was asked for and not cancelled.
    void finishNext() {
        pieces.removeIf(piece -> piece.cancelled);
        pieces.removeFirst().finish();
    }

    /// All that was asked for and not cancelled, and what follows from it.
    void finishAll() {
        while (!pieces.isEmpty()) {
            Piece<?> piece = pieces.removeFirst();
            if (!piece.cancelled) {
                piece.finish();
            }
        }
    }

    /// A run that found nothing but which model it is.
    ///
    /// @param task null for a model without one
    void found(Experiment experiment, ModularTask task) {
        ModelInfo model = new ModelInfo("given", 1, 4, 64, 16, 120, 3, 1000, false, false, false, new Vocabulary(List.of(), List.of()),
                experiment, List.of(), "", task, List.of());
        TokenRow tokens = new TokenRow(new int[] {1, 2, 3}, new String[] {"1", "2", "="}, false);
        finish(new Findings(experiment, model, tokens, TokenRow.NONE, new ContrastTokens(new int[0], new int[0], 2), List.of(),
                null, null, List.of(), Repairs.NONE,
                new Cost(1, 0, 1, 1, 1, 0, 1)));
    }

    @Override
    public <R> Handle work(Experiment about, BiFunction<InferenceEngine, BooleanSupplier, R> work, Consumer<R> done,
            Consumer<String> refused) {
        Piece<R> piece = new Piece<>(work, done, refused);
        pieces.add(piece);
        return () -> piece.cancelled = true;
    }

    @Override
    public <R> Handle work(BiFunction<InferenceEngine, BooleanSupplier, R> work, Consumer<R> done, Consumer<String> refused) {
        throw new AssertionError("the view of modular addition is about one model");
    }
}
