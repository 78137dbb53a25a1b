package glasshead.engine;

import glasshead.experiment.BadInput;
import glasshead.experiment.Component;
import glasshead.experiment.Direction;
import glasshead.experiment.Head;
import glasshead.experiment.Neuron;
import glasshead.experiment.Options;
import glasshead.experiment.Quoted;
import glasshead.gpt2.ActivationSums.Place;
import glasshead.gpt2.PassingActivations;
import glasshead.scan.AttentionOfText;
import glasshead.scan.DirectionVector;
import glasshead.scan.PassingTokens;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Texts run in batches on the workers; what is there so far are the first ones of them.
final class AtTokensJob extends Job<List<TokenValues>> {

    /// As in other work: beyond that activations leave the processor's caches.
    private static final int MOST_TOKENS = 1024;

    private final LoadedModel loaded;
    private final Workers workers;
    private final Component component;
    private final @Nullable DirectionVector vector;
    private final List<ScanQuestion.AtTokens.Text> texts;
    private final List<TokenRow> rows;

    AtTokensJob(LoadedModel loaded, Workers workers, ScanQuestion.AtTokens question) {
        this.loaded = loaded;
        this.workers = workers;
        component = question.component();
        vector = question.vector() == null && component instanceof Direction direction ? logit(direction) : question.vector();
        texts = question.texts();
        PlaceCheck.of(loaded.model().config()).check(component);
        rows = texts.stream().map(text -> loaded.tokens().read(text.prompt(), Options.DEFAULT.bos())).toList();
    }

    private DirectionVector logit(Direction of) {
        if (!of.isLogit()) {
            throw new BadInput("The numbers of the direction " + Quoted.of(of.toString()) + " are not known: name a scan that read it.");
        }
        return Directions.logit(of.name(), loaded);
    }

    @Override
    List<TokenValues> answer(Consumer<List<TokenValues>> soFar, BooleanSupplier cancelled) {
        List<List<Integer>> batches = batches();
        TokenValues[] found = new TokenValues[rows.size()];
        boolean[] done = new boolean[rows.size()];
        workers.each(batches.stream().<Function<BooleanSupplier, List<TokenValues>>>map(batch -> stop -> run(batch, stop)).toList(), (batch,
                values) -> {
            for (int i = 0; i < values.size(); i++) {
                found[batches.get(batch).get(i)] = values.get(i);
                done[batches.get(batch).get(i)] = true;
            }
            int there = 0;
            while (there < done.length && done[there]) {
                there++;
            }
            soFar.accept(List.of(Arrays.copyOf(found, there)));
        }, cancelled);
        return List.of(found);
    }

    private List<List<Integer>> batches() {
        List<List<Integer>> batches = new ArrayList<>();
        int tokens = MOST_TOKENS;
        for (int i = 0; i < rows.size(); i++) {
            tokens += rows.get(i).length();
            if (tokens > MOST_TOKENS) {
                batches.add(new ArrayList<>());
                tokens = rows.get(i).length();
            }
            batches.getLast().add(i);
        }
        return batches;
    }

    private List<TokenValues> run(List<Integer> batch, BooleanSupplier cancelled) {
        TokenValues[] found = new TokenValues[batch.size()];
        boolean ofHead = component instanceof Head;
        var observer = new PassingActivations.Observer() {
            @Override
            public void neurons(int layer, int row, float[] values, int offset) {
                if (layer == component.layer()) {
                    found[row] = ofNeuron(rows.get(batch.get(row)), values, offset);
                }
            }

            @Override
            public void site(Place place, int row, float[] values, int offset, int width) {
                TokenRow tokens = rows.get(batch.get(row));
                found[row] = ofTokens(tokens, Objects.requireNonNull(vector).along(values, offset, tokens.length()));
            }

            @Override
            public void patterns(int layer, int row, float[] patterns, int offset) {
                if (layer == component.layer()) {
                    int text = batch.get(row);
                    found[row] = ofHead(rows.get(text), texts.get(text).query(), patterns, offset);
                }
            }
        };
        PassingActivations.Wanted wanted = new PassingActivations.Wanted(component instanceof Neuron, ofHead, vector == null ? Set.of()
                : Set.of(Directions.place(vector)));
        PassingActivations.of(loaded.model(), batch.stream().map(i -> rows.get(i).ids()).toList(), wanted, observer, cancelled);
        return List.of(found);
    }

    /// @param values `[token, d_mlp]`
    private TokenValues ofNeuron(TokenRow row, float[] values, int offset) {
        int width = loaded.model().config().dMlp();
        float[] own = new float[row.length()];
        for (int token = 0; token < own.length; token++) {
            own[token] = values[offset + token * width + component.index()];
        }
        return ofTokens(row, own);
    }

    private static TokenValues ofTokens(TokenRow row, float[] values) {
        if (row.bos()) {
            values[0] = Float.NaN;
        }
        return new TokenValues(row, values, new int[0], new float[0][]);
    }

    /// @param patterns `[head, query, key]`
    private TokenValues ofHead(TokenRow row, int query, float[] patterns, int offset) {
        int length = row.length();
        AttentionOfText text = new AttentionOfText(row.ids(), 0);
        PassingTokens edges = text.edges(patterns, offset, new int[] {component.index()}, 0, 0, new long[length], null);
        float[] strongest = new float[length];
        int[] keys = new int[length];
        Arrays.fill(strongest, 0, text.first(), Float.NaN);
        for (int i = text.first(); i < length; i++) {
            strongest[i] = edges.values()[i - text.first()];
            keys[i] = edges.key(i - text.first());
        }
        int own = offset + component.index() * length * length;
        float[][] attention = IntStream.range(0, length).mapToObj(i -> query == i || query == ScanQuestion.AtTokens.Text.EVERY ? Arrays
                .copyOfRange(patterns, own + i * length, own + (i + 1) * length) : new float[0]).toArray(float[][]::new);
        return new TokenValues(row, strongest, keys, attention);
    }

    @Override
    void release() {
        // nothing is held between two batches
    }
}
