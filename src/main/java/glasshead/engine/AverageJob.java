package glasshead.engine;

import ai.djl.ndarray.NDManager;
import glasshead.analysis.Evidence;
import glasshead.analysis.Moments;
import glasshead.experiment.BadInput;
import glasshead.gpt2.ActivationCache;
import glasshead.gpt2.Edit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The mean of an analysis' numbers over a set: batches of rows, shared by the workers, merged in their order.
final class AverageJob extends Job<SetAverages> {

    private final LoadedModel loaded;
    private final Workers workers;
    private final Question.Averages question;
    private final List<SetRow> rows;
    private final int usable;

    /// One batch's share.
    ///
    /// @param moments of nothing where no row has numbers
    private record Share(@Nullable Moments moments, int done, String problem) {
    }

    AverageJob(LoadedModel loaded, Workers workers, Question.Averages question) {
        this.loaded = loaded;
        this.workers = workers;
        this.question = question;
        SetJob.requireRows(question.set());
        PlaceCheck check = PlaceCheck.of(loaded.model().config());
        question.standing().forEach(check::check);
        rows = SetRow.read(question.set(), question.position(), question.options(), loaded.tokens());
        List<SetRow> used = rows.stream().filter(SetRow::usable).toList();
        usable = used.size();
        if (used.isEmpty()) {
            throw new BadInput("No row of the set can be used; the first one says: " + rows.getFirst().problem());
        }
        if (question.aligned() && used.stream().mapToInt(row -> row.tokens().length()).distinct().count() > 1) {
            throw new BadInput("The prompts of the set have different lengths, so their positions don't correspond; take a set whose "
                    + "prompts have equally many tokens.");
        }
    }

    @Override
    SetAverages answer(Consumer<SetAverages> soFar, BooleanSupplier cancelled) {
        List<List<SetRow>> batches = SetJob.batches(loaded, rows);
        SetMeans means = SetMeans.of(loaded, workers, question.set(), question.options(), batches, question.standing(), cancelled);
        Donors donors = Donors.of(rows);
        SetAverages[] known = {new SetAverages(loaded.info(), List.of(), 0, usable, "")};
        List<Moments> all = new ArrayList<>();
        InOrder<Share> inOrder = new InOrder<>(share -> {
            SetAverages before = known[0];
            if (share.moments != null && all.isEmpty()) {
                all.add(share.moments);
            } else if (share.moments != null) {
                all.getFirst().add(share.moments);
            }
            known[0] = new SetAverages(loaded.info(), all.isEmpty() ? List.of() : all.getFirst().spreads(), before.done() + share.done,
                    usable, before.problem().isEmpty() ? share.problem : before.problem());
            soFar.accept(known[0]);
        });
        workers.each(batches.stream().<Function<BooleanSupplier, Share>>map(batch -> stop -> share(batch, donors, means, stop)).toList(),
                inOrder::put, cancelled);
        if (known[0].done() == 0) {
            throw new BadInput("Nothing could be found in any row of the set; the first one says: " + known[0].problem());
        }
        return known[0];
    }

    private Share share(List<SetRow> batch, Donors donors, SetMeans means, BooleanSupplier stop) {
        Moments moments = null;
        int done = 0;
        String problem = "";
        try (SetPrompts prompts = new SetPrompts(loaded, batch, stop); SetRuns runs = new SetRuns(loaded, batch, prompts, donors, means,
                stop)) {
            runs.draw(question.standing());
            for (int i = 0; i < batch.size(); i++) {
                try {
                    double[] numbers = numbers(runs, batch.get(i), runs.clean().get(i), stop);
                    moments = moments == null ? new Moments(numbers.length) : moments;
                    moments.add(numbers);
                    done++;
                } catch (BadInput reason) {
                    problem = problem.isEmpty() ? String.valueOf(reason.getMessage()) : problem;
                }
            }
        }
        return new Share(moments, done, problem);
    }

    private double[] numbers(SetRuns runs, SetRow row, ActivationCache clean, BooleanSupplier stop) {
        if (question.standing().isEmpty()) {
            return question.numbers().of(new Evidence(loaded.model(), clean, row.contrast()));
        }
        try (NDManager values = loaded.model().newManager()) {
            List<Edit> edits = new EditBinder(loaded.model(), clean, runs.sources(row), List.of(), values).bind(question.standing());
            ActivationCache run = loaded.model().rerun(clean, edits, stop);
            try {
                return question.numbers().of(new Evidence(loaded.model(), run, row.contrast()));
            } finally {
                if (run != clean) {
                    run.close();
                }
            }
        }
    }

    @Override
    void release() {
        // nothing is held between two batches
    }
}
