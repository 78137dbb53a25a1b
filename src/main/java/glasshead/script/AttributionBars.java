package glasshead.script;

import glasshead.analysis.LogitAttribution;
import glasshead.experiment.Texts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// The parts with the largest direct attribution as bars with their figures: before as an outline, after as what is filled.
record AttributionBars(LogitAttribution before, @Nullable LogitAttribution after) {

    private static final int MOST = 24;

    static SequencedMap<String, Double> parts(LogitAttribution of) {
        SequencedMap<String, Double> parts = new LinkedHashMap<>();
        parts.put("embedding", of.embedding());
        parts.put("position", of.position());
        for (int layer = 0; layer < of.heads().length; layer++) {
            for (int head = 0; head < of.heads()[layer].length; head++) {
                parts.put("L" + layer + "H" + head, of.heads()[layer][head]);
            }
            if (of.mlps().length > layer) {
                parts.put("MLP " + layer, of.mlps()[layer]);
            }
        }
        parts.put("biases", of.biases());
        return parts;
    }

    String table() {
        SequencedMap<String, Double> was = parts(before);
        SequencedMap<String, Double> is = after == null ? was : parts(after);
        List<String> names = new ArrayList<>(was.keySet());
        names.sort(Comparator.comparingDouble(name -> -Math.max(Math.abs(at(was, name)), Math.abs(at(is, name)))));
        List<String> shown = names.subList(0, Math.min(MOST, names.size()));
        double most = shown.stream().mapToDouble(name -> Math.max(Math.abs(at(was, name)), Math.abs(at(is, name)))).max().orElse(1);
        StringBuilder rows = new StringBuilder();
        for (String name : shown) {
            rows.append("<tr><td class=\"n\">").append(Html.text(name)).append("</td><td>").append(bar(at(was, name), at(is, name), 50
                    / Math.max(most, 1e-9))).append("</td><td class=\"n\">").append(Html.number(at(was, name))).append("</td>").append(
                            after == null ? "" : "<td class=\"n\">" + Html.number(at(is, name)) + "</td>").append("</tr>\n");
        }
        String head = after == null ? "" : "<thead>\n<tr><th></th><th></th><th class=\"n\">untouched</th><th class=\"n\">changed</th>"
                + "</tr>\n</thead>\n";
        String rest = names.size() > MOST ? "<p class=\"muted\">The " + MOST + " largest of " + names.size() + " parts.</p>\n" : "";
        return "<table class=\"bars\">\n" + head + "<tbody>\n" + rows + "</tbody>\n</table>\n" + rest;
    }

    /// As wide as there is room.
    ///
    /// @param scale per cent of the width for a logit
    private String bar(double was, double is, double scale) {
        String filled = Texts.format("<rect x=\"%.2f%%\" y=\"2\" width=\"%.2f%%\" height=\"12\" style=\"fill: var(--%s)\"/>", 50 + Math
                .min(0, is * scale), Math.abs(is * scale), is < 0 ? "down" : "up");
        String outline = after == null ? ""
                : Texts.format("<rect x=\"%.2f%%\" y=\"0.5\" width=\"%.2f%%\" height=\"15\" style=\"fill: none; "
                        + "stroke: var(--ghost)\"/>", 50 + Math.min(0, was * scale), Math.abs(was * scale));
        return "<svg width=\"100%\" height=\"16\" aria-hidden=\"true\">" + filled + outline + "</svg>";
    }

    private static double at(Map<String, Double> parts, String name) {
        return parts.getOrDefault(name, 0.0);
    }
}
