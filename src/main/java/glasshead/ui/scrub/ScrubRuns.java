package glasshead.ui.scrub;

import glasshead.engine.Question;
import glasshead.engine.ScrubCosts;
import glasshead.engine.ScrubFindings;
import glasshead.engine.ScrubSearch;
import glasshead.experiment.Hypothesis;
import glasshead.experiment.ScrubMetric;
import glasshead.experiment.Texts;
import glasshead.session.Handle;
import glasshead.session.QuestionService;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// What is asked of hypotheses, one thing at a time; a newer one ends an older one. Keeps the figures of all that were tested.
final class ScrubRuns {

    static final long SEED = 1;
    static final int SAMPLES_OF_PARTS = 8;
    static final int SAMPLES_OF_SEARCH = 4;
    /// Hypotheses whose figures are kept.
    private static final int MOST_KEPT = 100;

    private final QuestionService service;
    private final Consumer<String> failed;
    private final ReadOnlyObjectWrapper<@Nullable ScrubFindings> findings = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable ScrubCosts> costs = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable ScrubSearch> search = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper underWay = new ReadOnlyStringWrapper("");
    private final ObservableList<ScrubFindings> history = FXCollections.observableArrayList();
    private @Nullable Handle handle;

    /// @param failed gets the sentence
    ScrubRuns(QuestionService service, Consumer<String> failed) {
        this.service = service;
        this.failed = failed;
    }

    /// Of the hypothesis that was tested last, as far as they are known.
    ReadOnlyObjectProperty<@Nullable ScrubFindings> findings() {
        return findings.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable ScrubCosts> costs() {
        return costs.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable ScrubSearch> search() {
        return search.getReadOnlyProperty();
    }

    /// How far it is; empty while nothing is under way.
    ReadOnlyStringProperty underWay() {
        return underWay.getReadOnlyProperty();
    }

    /// All that were tested, the last first.
    ObservableList<ScrubFindings> history() {
        return history;
    }

    /// Looks at one that was tested before.
    void show(ScrubFindings before) {
        findings.set(before);
    }

    void scrub(Question.OfScrub question) {
        costs.set(null);
        ask(question, "reading the set…", found -> {
            findings.set(found);
            underWay.set(Texts.format("%d samples, ± %.3f", found.samples(), found.figure(ScrubMetric.LOGIT_DIFFERENCE).overSamples()));
        }, found -> {
            history.removeIf(before -> before.question().equals(found.question()));
            history.addFirst(found);
            if (history.size() > MOST_KEPT) {
                history.removeLast();
            }
        });
    }

    void costs(Question.OfScrubParts question) {
        ask(question, "reading the set…", found -> {
            costs.set(found);
            underWay.set(found.costs().size() + " of " + found.of() + " parts");
        }, _ -> {});
    }

    /// @param found gets the tree
    void search(Question.OfScrubSearch question, Consumer<Hypothesis> found) {
        ask(question, "reading the set…", soFar -> {
            search.set(soFar);
            underWay.set(soFar.tried() + " trees tried");
        }, last -> found.accept(last.hypothesis()));
    }

    private <R> void ask(Question<R> question, String first, Consumer<R> soFar, Consumer<R> done) {
        cancel();
        underWay.set(first);
        handle = service.begin(question, soFar, whole -> {
            soFar.accept(whole);
            underWay.set("");
            handle = null;
            done.accept(whole);
        }, problem -> {
            underWay.set("");
            handle = null;
            failed.accept(problem.getMessage());
        });
    }

    /// What is there stays.
    void cancel() {
        if (handle != null) {
            handle.cancel();
            handle = null;
        }
        underWay.set("");
    }
}
