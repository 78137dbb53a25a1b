package glasshead.ui.causal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.engine.PlaceCheck;
import glasshead.experiment.Action;
import glasshead.experiment.Head;
import glasshead.experiment.Intervention;
import glasshead.experiment.Positions;
import glasshead.experiment.Prompt;
import glasshead.experiment.Site;
import glasshead.experiment.Where;
import glasshead.session.Session;
import glasshead.ui.prompt.ToyRuns;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OffersTest {

    private static final Head L2H4 = new Head(2, 4);

    private final Session session = ToyRuns.session();
    private final Offers offers = new Offers(session);

    @Test
    void namesWhatItDoesToAHead() {
        assertEquals(List.of("Ablate L2H4: zero", "Ablate L2H4: mean", "Ablate L2H4: resample from the second prompt (there is none)",
                "Scale L2H4…", "Freeze L2H4 pattern", "Patch L2H4 q from the second prompt (there is none)",
                "Patch L2H4 k from the second prompt (there is none)", "Patch L2H4 v from the second prompt (there is none)",
                "Patch L2H4 pattern from the second prompt (there is none)"), words(offers.head(L2H4)));
    }

    @Test
    void aClickDoesItAndAnotherTakesItBack() {
        choose(offers.head(L2H4), "Ablate L2H4: mean");
        assertEquals(List.of(new Intervention(Where.z(L2H4), Positions.ALL, new Action.Mean(false))), lines());
        assertTrue(find(offers.head(L2H4), "Ablate L2H4: mean").on());
        choose(offers.head(L2H4), "Ablate L2H4: mean");
        assertEquals(List.of(), lines());
    }

    @Test
    void anotherActionAtTheSamePlaceTakesTheFirstOnesPlace() {
        choose(offers.head(L2H4), "Ablate L2H4: mean");
        choose(offers.head(L2H4), "Freeze L2H4 pattern");
        choose(offers.head(L2H4), "Ablate L2H4: zero");
        assertEquals(List.of(Intervention.zero(L2H4), new Intervention(Where.head(Site.PATTERN, L2H4), Positions.ALL, new Action.Freeze())),
                lines());
    }

    @Test
    void severalHeadsAreAblatedOrKeptTogether() {
        List<Head> two = List.of(new Head(0, 1), L2H4);
        choose(offers.heads(two), "Ablate these 2 heads: mean");
        assertEquals(two.stream().map(head -> new Intervention(Where.z(head), Positions.ALL, new Action.Mean(false))).toList(), lines());
        choose(offers.heads(two), "Ablate these 2 heads: mean");
        assertEquals(List.of(), lines());
    }

    /// A layer without any of them is one line.
    @Test
    void keepingOnlySomeHeadsAblatesExactlyTheOthers() {
        List<Head> two = List.of(new Head(0, 1), L2H4);
        List<Head> all = session.findings().get().model().allHeads();
        choose(offers.heads(two), "Keep only these, the other " + (all.size() - 2) + ": zero");
        assertEquals(all.stream().filter(head -> !two.contains(head)).toList(), all.stream().filter(head -> lines().stream().anyMatch(
                line -> line.ablates(head))).toList());
        long layers = all.stream().map(Head::layer).distinct().count();
        assertEquals(layers - 2, lines().stream().filter(line -> line.where().head() == Where.ALL).count());
        assertTrue(find(offers.heads(two), "Keep only these, the other " + (all.size() - 2) + ": zero").on());
    }

    @Test
    void whatAblatesAKeptHeadIsLifted() {
        List<Head> two = List.of(new Head(0, 1), L2H4);
        session.change(experiment -> experiment.plus(Intervention.zero(L2H4)).plus(new Intervention(Where.layer(Site.Z, 0), Positions.ALL,
                Action.Set.ZERO)));
        String words = "Keep only these, the other " + (session.findings().get().model().allHeads().size() - 2) + ": zero";
        assertFalse(find(offers.heads(two), words).on());
        choose(offers.heads(two), words);
        assertTrue(find(offers.heads(two), words).on());
        assertTrue(two.stream().noneMatch(session.experiment().get()::ablates), lines()::toString);
        session.undo();
        assertEquals(2, lines().size(), "one step of undo");
    }

    @Test
    void whatIsSwitchedOffIsSwitchedOn() {
        session.change(experiment -> experiment.plus(Intervention.zero(L2H4).enabled(false)));
        assertFalse(find(offers.head(L2H4), "Ablate L2H4: zero").on());
        choose(offers.head(L2H4), "Ablate L2H4: zero");
        assertEquals(List.of(Intervention.zero(L2H4)), lines());
    }

    @Test
    void withoutASecondPromptNothingIsTakenFromIt() {
        choose(offers.head(L2H4), "Patch L2H4 v from the second prompt (there is none)");
        assertEquals(List.of(), lines());
        session.change(experiment -> experiment.withOther(new Prompt.Text("When Lisa")));
        choose(offers.head(L2H4), "Patch L2H4 v from the second prompt");
        assertEquals(List.of(new Intervention(Where.head(Site.V, L2H4), Positions.ALL, new Action.CopyOther())), lines());
    }

    @Test
    void cutsEdgesOfAllShownHeadsInOneStep() {
        List<Head> heads = List.of(L2H4, new Head(2, 5));
        choose(offers.edges(heads, 14, 3), "Cut ·to 14 → ·and 3 in 2 heads");
        assertEquals(2, lines().size());
        choose(offers.edges(heads, 14, 4), "Cut ·to 14 → ·John 4 in 2 heads, renormalise");
        assertEquals(4, lines().size(), "edges are cut one by one");
        choose(offers.edges(heads, 14, 4), "Cut ·to 14 → ·John 4 in 2 heads");
        assertEquals(4, lines().size(), "the same edge is cut once");
        session.undo();
        session.undo();
        session.undo();
        assertEquals(List.of(), lines());
    }

    @Test
    void aTokenAloneHasAllItsEdges() {
        assertEquals(List.of("Cut all edges to BOS 0 in L2H4", "Cut all edges to BOS 0 in L2H4, renormalise"),
                words(offers.edges(List.of(L2H4), Offers.ANY, 0)));
        assertEquals(List.of("Cut all edges from ·to 14 in L2H4"), words(offers.edges(List.of(L2H4), 14, Offers.ANY)));
    }

    /// The words may promise nothing that the engine refuses.
    @Test
    void everythingOfferedCanBeMade() {
        PlaceCheck check = PlaceCheck.of(session.findings().get().model());
        Stream.of(offers.head(L2H4), offers.mlp(1), offers.embedding(Site.EMBED, 3), offers.embedding(Site.POS_EMBED, Offers.ANY),
                offers.edges(List.of(L2H4), 5, 2)).flatMap(List::stream).flatMap(List::stream).flatMap(offer -> offer.lines().stream())
                .forEach(line -> assertEquals("", check.objection(line).orElse("")));
    }

    private void choose(List<List<Offer>> groups, String words) {
        offers.choose(find(groups, words));
    }

    private static Offer find(List<List<Offer>> groups, String words) {
        return groups.stream().flatMap(List::stream).filter(offer -> offer.words().equals(words)).findFirst().orElseThrow();
    }

    private static List<String> words(List<List<Offer>> groups) {
        return groups.stream().flatMap(List::stream).map(Offer::words).toList();
    }

    private List<Intervention> lines() {
        return session.experiment().get().interventions();
    }
}
