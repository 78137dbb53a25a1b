package glasshead.ui.set;

import glasshead.dataset.DataSets;
import glasshead.dataset.SetColumns;
import glasshead.dataset.SetEdits;
import glasshead.engine.Findings;
import glasshead.engine.Question;
import glasshead.engine.SetRow;
import glasshead.experiment.BadInput;
import glasshead.experiment.Contrast;
import glasshead.experiment.DataSet;
import glasshead.experiment.Example;
import glasshead.experiment.Subject;
import glasshead.session.Handle;
import glasshead.session.QuestionService;
import glasshead.session.Session;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyListProperty;
import javafx.beans.property.ReadOnlyListWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import org.jspecify.annotations.Nullable;

/// The rows of a set as they are edited, each with what the session's model says about it. What can't be done is said, and changes nothing.
public final class SetEditor {

    /// So many rows may be told apart one by one; with more the table is filled anew.
    private static final int FEW = 100;

    /// What a set is called that began as a prompt.
    private static final String NEW = "my set";

    private final Session session;
    private final QuestionService service;
    private final ReadOnlyObjectWrapper<DataSet> set = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyListWrapper<EditorRow> rows = new ReadOnlyListWrapper<>(FXCollections.observableArrayList());
    private final ReadOnlyStringWrapper said = new ReadOnlyStringWrapper("");
    private final ReadOnlyIntegerWrapper readings = new ReadOnlyIntegerWrapper();
    private int answers = 1;
    private int distractors = 1;
    private @Nullable Handle reading;
    private @Nullable Question<?> asked;
    private boolean shown;

    public SetEditor(Session session, QuestionService service) {
        this.session = session;
        this.service = service;
        set.subscribe((_, _) -> {
            show();
            check();
        });
        session.experiment().subscribe(now -> set.set(now.set()));
        session.findings().subscribe(_ -> check());
    }

    /// What the session is about; a prompt by itself is a set of one row until something is changed in it.
    ReadOnlyObjectProperty<DataSet> set() {
        return set.getReadOnlyProperty();
    }

    ReadOnlyListProperty<EditorRow> rows() {
        return rows.getReadOnlyProperty();
    }

    /// How often the model has said something about the rows.
    ReadOnlyIntegerProperty readings() {
        return readings.getReadOnlyProperty();
    }

    /// What could not be done; empty after what could.
    ReadOnlyStringProperty said() {
        return said.getReadOnlyProperty();
    }

    SetColumns columns() {
        return SetColumns.of(set.get(), answers, distractors);
    }

    /// While the table is on screen the model reads what is in it.
    void show(boolean now) {
        shown = now;
        check();
    }

    void edit(int row, int column, String text) {
        change(now -> SetEdits.cell(now, columns(), row, column, text));
    }

    /// An empty row before the one that has this index now.
    void add(int at) {
        change(now -> SetEdits.added(now, at, List.of(SetEdits.empty(now))));
    }

    void delete(Set<Integer> indices) {
        change(now -> SetEdits.without(now, indices));
    }

    void paste(int at, String clipboard) {
        change(now -> SetEdits.pasted(now, columns(), at, clipboard));
    }

    /// A column more: of the set's own, or for one more answer or distractor.
    void addColumn(String name) {
        switch (name) {
            case SetColumns.ANSWER -> answers = 1 + most(SetColumns.ANSWER);
            case SetColumns.DISTRACTOR -> distractors = 1 + most(SetColumns.DISTRACTOR);
            default -> change(now -> SetEdits.withColumn(now, name));
        }
        show();
    }

    private int most(String name) {
        return (int) columns().names().stream().filter(name::equals).count();
    }

    void renameColumn(String column, String name) {
        change(now -> SetEdits.renamed(now, column, name));
    }

    void removeColumn(String column) {
        change(now -> SetEdits.withoutColumn(now, column));
    }

    void rename(String name) {
        change(now -> {
            if (name.isBlank()) {
                throw new BadInput("A set needs a name; type one.");
            }
            return new DataSet(name, now.examples());
        });
    }

    void open(Path file) {
        change(_ -> DataSets.read(file));
    }

    void save(Path file) {
        try {
            DataSets.write(set.get(), file);
            said.set("Saved " + file);
        } catch (BadInput problem) {
            said.set(problem.getMessage());
        }
    }

    /// @param heldOut rows that the same template, number and seed don't make otherwise
    void make(String template, int count, long seed, boolean heldOut) {
        change(_ -> Making.of(template, count, seed, heldOut, oneToken()));
    }

    void undo() {
        session.undo();
    }

    void redo() {
        session.redo();
    }

    private Predicate<String> oneToken() {
        Findings found = session.findings().get();
        if (found == null) {
            throw new BadInput("The model is not loaded yet; its tokens decide which words can be used. Try again in a moment.");
        }
        return Set.copyOf(found.model().vocabulary().texts())::contains;
    }

    private void change(UnaryOperator<DataSet> change) {
        try {
            DataSet changed = change.apply(set.get());
            session.change(now -> now.withSubject(new Subject.OfSet(
                    changed.name().isBlank() ? new DataSet(NEW, changed.examples()) : changed,
                    Math.min(now.subject().shown(), changed.size() - 1), now.contrast().position())));
            said.set("");
        } catch (BadInput problem) {
            said.set(problem.getMessage());
        }
    }

    private void show() {
        List<Example> now = set.get().examples();
        List<Integer> other = new ArrayList<>();
        for (int index = 0; index < now.size() && now.size() == rows.size() && other.size() <= FEW; index++) {
            if (!now.get(index).equals(rows.get(index).example())) {
                other.add(index);
            }
        }
        if (now.size() == rows.size() && other.size() <= FEW) {
            other.forEach(index -> rows.set(index, new EditorRow(index, now.get(index))));
        } else {
            rows.setAll(IntStream.range(0, now.size()).mapToObj(index -> new EditorRow(index, now.get(index))).toList());
        }
    }

    private void take(List<SetRow> read) {
        for (int index = 0; index < Math.min(rows.size(), read.size()); index++) {
            if (read.get(index).example().equals(rows.get(index).example())) {
                rows.get(index).read(read.get(index));
            }
        }
        readings.set(readings.get() + 1);
    }

    /// The model reads the rows anew when they, or it, have changed.
    private void check() {
        Findings found = session.findings().get();
        if (!shown || found == null) {
            return;
        }
        Question.Rows question = new Question.Rows(found.experiment().model(), set.get(), Contrast.LAST, found.experiment().options());
        if (question.equals(asked)) {
            return;
        }
        asked = question;
        if (reading != null) {
            reading.cancel();
        }
        reading = service.answer(question, this::take, said::set);
    }
}
