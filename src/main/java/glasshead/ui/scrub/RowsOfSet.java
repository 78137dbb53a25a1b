package glasshead.ui.scrub;

import glasshead.engine.Findings;
import glasshead.engine.ModelInfo;
import glasshead.engine.OfferedFeatures;
import glasshead.engine.Question;
import glasshead.engine.SetRow;
import glasshead.experiment.Experiment;
import glasshead.experiment.Graph;
import glasshead.experiment.Quantity;
import glasshead.experiment.Subject;
import glasshead.session.Overtaken;
import glasshead.session.QuestionService;
import glasshead.session.Session;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// What the set that is on screen and its model offer to a hypothesis: rows that can stand in for each other, what they can agree in,
/// units.
final class RowsOfSet {

    private final Session session;
    private final QuestionService service;
    private final Consumer<String> problem;
    private final ReadOnlyObjectWrapper<List<SetRow>> rows = new ReadOnlyObjectWrapper<>(List.of());
    private Question.@Nullable Rows asked;

    RowsOfSet(Session session, QuestionService service, Consumer<String> problem) {
        this.session = session;
        this.service = service;
        this.problem = problem;
        session.findings().subscribe(this::read);
    }

    private void read() {
        Experiment now = session.experiment().get();
        Question.Rows question = new Question.Rows(now.model(), now.set(), now.contrast().position(), now.options());
        if (session.findings().get() == null || question.equals(asked)) {
            return;
        }
        asked = question;
        rows.set(List.of());
        if (now.subject() instanceof Subject.OfSet) {
            service.begin(question, _ -> {}, found -> {
                if (question.equals(asked)) {
                    rows.set(found);
                }
            }, failure -> {
                asked = null;
                if (!(failure instanceof Overtaken)) {
                    problem.accept(failure.getMessage());
                }
            });
        }
    }

    /// Once the model has read them.
    ReadOnlyObjectProperty<List<SetRow>> rows() {
        return rows.getReadOnlyProperty();
    }

    private @Nullable ModelInfo model() {
        Findings found = session.findings().get();
        return found == null ? null : found.model();
    }

    @Nullable
    Graph graph() {
        ModelInfo model = model();
        return model == null ? null : new Graph(model.layers(), model.heads(), model.dMlp() > 0);
    }

    /// What rows of this set can agree in, the loosest first.
    List<Quantity> offered() {
        List<SetRow> there = rows.get().stream().filter(SetRow::usable).toList();
        ModelInfo model = model();
        return there.isEmpty() || model == null ? List.of() : OfferedFeatures.quantities(there, model.task());
    }
}
