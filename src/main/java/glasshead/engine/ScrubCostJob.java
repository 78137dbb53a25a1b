package glasshead.engine;

import glasshead.analysis.Spread;
import glasshead.engine.ScrubCosts.Cost;
import glasshead.engine.ScrubCosts.Proposal;
import glasshead.experiment.Feature;
import glasshead.experiment.Hypothesis;
import glasshead.experiment.ScrubMetric;
import glasshead.experiment.ScrubPart;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Scrubs each part of a hypothesis by itself, with the rows that the whole is given.
final class ScrubCostJob extends Job<ScrubCosts> {

    /// Of what is recovered.
    private static final double WORTH_A_NODE = .1;

    private final LoadedModel loaded;
    private final Workers workers;
    private final Question.OfScrubParts question;
    private final Hypothesis whole;
    private final Scrubber scrubber;
    private final List<ScrubPart> parts;

    ScrubCostJob(LoadedModel loaded, Workers workers, Question.OfScrubParts question) {
        this.loaded = loaded;
        this.workers = workers;
        this.question = question;
        Question.OfScrub of = question.of();
        ScrubJob.requireSamples(of.samples());
        whole = of.hypothesis().withoutDraws();
        scrubber = new Scrubber(loaded, of.set(), of.position(), of.options());
        scrubber.test(whole, of.seed());
        parts = question.unmapped() ? ScrubPart.unmapped(whole, scrubber.graph()) : ScrubPart.of(whole);
    }

    @Override
    ScrubCosts answer(Consumer<ScrubCosts> soFar, BooleanSupplier cancelled) {
        long begin = System.nanoTime();
        scrubber.open(workers, Scrubber.needed(Stream.concat(Stream.of(whole), parts.stream().map(ScrubPart::tested)).map(Hypothesis::tree)
                .toList()), cancelled);
        double[][] untouched = scrubber.untouched();
        Scrubber.Found all = workers.one(stop -> found(whole, stop), cancelled);
        double[] span = IntStream.range(0, untouched.length).mapToDouble(metric -> Spread.ofChange(untouched[metric], all.base()[metric])
                .mean()).toArray();
        @Nullable Cost[] costs = new Cost[parts.size()];
        workers.each(parts.stream().<Function<BooleanSupplier, double[][]>>map(part -> stop -> found(part.tested(), stop).scrubbed())
                .toList(), (
                        index,
                        values) -> {
                    costs[index] = cost(parts.get(index), values, parts.get(index).kind().byItself() ? untouched : all.scrubbed());
                    soFar.accept(costs(costs, span, null, begin));
                }, cancelled);
        ScrubCosts known = costs(costs, span, null, begin);
        return question.unmapped() && !parts.isEmpty() ? costs(costs, span, proposal(missing(known), untouched, cancelled), begin) : known;
    }

    /// The input that costs most, first of those that the hypothesis scrubs: what a leaf reads follows the leaf's row and is missed last.
    private ScrubPart missing(ScrubCosts known) {
        List<Cost> ranked = known.ranked(question.metric());
        return ranked.stream().filter(cost -> isScrubbed(cost.part()) && known.share(cost, question.metric()) >= WORTH_A_NODE).findFirst()
                .orElse(ranked
                        .getFirst()).part();
    }

    private boolean isScrubbed(ScrubPart input) {
        Hypothesis.Node reader = whole.tree().at(input.path());
        return reader.restLike().any() && !reader.inputs().isEmpty();
    }

    /// In the mean over samples.
    private Scrubber.Found found(Hypothesis tested, BooleanSupplier stop) {
        Scrubber.Test test = scrubber.trusted(tested, question.of().seed());
        List<Scrubber.Found> samples = IntStream.range(0, question.of().samples()).mapToObj(sample -> test.found(sample, stop)).toList();
        return new Scrubber.Found(mean(samples.stream().map(Scrubber.Found::base).toList()), mean(samples.stream().map(
                Scrubber.Found::scrubbed).toList()));
    }

    private static double[][] mean(List<double[][]> samples) {
        return IntStream.range(0, ScrubMetric.values().length).mapToObj(metric -> ScrubJob.mean(samples.stream().map(each -> each[metric])
                .toList())).toArray(double[][]::new);
    }

    private static Cost cost(ScrubPart part, double[][] values, double[][] against) {
        Spread[] change = IntStream.range(0, values.length).mapToObj(metric -> Spread.ofChange(against[metric], values[metric])).toArray(
                Spread[]::new);
        return new Cost(part, change, values);
    }

    private ScrubCosts costs(@Nullable Cost[] known, double[] span, @Nullable Proposal proposal, long begin) {
        List<Cost> there = new ArrayList<>(Stream.of(known).filter(Objects::nonNull).map(Cost.class::cast).toList());
        return new ScrubCosts(question, loaded.info(), there, known.length, span, proposal, (System.nanoTime() - begin) / 1e6);
    }

    /// The input as a node, by the feature of those that the set offers with which the whole tree recovers most.
    private Proposal proposal(ScrubPart input, double[][] untouched, BooleanSupplier cancelled) {
        List<Feature> offered = new ArrayList<>(OfferedFeatures.quantities(scrubber.rows(), loaded.info().task()).stream().map(
                quantity -> Feature.in(List.of(quantity))).toList());
        if (offered.isEmpty()) {
            offered.add(Feature.SAME);
        }
        double[][] recovered = new double[offered.size()][];
        workers.each(offered.stream().<Function<BooleanSupplier, double[]>>map(feature -> stop -> recovered(found(input.named(whole,
                feature), stop), untouched)).toList(), (index, each) -> recovered[index] = each, cancelled);
        int best = IntStream.range(0, offered.size()).boxed().max(Comparator.comparingDouble(index -> recovered[index][question.metric()
                .ordinal()]))
                .orElseThrow();
        return new Proposal(input.named(whole, offered.get(best)), input.words() + " by " + offered.get(best), recovered[best]);
    }

    static double[] recovered(Scrubber.Found found, double[][] untouched) {
        return IntStream.range(0, untouched.length).mapToDouble(metric -> ScrubMetric.recovered(Spread.of(untouched[metric]).mean(), Spread
                .of(found.base()[metric]).mean(), Spread.of(found.scrubbed()[metric]).mean())).toArray();
    }

    @Override
    void release() {
        scrubber.close();
    }
}
