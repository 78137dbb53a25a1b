package glasshead.ui.heads;

import glasshead.engine.Findings;
import glasshead.engine.Question;
import glasshead.engine.ScoreProgress;
import glasshead.engine.scores.ModelScores;
import glasshead.engine.scores.RepeatedTokens;
import glasshead.experiment.Experiment;
import glasshead.session.Handle;
import glasshead.session.QuestionService;
import glasshead.session.Session;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// The detector scores of the model in the session: looked for when a model comes, computed when asked.
final class StandardScores {

    private static final Handle NOTHING = () -> {};

    private final Session session;
    private final QuestionService service;
    private final ReadOnlyObjectWrapper<ScoreState> state = new ReadOnlyObjectWrapper<>(new ScoreState.Looking());
    private @Nullable Experiment of;
    private Handle underWay = NOTHING;

    StandardScores(Session session, QuestionService service) {
        this.session = session;
        this.service = service;
        session.findings().subscribe(this::look);
    }

    ReadOnlyObjectProperty<ScoreState> state() {
        return state.getReadOnlyProperty();
    }

    /// Nothing while there are none.
    @Nullable
    ModelScores scores() {
        return state.get() instanceof ScoreState.There(ModelScores scores) ? scores : null;
    }

    private void look(@Nullable Findings found) {
        if (found == null || of != null && of.model().equals(found.experiment().model())) {
            return;
        }
        underWay.cancel();
        underWay = NOTHING;
        Experiment asked = found.experiment();
        of = asked;
        state.set(new ScoreState.Looking());
        look(asked);
    }

    /// Another window may have computed them meanwhile.
    void lookAgain() {
        if (of != null && state.get() instanceof ScoreState.Missing) {
            look(of);
        }
    }

    private void look(Experiment asked) {
        service.begin(new Question.KnownScores(asked.model(), asked.options().rawWeights()), _ -> {}, known -> {
            if (of == asked && !(state.get() instanceof ScoreState.Computing)) {
                state.set(known.<ScoreState>map(scores -> new ScoreState.There(scores)).orElseGet(ScoreState.Missing::new));
            }
        }, problem -> fail(asked, problem.getMessage()));
    }

    /// Computes them, unless that is under way or no model is there.
    void compute() {
        if (of == null || state.get() instanceof ScoreState.Computing) {
            return;
        }
        Experiment asked = of;
        state.set(new ScoreState.Computing(0, 0));
        underWay = service.answer(new Question.Scores(asked.model(), asked.options().rawWeights(), RepeatedTokens.SEED, true),
                progress -> accept(asked, progress), sentence -> fail(asked,
                        sentence));
    }

    private void accept(Experiment asked, ScoreProgress progress) {
        if (of == asked) {
            ModelScores scores = progress.scores();
            state.set(scores == null ? new ScoreState.Computing(progress.done(), progress.rows()) : new ScoreState.There(scores));
            if (!progress.notice().isEmpty()) {
                session.tell(progress.notice());
            }
        }
    }

    private void fail(Experiment asked, String sentence) {
        if (of == asked) {
            state.set(new ScoreState.Failed(sentence));
        }
    }

    /// Stops computing; what was computed is forgotten.
    void cancel() {
        if (state.get() instanceof ScoreState.Computing) {
            underWay.cancel();
            underWay = NOTHING;
            state.set(new ScoreState.Missing());
        }
    }
}
