package glasshead.engine;

import glasshead.analysis.NextToken;
import glasshead.engine.Continuation.Line;
import glasshead.experiment.Action;
import glasshead.experiment.BadInput;
import glasshead.experiment.Experiment;
import glasshead.experiment.Prompt;
import glasshead.experiment.PromptTooLong;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A prompt going on, token by token, untouched and, where there are interventions, steered beside it.
final class ContinueJob extends Job<Continuation> {

    private static final int MOST = 100_000;

    private final LoadedModel loaded;
    private final Workers workers;
    private final Question.Continue question;
    private final KeptRuns runs;
    private final TokenRow prompt;

    ContinueJob(LoadedModel loaded, Workers workers, Question.Continue question) {
        if (question.count() < 1 || question.count() > MOST) {
            throw new BadInput("The number of tokens to add is " + question.count() + "; give one from 1 to " + MOST + ".");
        }
        this.workers = workers;
        this.question = question;
        Experiment experiment = question.experiment();
        PlaceCheck check = PlaceCheck.of(loaded.model().config());
        experiment.active().forEach(check::check);
        if (experiment.active().stream().anyMatch(line -> line.action() instanceof Action.KeepOnly)) {
            throw new BadInput("A circuit can't be kept while the text goes on: edges that are cut carry what the second prompt has at the "
                    + "same position, and it has none for the tokens that are added; switch that line off.");
        }
        prompt = begun(loaded, experiment, question.begun());
        runs = new KeptRuns(loaded.model());
        this.loaded = loaded.withRuns(runs);
    }

    /// The prompt with tokens that were chosen before.
    private static TokenRow begun(LoadedModel loaded, Experiment experiment, List<Integer> more) {
        TokenRow row = loaded.tokens().read(experiment.prompt(), experiment.options().bos());
        if (more.isEmpty()) {
            return row;
        }
        int[] ids = IntStream.concat(IntStream.of(row.ids()), more.stream().mapToInt(Integer::intValue)).toArray();
        if (ids.length > loaded.model().config().positions()) {
            throw new PromptTooLong(ids.length, loaded.model().config().positions());
        }
        TokenRow all = loaded.tokens().read(new Prompt.Tokens(IntStream.of(ids).boxed().toList()), false);
        return new TokenRow(all.ids(), all.labels(), row.bos());
    }

    @Override
    Continuation answer(Consumer<Continuation> soFar, BooleanSupplier cancelled) {
        Line untouched = line(false, line -> soFar.accept(new Continuation(loaded.info(), prompt, line, null)), cancelled);
        if (question.experiment().active().isEmpty()) {
            return new Continuation(loaded.info(), prompt, untouched, null);
        }
        Line steered = line(true, line -> soFar.accept(new Continuation(loaded.info(), prompt, untouched, line)), cancelled);
        return new Continuation(loaded.info(), prompt, untouched, steered);
    }

    private Line line(boolean steer, Consumer<Line> soFar, BooleanSupplier cancelled) {
        Random random = new Random(question.sampling().seed());
        List<NextToken> tokens = new ArrayList<>();
        try (Growing growing = workers.one(stop -> new Growing(loaded, question.experiment(), prompt.ids(), steer, stop), cancelled)) {
            String end = "";
            while (tokens.size() < question.count() && end.isEmpty()) {
                NextToken next = NextToken.of(workers.one(_ -> growing.logits(), cancelled), question.sampling(), random, question
                        .alternatives());
                tokens.add(next);
                end = end(next, growing.length());
                if (end.isEmpty() && tokens.size() < question.count()) {
                    grow(growing, next, cancelled);
                }
                soFar.accept(new Line(tokens, end));
            }
            return new Line(tokens, end);
        }
    }

    private void grow(Growing growing, NextToken next, BooleanSupplier cancelled) {
        workers.<@Nullable Void>one(stop -> {
            growing.grow(next.id(), stop);
            return null;
        }, cancelled);
    }

    private String end(NextToken next, int length) {
        if (next.id() == loaded.model().config().bos()) {
            return "The model says that the text ends here.";
        }
        return length >= loaded.model().config().positions() ? "The model's context is full." : "";
    }

    @Override
    void release() {
        runs.close();
    }
}
