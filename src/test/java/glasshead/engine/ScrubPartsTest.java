package glasshead.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.analysis.Spread;
import glasshead.dataset.DataSets;
import glasshead.experiment.Contrast;
import glasshead.experiment.DataSet;
import glasshead.experiment.Example;
import glasshead.experiment.Hypothesis;
import glasshead.experiment.Options;
import glasshead.experiment.Prompt;
import glasshead.experiment.ScrubMetric;
import glasshead.experiment.ScrubPart;
import glasshead.json.JsonForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What must hold of the parts of a hypothesis, of searches, and of prompts of several lengths.
class ScrubPartsTest {

    private static final String MODEL = "attn-only-2l";
    private static final DataSet INDUCTION = DataSets.read(ScrubReferenceTest.REFERENCE.resolve("induction.csv"));
    private static final JsonForm<Hypothesis> FORM = JsonForm.of(Hypothesis.class, "hypothesis", "correct it");
    private static final ScrubMetric LOSS = ScrubMetric.LOSS;

    @RegisterExtension
    static final GivenEngine ENGINE = new GivenEngine();

    private static Question.OfScrub question(String tree, DataSet set, int samples) {
        Hypothesis hypothesis = FORM.read(("{'name': 'n', 'tree': " + tree + "}").replace('\'', '"'));
        return new Question.OfScrub(MODEL, set, Contrast.LAST, hypothesis, samples, 5, 0, Options.DEFAULT);
    }

    private static <R> R answer(Question<R> question) {
        return ENGINE.get().answer(question, _ -> {}, () -> false);
    }

    private static ScrubCosts.Cost cost(ScrubCosts costs, ScrubPart.Kind kind, String words) {
        return costs.costs().stream().filter(cost -> cost.part().kind() == kind && cost.part().words().equals(words)).findFirst()
                .orElseThrow();
    }

    /// A hypothesis of one node is that node by itself, and without its feature it is the node from any row.
    @Test
    void theOnlyNodeCostsWhatTheHypothesisCosts() {
        Question.OfScrub asked = question("{'unit': 'logits', 'children': [{'unit': 'L1H1', 'feature': ['next']}]}", INDUCTION, 4);
        ScrubCosts costs = answer(new Question.OfScrubParts(asked, false, LOSS));
        ScrubFindings.Figure whole = answer(asked).figure(LOSS);
        ScrubCosts.Cost node = cost(costs, ScrubPart.Kind.NODE, "L1H1 → logits by next");
        assertArrayEquals(whole.scrubbed(), node.values()[LOSS.ordinal()], 1e-9);
        assertEquals(1 - whole.recovered(), costs.share(node, LOSS), 1e-9);
        ScrubFindings.Figure any = answer(question("{'unit': 'logits', 'children': [{'unit': 'L1H1', 'feature': 'any'}]}", INDUCTION, 4))
                .figure(LOSS);
        ScrubCosts.Cost loosened = cost(costs, ScrubPart.Kind.LOOSENED, "L1H1 → logits by any row instead of next");
        assertEquals(Spread.of(any.scrubbed()).mean() - Spread.of(whole.scrubbed()).mean(), loosened.change(LOSS).mean(), 1e-9);
    }

    /// Rows given by the seed are the same wherever a node stands in the same place, so that loosening one node changes no other.
    @Test
    void looseningANodeThatNothingDependsOnCostsNothing() {
        Question.OfScrub asked = question("{'unit': 'logits', 'children': [{'unit': 'L1H1', 'feature': ['token', 'next'], 'children': ["
                + "{'unit': 'L0H1', 'into': 'q', 'positions': [2], 'feature': ['token']}]}]}", INDUCTION, 3);
        ScrubCosts costs = answer(new Question.OfScrubParts(asked, false, LOSS));
        ScrubCosts.Cost nowhere = cost(costs, ScrubPart.Kind.LOOSENED,
                "L0H1 → L1H1.q at 2 by any row instead of token");
        assertEquals(0, nowhere.change(LOSS).mean(), 1e-6, "the logits are read at the last position, whose query it is not");
        assertTrue(cost(costs, ScrubPart.Kind.LOOSENED, "L1H1 → logits by token instead of token, next").change(LOSS).mean() > 1);
    }

    /// The circuits' reference values rank the edge from the previous-token head to the induction head's keys first.
    @Test
    void whatIsNotNamedAndCostsMostIsThePreviousTokenHead() {
        Question.OfScrub asked = question("{'unit': 'logits', 'rest': 'any', 'children': [{'unit': 'L1H1', 'feature': ['next']}]}",
                INDUCTION, 4);
        ScrubCosts costs = answer(new Question.OfScrubParts(asked, true, LOSS));
        assertEquals("L0H1 → L1H1.k", costs.ranked(LOSS).getFirst().part().words());
        ScrubCosts.Proposal proposal = Objects.requireNonNull(costs.proposal());
        assertEquals(3, proposal.hypothesis().tree().all().size());
        double whole = answer(new Question.OfScrub(MODEL, INDUCTION, Contrast.LAST, proposal.hypothesis(), 4, 5, 0, Options.DEFAULT))
                .figure(
                        LOSS).recovered();
        assertEquals(whole, proposal.recovered(LOSS), 1e-9);
    }

    /// What a leaf reads follows the leaf's row; what is scrubbed and missed comes first, though the ranking has all.
    @Test
    void anInputThatTheHypothesisScrubsIsProposedBeforeThoseOfLeaves() {
        ScrubCosts costs = answer(new Question.OfScrubParts(question("{'unit': 'logits', 'rest': 'any', 'children': [{'unit': 'L1H1', "
                + "'feature': ['token', 'next'], 'rest': 'any', 'children': [{'unit': 'input', 'into': 'q', 'feature': [11]}, {'unit': "
                + "'L0H1', 'into': 'k', 'feature': ['token']}, {'unit': 'input', 'into': 'v', 'feature': [7]}]}]}", INDUCTION, 2), true,
                LOSS));
        assertTrue(Objects.requireNonNull(costs.proposal()).words().startsWith("L0H0 → L1H1.q by"), costs.proposal().words());
    }

    /// Shorter prompts in the same set change nothing of the others, whose rows are written down.
    @Test
    void promptsOfAnotherLengthStandByThemselves() {
        List<Example> rows = new ArrayList<>(INDUCTION.examples());
        INDUCTION.examples().subList(0, 8).forEach(row -> rows.add(row.withPrompt(new Prompt.Text(row.prompt().written().replaceFirst(
                "^ \\S+", "")))));
        String own = IntStream.range(0, 72).boxed().toList().toString();
        String next = IntStream.range(0, 72).map(row -> row < 64 ? (row + 5) % 64 : 64 + (row + 1) % 8).boxed().toList().toString();
        String tree = "{'unit': 'logits', 'draw': OWN, 'restDraw': OWN, 'children': [{'unit': 'L1H1', 'feature': 'any', 'draw': NEXT}]}";
        ScrubFindings both = answer(drawn(tree, own, next, new DataSet("both", rows)));
        ScrubFindings alone = answer(drawn(tree, IntStream.range(0, 64).boxed().toList().toString(), IntStream.range(0, 64).map(
                row -> (row + 5) % 64).boxed().toList().toString(), INDUCTION));
        for (ScrubFindings.Figure figure : alone.figures()) {
            double[] found = both.figure(figure.metric()).scrubbed();
            for (int row = 0; row < 64; row++) {
                assertEquals(figure.scrubbed()[row], found[row], 1e-4);
            }
        }
        assertEquals(2, both.lengths());
        assertTrue(both.doubts().stream().anyMatch(doubt -> doubt.contains("2 lengths")));
        assertEquals((64 + 5 - 64), both.nodes().get(1).drawn().getFirst()[0]);
    }

    private static Question.OfScrub drawn(String tree, String own, String next, DataSet set) {
        Hypothesis hypothesis = FORM.read(("{'name': 'n', 'baseDraws': [" + next + "], 'tree': " + tree.replace("OWN", own).replace("NEXT",
                next) + "}").replace('\'', '"'));
        return new Question.OfScrub(MODEL, set, Contrast.LAST, hypothesis, 1, 1, 0, Options.DEFAULT);
    }

    @Test
    void rowsThatAFeatureLeavesAloneAreCountedAndStandInForNobody() {
        DataSet few = new DataSet("few", INDUCTION.examples().subList(0, 6));
        ScrubFindings found = answer(question("{'unit': 'logits', 'children': [{'unit': 'L1H1', 'feature': ['token', 'next']}]}", few, 3));
        ScrubFindings.NodeRows node = found.nodes().get(1);
        int alone = 0;
        for (int row = 0; row < few.size(); row++) {
            Example own = few.examples().get(row);
            alone += few.examples().stream().filter(other -> other.columns().equals(own.columns())).count() == 1 ? 1 : 0;
            for (int[] drawn : node.drawn()) {
                assertEquals(own.columns(), few.examples().get(drawn[row]).columns());
            }
        }
        assertEquals(alone, found.alone());
        assertEquals(alone, node.alone());
    }

    @ParameterizedTest
    @EnumSource(ScrubMetric.class)
    void aSearchFindsTheInductionHeadOnHalfOfTheSetAndHoldsOnTheOther(ScrubMetric by) {
        ScrubSearch found = answer(new Question.OfScrubSearch(MODEL, INDUCTION, Contrast.LAST, by, .85, 400, 2, 3, Options.DEFAULT));
        assertTrue(found.reached());
        assertEquals("L1H1 → logits", found.steps().get(1).words());
        assertEquals(32, found.seen());
        assertEquals(32, found.heldOut());
        assertTrue(found.onSeen().get(by.ordinal()).recovered() > .8, "seen");
        assertTrue(found.onHeldOut().get(by.ordinal()).recovered() > .7, "held out");
        // by KL, in which errors can't cancel, no tree below the head is enough
        assertEquals(by != ScrubMetric.KL, found.hypothesis().tree().all().size() > 2, "the head was opened");
        assertEquals(found.hypothesis(), FORM.read(FORM.write(found.hypothesis())));
    }

    /// However large the model and the tree are, no more than one node is computed after it.
    @Test
    void cancellingIsAskedBeforeEachNode() {
        String eleven = IntStream.range(0, 11).mapToObj(position -> "{'unit': 'L0H0', 'into': 'v', 'positions': [" + position + "], "
                + "'feature': 'any'}").collect(Collectors.joining(", "));
        int few = timesAsked("{'unit': 'logits', 'children': [{'unit': 'L1H1', 'feature': 'any'}]}");
        int more = timesAsked("{'unit': 'logits', 'children': [{'unit': 'L1H1', 'feature': 'any', 'children': [" + eleven + "]}]}");
        assertTrue(more >= few + 11, few + " times of one node, " + more + " times of twelve");
    }

    private static int timesAsked(String tree) {
        AtomicInteger asked = new AtomicInteger();
        ENGINE.get().answer(question(tree, INDUCTION, 1), _ -> {}, () -> {
            asked.incrementAndGet();
            return false;
        });
        return asked.get();
    }

    /// The interval is there as soon as two samples are, and every partial answer has more samples than the one before.
    @Test
    void samplesAreToldAsTheyCome() {
        List<Integer> told = new ArrayList<>();
        ENGINE.get().answer(question("{'unit': 'logits', 'children': [{'unit': 'L1H1', 'feature': 'any'}]}", INDUCTION, 20), soFar -> told
                .add(
                        soFar
                                .samples()), () -> false);
        assertTrue(told.getFirst() <= 2, told.toString());
        assertEquals(told.stream().sorted().toList(), told);
        assertEquals(20, told.getLast());
    }

    @Test
    void aSearchStopsWhenItsBudgetIsUsedUp() {
        ScrubSearch found = answer(new Question.OfScrubSearch(MODEL, INDUCTION, Contrast.LAST, LOSS, .999, 20, 1, 3, Options.DEFAULT));
        assertFalse(found.reached());
        assertTrue(found.tried() <= 25, found.tried() + " tried");
    }
}
