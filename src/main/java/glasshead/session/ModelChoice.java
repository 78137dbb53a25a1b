package glasshead.session;

import glasshead.engine.Question;
import glasshead.engine.SetRow;
import glasshead.experiment.BadInput;
import glasshead.experiment.Experiment;
import glasshead.experiment.Subject;
import glasshead.experiment.Texts;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/// Goes over to another model. A prompt by itself gives way to that model's own example. A set stays as long as one of its rows can be read
/// there; what can't be read is told, and where nothing can, the model's example takes the set's place.
public final class ModelChoice {

    private final Session session;
    private final QuestionService service;
    private final Function<String, Experiment> examples;
    private final Consumer<String> notice;

    /// @param examples the experiment that a model opens with
    /// @param notice   gets a sentence about what of a set can't be used
    public ModelChoice(Session session, QuestionService service, Function<String, Experiment> examples, Consumer<String> notice) {
        this.session = session;
        this.service = service;
        this.examples = examples;
        this.notice = notice;
    }

    public void choose(String model) {
        Experiment example;
        try {
            example = examples.apply(model);
        } catch (BadInput problem) {
            session.tell(problem.getMessage());
            return;
        }
        if (session.experiment().get().subject() instanceof Subject.OfSet of) {
            keep(of, model, example);
        } else {
            session.change(now -> example.prompt().isEmpty() ? now.baseline().withModel(model) : example);
        }
    }

    private void keep(Subject.OfSet of, String model, Experiment example) {
        session.change(now -> now.baseline().withModel(model));
        Experiment tried = session.experiment().get();
        service.begin(new Question.Rows(model, of.set(), of.position(), tried.options()), _ -> {}, rows -> {
            if (tried.equals(session.experiment().get())) {
                take(of, rows, example);
            }
        }, _ -> {}); // the run, which is asked first, says why
    }

    private void take(Subject.OfSet of, List<SetRow> rows, Experiment example) {
        long out = rows.stream().filter(row -> !row.usable()).count();
        Optional<SetRow> first = rows.stream().filter(SetRow::usable).findFirst();
        if (first.isEmpty() && !example.prompt().isEmpty()) {
            session.continueChange(_ -> example);
            notice.accept("No row of " + of.set().name() + " can be read by " + example.model()
                    + ", so its own example is shown; undo brings the set back.");
        } else if (out > 0) {
            if (first.isPresent() && !rows.get(of.shown()).usable()) {
                session.continueChange(now -> now.withShown(first.get().index()));
            }
            notice.accept(Texts.format("%d of %d rows can't be used with this model; the list of prompts says why of each.", out, rows
                    .size()));
        }
    }
}
