package glasshead.ui.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.checkpoint.ModelExample;
import glasshead.checkpoint.TestModels;
import glasshead.experiment.Contrast;
import glasshead.experiment.Experiment;
import glasshead.experiment.Head;
import glasshead.experiment.Prompt;
import glasshead.ui.prompt.ToyRuns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Paragraph;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CardExampleTest {

    private static List<CardExample> read(String section) {
        List<CardExample> examples = new ArrayList<>();
        Parser.builder().build().parse(section).accept(new AbstractVisitor() {
            @Override
            public void visit(Paragraph paragraph) {
                CardExample.of(paragraph).ifPresent(examples::add);
            }
        });
        return examples;
    }

    /// What a card proposes first is what the model opens with.
    @ParameterizedTest
    @ValueSource(strings = {"tiny-english", "attn-only-0l", "attn-only-1l", "attn-only-2l", "sort-letters", "mod-add"})
    void shippedCardsProposeTheExampleFirst(String model) throws IOException {
        Path folder = TestModels.SHIPPED.resolve(model);
        String card = Files.readString(folder.resolve("README.md"));
        CardExample first = read(card.substring(card.indexOf("## What to try"))).getFirst();
        ModelExample example = ModelExample.read(folder);
        assertEquals(List.of(example.prompt(), example.answers(), example.distractors()),
                List.of(first.prompt(), first.answers(), first.distractors()));
        assertTrue(first.other().isEmpty() || first.other().equals(example.other()), first::other);
    }

    @Test
    void tokensBelongToTheWordBeforeThem() {
        assertEquals(List.of(new CardExample("The year 17", List.of("45", "67", "89"), List.of("12", "23"), "The year 18")),
                read("- `The year 17`, answers `45`, `67` and `89`, distractors `12`, `23`; for resampling, `The year 18`. See `x`."));
        assertEquals(List.of(new CardExample(" red dog", List.of(), List.of(), "")), read("* ` red dog`: try `--help` as well"));
        assertEquals(List.of(), read("- The training strip: play it"));
    }

    @Test
    void anExampleIsShownInTheUntouchedModel() {
        Experiment now = ToyRuns.example().toggled(new Head(2, 4)).withOther(new Prompt.Text("other"));
        Experiment shown = new CardExample("She", List.of(" a"), List.of(), "He").on(now);
        assertEquals(new Experiment("toy", new Prompt.Text("She"), new Prompt.Text("He"), new Contrast(List.of(" a"), List.of(),
                Contrast.LAST),
                List.of(), now.options()), shown);
        assertEquals(Prompt.NONE, new CardExample("She", List.of(), List.of(), "").on(now).other());
    }
}
