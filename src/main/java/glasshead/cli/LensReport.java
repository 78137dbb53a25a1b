package glasshead.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import glasshead.analysis.lens.LensCell;
import glasshead.analysis.lens.LensPlace;
import glasshead.analysis.lens.LensReading;
import glasshead.analysis.lens.LensView;
import glasshead.engine.Findings;
import glasshead.engine.Vocabulary;
import glasshead.experiment.Texts;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What a lens reads on a prompt.
///
/// @param key of the readings in JSON
record LensReport(Findings found, LensReading reading, String key) implements Report {

    @Override
    public ObjectNode json() {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("model", found.model().name());
        Arrays.stream(found.baseline().get(reading).positions()).forEach(node.putArray("positions")::add);
        places(node, found.baseline().get(reading));
        if (found.hasAblation()) {
            places(node.putObject("ablated"), found.ablated().get(reading));
        }
        return node;
    }

    private void places(ObjectNode node, LensView view) {
        ArrayNode layers = node.putArray(key);
        ArrayNode middles = reading.middle() ? node.putArray("middle") : null;
        for (int i = 0; i < view.places().size(); i++) {
            LensPlace place = view.places().get(i);
            place((place.middle() && middles != null ? middles : layers).addObject().put("layer", place.layer()), view, view.cells()[i]);
        }
    }

    /// A list for each number, over the positions that were read; `logitDifferenceAtEnd` is where the contrast is read.
    private void place(ObjectNode node, LensView view, LensCell[] cells) {
        Arrays.stream(cells).mapToInt(cell -> cell.top().getFirst().id()).forEach(node.putArray("top1")::add);
        boolean asked = !found.contrast().isEmpty();
        if (asked) {
            node.put("logitDifferenceAtEnd", atContrast(view, cells).logitDifference());
        }
        for (int number = 0; number < LensCell.NAMES.size(); number++) {
            int which = number;
            double[] values = Arrays.stream(cells).mapToDouble(cell -> cell.numbers()[which]).toArray();
            if (!Double.isNaN(values[0])) {
                Arrays.stream(values).forEach(node.putArray(LensCell.NAMES.get(number))::add);
            }
        }
        Vocabulary vocabulary = found.model().vocabulary();
        ArrayNode tops = node.putArray("top");
        for (LensCell cell : cells) {
            ArrayNode list = tops.addArray();
            cell.top().forEach(token -> list.addObject().put("token", vocabulary.text(token.id())).put("id", token.id()).put("probability",
                    token.value()));
        }
    }

    private LensCell atContrast(LensView view, LensCell[] cells) {
        int index = IntStream.range(0, cells.length).filter(i -> view.positions()[i] == found.contrast().position()).findFirst()
                .orElseThrow();
        return cells[index];
    }

    @Override
    public void print(PrintWriter out) {
        print(found.baseline().get(reading), out);
        if (found.hasAblation()) {
            out.println(Texts.format("%nwith the interventions"));
            print(found.ablated().get(reading), out);
        }
    }

    private void print(LensView view, PrintWriter out) {
        Vocabulary vocabulary = found.model().vocabulary();
        for (int position = 0; position < view.positions().length; position++) {
            out.println(Texts.format("%sposition %d, '%s'", position == 0 ? "" : System.lineSeparator(), view.positions()[position], found
                    .tokens().labels()[view.positions()[position]]));
            out.println("before        logit diff  answer  rank     KL  entropy  top");
            for (int place = 0; place < view.places().size(); place++) {
                LensCell cell = view.cells()[place][position];
                out.println(Texts.format("%-12s %11s %6.2f%% %5s %6.3f %8.3f  %s", name(view.places().get(place)), Double.isNaN(cell
                        .logitDifference()) ? "" : Texts.format("%+.4f", cell.logitDifference()), 100 * cell.answer().probability(), cell
                                .answer().rank() < 0 ? "" : String.valueOf(cell.answer().rank()), cell.kl(), cell.entropy(), cell.top()
                                        .stream().map(token -> Texts.format("%s %.2f", vocabulary.label(token.id()), token.value()))
                                        .collect(Collectors.joining("  "))));
            }
        }
    }

    private String name(LensPlace place) {
        return place.middle() ? "MLP " + place.layer() : place.layer() == found.model().layers() ? "the end" : "block " + place.layer();
    }
}
