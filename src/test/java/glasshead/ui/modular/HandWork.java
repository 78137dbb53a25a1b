package glasshead.ui.modular;

import glasshead.analysis.ContrastTokens;
import glasshead.engine.Cost;
import glasshead.engine.Findings;
import glasshead.engine.InferenceEngine;
import glasshead.engine.ModelInfo;
import glasshead.engine.Question;
import glasshead.engine.Repairs;
import glasshead.engine.TokenRow;
import glasshead.engine.Vocabulary;
import glasshead.experiment.BadInput;
import glasshead.experiment.Experiment;
import glasshead.experiment.ModularTask;
import glasshead.session.Handle;
import glasshead.session.QuestionService;
import glasshead.ui.RunsDouble;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Runs and work that the test finishes by hand, with a real engine.
final class HandWork extends RunsDouble implements QuestionService {

    final List<Piece<?>> pieces = new ArrayList<>();
    private final InferenceEngine engine;

    HandWork(InferenceEngine engine) {
        this.engine = engine;
    }

    /// Work that was asked for.
    final class Piece<R> {

        private final Question<R> question;
        private final Consumer<R> done;
        private final Consumer<BadInput> refused;
        boolean cancelled;

        Piece(Question<R> question, Consumer<R> done, Consumer<BadInput> refused) {
            this.question = question;
            this.done = done;
            this.refused = refused;
        }

        void refuse(String sentence) {
            refused.accept(new BadInput(sentence));
        }

        void finish() {
            try {
                done.accept(engine.answer(question, () -> false));
            } catch (BadInput problem) {
                refused.accept(problem);
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
    public <R> Handle begin(Question<R> question, Consumer<R> soFar, Consumer<R> done, Consumer<BadInput> refused) {
        Piece<R> piece = new Piece<>(question, done, refused);
        pieces.add(piece);
        return () -> piece.cancelled = true;
    }
}
