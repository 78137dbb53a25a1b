package glasshead.engine;

import glasshead.engine.ScrubFindings.Figure;
import glasshead.engine.ScrubSearch.Step;
import glasshead.experiment.BadInput;
import glasshead.experiment.Hypothesis;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// Builds a tree that recovers a share of a metric, on half of a set, and tests it on the other half.
final class ScrubSearchJob extends Job<ScrubSearch> {

    private static final int FEWEST_ROWS = 8;
    private static final int MOST_BUDGET = 1_000_000;
    /// Of the tree that was found.
    private static final int LAST_SAMPLES = 16;

    private final LoadedModel loaded;
    private final Workers workers;
    private final Question.OfScrubSearch question;
    private final Scrubber seen;
    private final Scrubber heldOut;

    ScrubSearchJob(LoadedModel loaded, Workers workers, Question.OfScrubSearch question) {
        this.loaded = loaded;
        this.workers = workers;
        this.question = question;
        ScrubJob.requireSamples(question.samples());
        if (!(question.recover() > 0 && question.recover() <= 1)) {
            throw new BadInput("What is to be recovered is a share above 0, up to 1 for all; not " + question.recover() + ".");
        }
        if (question.budget() < 1 || question.budget() > MOST_BUDGET) {
            throw new BadInput("Give a budget of 1 to " + MOST_BUDGET + " trees, not " + question.budget() + ".");
        }
        List<SetRow> rows = new ArrayList<>(Scrubber.rows(loaded, question.set(), question.position(), question.options()));
        if (rows.size() < FEWEST_ROWS) {
            throw new BadInput("The set has " + rows.size() + " rows, and half of them are held out; give a set of " + FEWEST_ROWS
                    + " or more.");
        }
        Collections.shuffle(rows, new Random(question.seed()));
        seen = new Scrubber(loaded, inOrder(rows.subList(0, (rows.size() + 1) / 2)));
        heldOut = new Scrubber(loaded, inOrder(rows.subList((rows.size() + 1) / 2, rows.size())));
    }

    private static List<SetRow> inOrder(List<SetRow> rows) {
        return rows.stream().sorted(Comparator.comparingInt(SetRow::index)).toList();
    }

    @Override
    ScrubSearch answer(Consumer<ScrubSearch> soFar, BooleanSupplier cancelled) {
        long begin = System.nanoTime();
        seen.open(workers, seen.everything(), cancelled);
        TreeSearch search = new TreeSearch(seen, workers, question, OfferedFeatures.features(seen.rows(), loaded.info().task()),
                now -> soFar.accept(found(now, List.of(), List.of(), begin)), cancelled);
        search.run();
        Hypothesis found = search.found();
        if (found.tree().inputs().isEmpty()) {
            return found(search, List.of(), List.of(), begin);
        }
        heldOut.open(workers, Scrubber.needed(List.of(found.tree())), cancelled);
        return found(search, workers.one(stop -> figures(seen, found, stop), cancelled), workers.one(stop -> figures(heldOut, found, stop),
                cancelled),
                begin);
    }

    private ScrubSearch found(TreeSearch search, List<Figure> onSeen, List<Figure> onHeldOut, long begin) {
        List<Step> steps = search.steps();
        return new ScrubSearch(question, loaded.info(), steps, search.found(), search.reached(), search.tried(), seen.rows().size(), heldOut
                .rows().size(), onSeen, onHeldOut, (System.nanoTime() - begin) / 1e6);
    }

    private List<Figure> figures(Scrubber on, Hypothesis hypothesis, BooleanSupplier stop) {
        Scrubber.Test test = on.trusted(hypothesis, question.seed());
        return ScrubJob.figures(on.untouched(), IntStream.range(0, Math.max(LAST_SAMPLES, question.samples())).mapToObj(sample -> test
                .found(sample, stop))
                .toList());
    }

    @Override
    void release() {
        seen.close();
        heldOut.close();
    }
}
