package glasshead.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.analysis.Spread;
import glasshead.dataset.DataSets;
import glasshead.engine.InferenceEngine;
import glasshead.engine.Models;
import glasshead.engine.Question;
import glasshead.engine.SetFindings;
import glasshead.experiment.Contrast;
import glasshead.experiment.DataSet;
import glasshead.experiment.Example;
import glasshead.experiment.Metric;
import glasshead.experiment.Options;
import glasshead.experiment.Prompt;
import glasshead.experiment.Texts;
import glasshead.training.corpus.EnglishProbes;
import glasshead.training.corpus.ProbeSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The questions that training measures ship as data sets, and what the shipped model's card says comes out of them.
class CardSetsTest {

    private static final Path SHIPPED = Path.of("models");
    private static final String MODEL = "tiny-english";

    private static String name(ProbeSet set) {
        return "card-" + set.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static DataSet shipped(String name) {
        return DataSets.named(name, _ -> true);
    }

    @ParameterizedTest
    @EnumSource(names = {"INDIRECT_OBJECT", "CAPITALS", "GREATER_THAN", "SUCCESSORS", "PRONOUNS", "AGREEMENT", "OPPOSITES"})
    void theSetsAreTheQuestions(ProbeSet set) throws IOException {
        List<Example> rows = EnglishProbes.of(set).stream().map(probe -> new Example(new Prompt.Text(probe.text()), Prompt.NONE, probe
                .answers(), probe.distractors())).toList();
        Path now = Path.of("target", "sets", name(set) + ".csv");
        Files.createDirectories(now.getParent());
        DataSets.write(new DataSet(name(set), rows), now);
        assertEquals(rows, shipped(name(set)).examples(), () -> now + " has what is asked now; it belongs into assets/sets");
    }

    @Test
    void theCardsFiguresComeOutOfThem() throws IOException {
        String card = Files.readString(SHIPPED.resolve(MODEL).resolve("README.md"));
        try (InferenceEngine engine = new InferenceEngine(new Models(SHIPPED))) {
            agrees(card, "Indirect object, most likely token", engine, "card-indirect-object", Metric.TOP1);
            agrees(card, "Indirect object, logit difference", engine, "card-indirect-object", Metric.LOGIT_DIFFERENCE);
            agrees(card, "Capitals", engine, "card-capitals", Metric.TOP1);
            agrees(card, "Greater than, probability difference", engine, "card-greater-than", Metric.PROBABILITY_DIFFERENCE);
            agrees(card, "Successors", engine, "card-successors", Metric.TOP1);
            agrees(card, "Pronouns", engine, "card-pronouns", Metric.TOP1);
            agrees(card, "Agreement", engine, "card-agreement", Metric.TOP1);
            agrees(card, "Opposites", engine, "card-opposites", Metric.TOP1);
        }
    }

    private static void agrees(String card, String measure, InferenceEngine engine, String set, Metric metric) {
        SetFindings found = engine.answer(new Question.OfSet(MODEL, shipped(set), Contrast.LAST, List.of(), Options.DEFAULT, false),
                _ -> {},
                () -> false);
        assertEquals(found.rows().size(), found.used(), "every row can be used");
        String line = Texts.format("| %s | %.3f", measure, Spread.of(found.baseline().of(metric)).mean());
        assertTrue(card.contains(line + " |") || card.contains(line + " logits |"), line);
    }

    @Test
    void theModelsOfOneTaskDoTheirs() {
        try (InferenceEngine engine = new InferenceEngine(new Models(SHIPPED))) {
            assertEquals(1, right(engine, "sort-letters", "sorting"));
            assertEquals(1, right(engine, "mod-add", "modular-addition"));
        }
    }

    private static double right(InferenceEngine engine, String model, String set) {
        SetFindings found = engine.answer(new Question.OfSet(model, shipped(set), Contrast.LAST, List.of(), Options.DEFAULT, false),
                _ -> {},
                () -> false);
        assertEquals(found.rows().size(), found.used(), "every row can be used");
        return Spread.of(found.baseline().of(Metric.TOP1)).mean();
    }
}
