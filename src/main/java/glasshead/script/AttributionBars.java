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

/// The parts with the largest direct attribution as bars, in SVG: before as an outline, after as what is filled.
record AttributionBars(LogitAttribution before, @Nullable LogitAttribution after) {

    private static final int MOST = 24;
    private static final int LINE = 20;
    private static final int NAMES = 110;
    private static final int BARS = 420;
    private static final int FIGURES = 150;

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

    String svg() {
        SequencedMap<String, Double> was = parts(before);
        SequencedMap<String, Double> is = after == null ? was : parts(after);
        List<String> names = new ArrayList<>(was.keySet());
        names.sort(Comparator.comparingDouble(name -> -Math.max(Math.abs(at(was, name)), Math.abs(at(is, name)))));
        List<String> shown = names.subList(0, Math.min(MOST, names.size()));
        double most = shown.stream().mapToDouble(name -> Math.max(Math.abs(at(was, name)), Math.abs(at(is, name)))).max().orElse(1);
        StringBuilder svg = new StringBuilder(Texts.format("<svg viewBox=\"0 0 %d %d\" width=\"%d\" role=\"img\">%n",
                NAMES + BARS + FIGURES,
                LINE * shown.size(), NAMES + BARS + FIGURES));
        for (int i = 0; i < shown.size(); i++) {
            String name = shown.get(i);
            line(svg, name, at(was, name), at(is, name), i * LINE, BARS / 2.0 / Math.max(most, 1e-9));
        }
        String rest = names.size() > MOST ? "<p class=\"muted\">The " + MOST + " largest of " + names.size() + " parts.</p>\n" : "";
        return svg + "</svg>\n" + rest;
    }

    private void line(StringBuilder svg, String name, double was, double is, int y, double scale) {
        double zero = NAMES + BARS / 2.0;
        svg.append(Texts.format("<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>%n", NAMES - 8, y + 14, Html.text(name)));
        svg.append(Texts.format("<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"12\" style=\"fill: var(--%s)\"/>%n",
                Math.min(zero, zero + is * scale), y + 4, Math.abs(is * scale), is < 0 ? "down" : "up"));
        if (after != null) {
            svg.append(Texts.format("<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"16\" style=\"fill: none; "
                    + "stroke: var(--ghost)\"/>%n", Math.min(zero, zero + was * scale), y + 2, Math.abs(was * scale)));
        }
        svg.append(Texts.format("<text x=\"%d\" y=\"%d\">%s%s</text>%n", NAMES + BARS + 8, y + 14, after == null ? "" : Html.number(was)
                + " → ", Html.number(is)));
    }

    private static double at(Map<String, Double> parts, String name) {
        return parts.getOrDefault(name, 0.0);
    }
}
