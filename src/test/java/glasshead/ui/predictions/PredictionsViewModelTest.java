package glasshead.ui.predictions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.experiment.Contrast;
import glasshead.session.Session;
import glasshead.ui.format.GivenRuns;
import glasshead.ui.format.Sample;
import glasshead.ui.provenance.Provenance;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;

class PredictionsViewModelTest {

    private final ObjectProperty<Provenance> explained = new SimpleObjectProperty<>();
    private final Session session = GivenRuns.session(4, 6, 15);
    private final PredictionsViewModel model = new PredictionsViewModel(session, explained);

    @Test
    void answerAndDistractorComeFirstWhereverTheyRank() {
        session.change(experiment -> experiment.withContrast(Contrast.between(" store", " the")));
        List<Row> rows = model.ranking().get().rows();
        assertEquals(List.of("·store", "·the", "·Mary"), labels().subList(0, 3));
        assertEquals("#12", TokenLine.ranks(rows.getFirst()));
        assertEquals(Row.Role.DISTRACTOR, rows.get(1).role());
        assertEquals(12, rows.size()); // none twice
    }

    @Test
    void ranksAndDivergenceCompareTheRuns() {
        assertEquals(0, model.ranking().get().divergence());
        session.change(experiment -> experiment.toggled(Sample.L2H4));
        assertEquals("#1 → #3", TokenLine.ranks(model.ranking().get().rows().getFirst()));
        assertTrue(model.legend().get().endsWith("KL divergence 1.88 nats"), model.legend().get());
    }

    @Test
    void aTokenBecomesTheAnswer() {
        model.useAsAnswer(row("·Jack"));
        assertEquals(Contrast.between(" Jack", " John"), session.experiment().get().contrast());
        session.undo();
        model.useAsDistractor(row("·Jack"));
        assertEquals(Contrast.between(" Mary", " Jack"), session.experiment().get().contrast());
    }

    @Test
    void theDistractorAsAnswerSwapsTheTwo() {
        model.useAsAnswer(row("·John"));
        assertEquals(Contrast.between(" John", " Mary"), session.experiment().get().contrast());
    }

    @Test
    void tokensJoinASideAndLeaveTheOther() {
        model.addToAnswers(row("·Jack"));
        assertEquals(List.of(" Mary", " Jack"), session.experiment().get().contrast().answers());
        model.addToDistractors(row("·Jack"));
        assertEquals(new Contrast(List.of(" Mary"), List.of(" John", " Jack"), Contrast.LAST), session.experiment().get().contrast());
    }

    @Test
    void hoverExplainsTheLogit() {
        model.hover(row("·Mary"));
        assertEquals("·Mary → +18.50 logits", explained.get().title());
    }

    @Test
    void tableHasAColumnForEachNumberOfEachRun() {
        session.change(experiment -> experiment.toggled(Sample.L2H4));
        assertEquals(9, model.table().columns().size());
        assertEquals(9, model.table().rows().getFirst().size());
        assertEquals(List.of("·Mary", "0", "answer", "1", "18.5040"), model.table().rows().getFirst().subList(0, 5));
    }

    private Row row(String label) {
        return model.ranking().get().rows().stream().filter(row -> row.label().equals(label)).findFirst().orElseThrow();
    }

    private List<String> labels() {
        return model.ranking().get().rows().stream().map(Row::label).toList();
    }
}
