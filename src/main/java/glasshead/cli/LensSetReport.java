package glasshead.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import glasshead.analysis.Spread;
import glasshead.analysis.lens.LensCell;
import glasshead.analysis.lens.LensPlace;
import glasshead.engine.SetAverages;
import glasshead.experiment.Texts;
import java.io.PrintWriter;
import java.util.List;

/// What a lens reads in the mean over a set.
///
/// @param key of the readings in JSON
record LensSetReport(SetPair averages, List<LensPlace> places, String key) implements Report {

    @Override
    public ObjectNode json() {
        SetAverages before = averages.before();
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("model", before.model().name()).put("prompts", before.done());
        places(node, before);
        if (averages.after() != null) {
            places(node.putObject("ablated"), averages.after());
        }
        return node;
    }

    private void places(ObjectNode node, SetAverages means) {
        ArrayNode list = node.putArray(key);
        for (int place = 0; place < places.size(); place++) {
            ObjectNode one = list.addObject().put("layer", places.get(place).layer()).put("middle", places.get(place).middle());
            for (int number = 0; number < LensCell.NAMES.size(); number++) {
                Spread spread = spread(means, place, number);
                if (spread.count() > 0) {
                    ObjectNode mean = one.putObject(LensCell.NAMES.get(number)).put("mean", spread.mean());
                    if (spread.count() > 1) {
                        mean.put("standardError", spread.standardError());
                    }
                }
            }
        }
    }

    private static Spread spread(SetAverages means, int place, int number) {
        return means.spreads().get(place * LensCell.NAMES.size() + number);
    }

    @Override
    public void print(PrintWriter out) {
        out.println(Texts.format("mean of %d prompts", averages.before().done()));
        print(averages.before(), out);
        if (averages.after() != null) {
            out.println(Texts.format("%nwith the interventions"));
            print(averages.after(), out);
        }
    }

    private void print(SetAverages means, PrintWriter out) {
        out.println("before            logit diff            answer log probability  KL");
        for (int place = 0; place < places.size(); place++) {
            LensPlace here = places.get(place);
            out.println(Texts.format("%-6s %-5d %20s %25s %18s", here.middle() ? "MLP" : "block", here.layer(), shown(means, place,
                    "logitDifference"), shown(means, place, "answerLogProbability"), shown(means, place, "kl")));
        }
    }

    private static String shown(SetAverages means, int place, String name) {
        Spread spread = spread(means, place, LensCell.NAMES.indexOf(name));
        return spread.count() == 0 ? "" : Texts.format("%+.4f ± %.4f", spread.mean(), spread.standardError());
    }
}
