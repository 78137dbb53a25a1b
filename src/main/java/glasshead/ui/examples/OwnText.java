package glasshead.ui.examples;

import glasshead.engine.Findings;
import glasshead.engine.ScanQuestion.AtTokens;
import glasshead.engine.TokenValues;
import glasshead.experiment.Prompt;
import glasshead.experiment.view.ExamplesLook;
import glasshead.experiment.view.View;
import glasshead.session.Handle;
import glasshead.session.QuestionService;
import glasshead.session.Session;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.Property;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// A text of the user's own, scored as it is typed.
final class OwnText {

    private final Session session;
    private final QuestionService service;
    private final ObservableValue<@Nullable ShownExamples> shown;
    private final Property<String> text;
    private final ReadOnlyObjectWrapper<@Nullable TokenValues> values = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private @Nullable AtTokens asked;
    private @Nullable Handle asking;

    /// @param shown whose head or neuron it is scored by
    OwnText(Session session, QuestionService service, ObservableValue<@Nullable ShownExamples> shown) {
        this.session = session;
        this.service = service;
        this.shown = shown;
        text = session.looks().part(View::examples, View::withExamples).choice(ExamplesLook::own, ExamplesLook::withOwn);
        text.subscribe(this::ask);
        shown.subscribe(this::ask);
        ask();
    }

    Property<String> text() {
        return text;
    }

    /// Of the chosen head or neuron; nothing without a text.
    ReadOnlyObjectProperty<@Nullable TokenValues> values() {
        return values.getReadOnlyProperty();
    }

    ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    private void ask() {
        Findings found = session.findings().get();
        ShownExamples now = shown.getValue();
        String written = text.getValue();
        AtTokens question = found == null || now == null || written.isEmpty() ? null : AtTokens.of(found.experiment().model(), now
                .scan(), now.component(), List.of(new AtTokens.Text(new Prompt.Text(written), AtTokens.Text.EVERY)));
        if (Objects.equals(question, asked)) {
            return;
        }
        asked = question;
        if (asking != null) {
            asking.cancel();
        }
        if (question == null) {
            values.set(null);
            problem.set("");
            return;
        }
        asking = service.answer(question, scored -> {
            if (!scored.isEmpty()) {
                values.set(scored.getFirst());
                problem.set("");
            }
        }, sentence -> {
            values.set(null);
            problem.set(sentence);
        });
    }
}
