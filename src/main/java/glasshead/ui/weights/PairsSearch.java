package glasshead.ui.weights;

import glasshead.engine.PairSearch;
import glasshead.engine.Question;
import glasshead.experiment.Head;
import glasshead.session.Handle;
import glasshead.session.QuestionService;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/// The search for a head's skip-trigrams over all pairs of tokens, which takes a while and can be stopped; what it has found stays.
final class PairsSearch {

    private static final int TRIGRAMS = 60;

    private final QuestionService service;
    private final Runnable changed;
    private final Consumer<String> failed;
    private final ReadOnlyStringWrapper progress = new ReadOnlyStringWrapper("");
    private @Nullable PairSearch found;
    private @Nullable Handle underWay;
    private String model = "";
    private @Nullable Head head;

    /// @param changed is told of whatever is found
    /// @param failed  gets why nothing can be
    PairsSearch(QuestionService service, Runnable changed, Consumer<String> failed) {
        this.service = service;
        this.changed = changed;
        this.failed = failed;
    }

    /// Of a search under way; empty when there is none.
    ReadOnlyStringProperty progress() {
        return progress.getReadOnlyProperty();
    }

    /// Nothing unless it was begun of the head that is shown.
    @Nullable
    PairSearch found() {
        return found;
    }

    /// Another head or model ends it, and what it found goes.
    void follow(String ofModel, @Nullable Head ofHead) {
        if (!ofModel.equals(model) || ofHead == null || !ofHead.equals(head)) {
            stop();
            found = null;
            model = ofModel;
            head = ofHead;
        }
    }

    /// Begins it anew, or stops it.
    void flip() {
        Head of = head;
        if (underWay != null || of == null) {
            stop();
            return;
        }
        found = null;
        progress.set("Searching…");
        underWay = service.begin(new Question.StrongestPairsOf(model, of, List.of(), TRIGRAMS), this::take, whole -> {
            take(whole);
            stop();
        }, problem -> {
            stop();
            failed.accept(problem.getMessage());
        });
    }

    private void take(PairSearch soFar) {
        found = soFar;
        progress.set(soFar.done() + " of " + soFar.of() + " sources");
        changed.run();
    }

    private void stop() {
        if (underWay != null) {
            underWay.cancel();
            underWay = null;
        }
        progress.set("");
    }
}
