package glasshead.ui.scrub;

import glasshead.engine.Question;
import glasshead.engine.ScrubCosts;
import glasshead.engine.ScrubFindings;
import glasshead.engine.ScrubSearch;
import glasshead.experiment.Hypothesis;
import glasshead.experiment.ScrubMetric;
import glasshead.experiment.Texts;
import glasshead.experiment.view.Tested;
import glasshead.session.Handle;
import glasshead.session.QuestionService;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/// What is asked of hypotheses, one thing at a time; a newer one ends an older one. Keeps the figures of all that were tested.
final class ScrubRuns {

    /// Hypotheses of which everything that was found is at hand; of older ones the figures stay.
    private static final int MOST_KEPT = 20;

    private final QuestionService service;
    private final Consumer<String> failed;
    private final ReadOnlyObjectWrapper<@Nullable ScrubFindings> findings = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable ScrubCosts> costs = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable ScrubSearch> search = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper underWay = new ReadOnlyStringWrapper("");
    private final Consumer<Tested> tested;
    private final SequencedMap<Tested, ScrubFindings> whole = new LinkedHashMap<>();
    private @Nullable Handle handle;

    /// @param failed gets the sentence
    /// @param tested gets the figures of what was tested
    ScrubRuns(QuestionService service, Consumer<String> failed, Consumer<Tested> tested) {
        this.service = service;
        this.failed = failed;
        this.tested = tested;
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

    /// Looks at one that was tested before, as far as what was found is still at hand.
    void show(Tested before) {
        findings.set(whole.get(before));
    }

    void scrub(Question.OfScrub question) {
        costs.set(null);
        ask(question, found -> {
            findings.set(found);
            underWay.set(found.samples() < 2 ? "1 sample" : Texts.format("%d samples, ± %.3f", found.samples(), found.figure(
                    ScrubMetric.LOGIT_DIFFERENCE).overSamples()));
        }, found -> {
            Tested figures = found.tested();
            whole.putLast(figures, found);
            if (whole.size() > MOST_KEPT) {
                whole.pollFirstEntry();
            }
            tested.accept(figures);
        });
    }

    void costs(Question.OfScrubParts question) {
        ask(question, found -> {
            costs.set(found);
            underWay.set(found.costs().size() + " of " + found.of() + " parts");
        }, _ -> {});
    }

    /// @param found gets the tree
    void search(Question.OfScrubSearch question, Consumer<Hypothesis> found) {
        ask(question, soFar -> {
            search.set(soFar);
            underWay.set(soFar.tried() + " trees tried");
        }, last -> found.accept(last.hypothesis()));
    }

    private <R> void ask(Question<R> question, Consumer<R> soFar, Consumer<R> done) {
        cancel();
        underWay.set("reading the set…");
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
