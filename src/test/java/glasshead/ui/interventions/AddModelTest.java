package glasshead.ui.interventions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.experiment.Action;
import glasshead.experiment.Head;
import glasshead.experiment.Intervention;
import glasshead.experiment.Positions;
import glasshead.experiment.Site;
import glasshead.experiment.Where;
import glasshead.json.JsonForm;
import glasshead.session.Session;
import glasshead.ui.prompt.ToyRuns;
import java.util.List;
import org.junit.jupiter.api.Test;

class AddModelTest {

    private final Session session = ToyRuns.session();
    private final InterventionsViewModel list = new InterventionsViewModel(session, () -> {}, (_, _) -> {});
    private final AddModel model = new AddModel(list);

    /// Whatever the form can make is made, is written to session files, and comes back the same.
    @Test
    void everyOfferedCombinationIsAddedAndSurvivesJson() {
        int made = 0;
        for (PlaceKind kind : model.kinds()) {
            model.kind().set(kind);
            for (int head : new int[] {Where.ALL, 3}) {
                model.head().set(head);
                model.layer().set(2);
                model.neuron().set(head == Where.ALL ? "" : "17");
                for (ActionChoice choice : ActionChoice.at(model.draft().now().where(), list.check(), list.columns())) {
                    for (Positions positions : List.of(Positions.ALL, Positions.of(Positions.END), Positions.of(3, 5))) {
                        model.draft().act(choice.fresh().apply(4));
                        model.draft().place(positions);
                        assertTrue(model.add(), () -> model.problem().get());
                        Intervention added = session.experiment().get().interventions().getLast();
                        assertEquals(List.of(added), throughJson(List.of(added)));
                        assertEquals(kind.site(), added.where().site());
                        made++;
                    }
                }
            }
        }
        assertEquals(null, session.problem().get());
        assertTrue(made > 400, "made " + made);
    }

    private static List<Intervention> throughJson(List<Intervention> lines) {
        JsonForm<Intervention[]> form = JsonForm.of(Intervention[].class, "list", "");
        return List.of(form.read(form.write(lines.toArray(Intervention[]::new))));
    }

    @Test
    void parametersSurviveJsonToo() {
        List<Intervention> lines = List.of(
                new Intervention(Where.layer(Site.RESID_PRE, 1), Positions.of(5, Positions.END), new Action.CopyOther(Positions.of(7, 2))),
                new Intervention(Where.layer(Site.PATTERN, 1), Positions.ALL, new Action.Cut(Positions.of(3, Positions.END), Positions.ALL,
                        true)),
                new Intervention(Where.layer(Site.RESID_MID, 0), Positions.of(2), new Action.AddUnembedding(7, -3.25)),
                new Intervention(Where.layer(Site.EMBED, 0), Positions.ALL, new Action.CopyReference(99)),
                new Intervention(Where.layer(Site.MLP_POST, 0).withNeuron(5), Positions.ALL, new Action.Set(-0.125)));
        assertEquals(lines, throughJson(lines));
    }

    @Test
    void beginsAtTheFirstLockedHeadOfThisModel() {
        assertEquals(Where.z(new Head(0, 0)), model.draft().now().where());
        session.selection().locked().set(List.of(new Head(99, 0), new Head(2, 4), new Head(1, 1)));
        assertEquals(Where.z(new Head(1, 1)), new AddModel(list).draft().now().where(), "they are ascending");
    }

    @Test
    void onlyWhatMakesSenseIsOffered() {
        assertFalse(labels(PlaceKind.PATTERN).contains("mean"));
        assertFalse(labels(PlaceKind.PATTERN).contains("add the last tokens' difference"));
        assertFalse(labels(PlaceKind.PATTERN).contains("add the difference per position"));
        assertTrue(labels(PlaceKind.HEAD_OUTPUT).contains("add the difference per position"));
        assertTrue(labels(PlaceKind.PATTERN).contains("cut edges"));
        assertFalse(labels(PlaceKind.HEAD_OUTPUT).contains("cut edges"));
        assertFalse(labels(PlaceKind.HEAD_OUTPUT).contains("add a token"));
        assertTrue(labels(PlaceKind.RESIDUAL_AFTER).contains("add a token"));
    }

    @Test
    void anotherPlaceKeepsTheActionWhereItMakesSense() {
        model.draft().act(new Action.Scale(1.5));
        model.kind().set(PlaceKind.MLP_OUT);
        assertEquals(new Action.Scale(1.5), model.draft().action());
        model.draft().act(new Action.Mean(true));
        model.kind().set(PlaceKind.PATTERN);
        assertEquals(Action.Set.ZERO, model.draft().action());
    }

    @Test
    void aNeuronIsChecked() {
        model.kind().set(PlaceKind.NEURONS);
        assertEquals("", model.problem().get());
        model.neuron().set("768");
        assertEquals("There is no neuron 768; the model has 768, counted from 0.", model.problem().get());
        model.neuron().set("many");
        assertFalse(model.add());
        model.neuron().set("767");
        assertTrue(model.add());
        assertEquals("L0 neuron 767", session.experiment().get().interventions().getLast().where().label());
    }

    @Test
    void otherPositionsDropAPairingThatNoLongerFits() {
        model.draft().place(Positions.of(3, 5));
        model.draft().act(new Action.CopyOther(Positions.of(6, 2)));
        model.draft().place(Positions.of(3));
        assertEquals(new Action.CopyOther(), model.draft().action());
        model.draft().act(new Action.CopyOther(Positions.of(6)));
        model.draft().place(Positions.ALL);
        assertEquals(new Action.CopyOther(Positions.of(6)), model.draft().action());
    }

    private List<String> labels(PlaceKind kind) {
        model.kind().set(kind);
        return ActionChoice.at(model.draft().now().where(), list.check(), list.columns()).stream().map(ActionChoice::label).toList();
    }
}
