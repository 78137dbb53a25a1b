package glasshead.script;

import glasshead.experiment.Action;
import glasshead.experiment.Intervention;
import glasshead.experiment.Positions;
import glasshead.experiment.Site;
import glasshead.experiment.Where;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// One intervention as a TransformerLens hook: a function that changes the activation `x` of a site, without its batch axis, in place.
///
/// The function sees `ids`, `other` and `row`, and `n` and `m`, how many tokens `ids` and `other` have.
///
/// @param number   of the intervention among the active ones
/// @param ofSet    whether means are over the rows of a set
/// @param attnOnly whether blocks have no MLP: TransformerLens has no `hook_resid_mid` there, and the stream is the same after the block
record PythonEdit(int number, Intervention line, boolean ofSet, boolean attnOnly) {

    private static final String HALF = "    ";

    /// Whether it is one hook. A circuit is many: see [PythonCircuit].
    boolean isHook() {
        return !(line.action() instanceof Action.KeepOnly);
    }

    /// The site's name in TransformerLens.
    String site() {
        Where where = line.where();
        return attnOnly && where.site() == Site.RESID_MID ? Site.RESID_POST.at(where.layer()) : where.siteName();
    }

    /// The sites whose untouched activations it reads.
    Set<String> reads() {
        return switch (line.action()) {
            case Action.Set set -> Set.of();
            case Action.Scale scale -> Set.of();
            case Action.Cut cut -> Set.of();
            case Action.AddUnembedding add -> Set.of();
            case Action.KeepOnly circuit -> Set.of();
            case Action.CutParts cut -> partsRead(cut);
            case Action.Mean mean -> Set.of(site());
            case Action.CopyOther copy -> Set.of(site());
            case Action.CopyReference copy -> Set.of(site());
            case Action.AddDifference add -> Set.of(site());
            case Action.Freeze freeze -> Set.of(site());
        };
    }

    private Set<String> partsRead(Action.CutParts cut) {
        Set<String> sites = new TreeSet<>(Set.of("blocks." + line.where().layer() + ".ln1.hook_scale"));
        for (String part : List.of(cut.queryPart(), cut.keyPart())) {
            if (part.equals("embed") || part.equals("pos_embed")) {
                sites.add("hook_" + part);
            } else if (part.matches("MLP\\d+")) {
                sites.add("blocks." + part.substring(3) + ".hook_mlp_out");
            } else if (part.matches("L\\d+H\\d+")) {
                sites.add("blocks." + part.substring(1, part.indexOf('H')) + ".attn.hook_z");
            }
        }
        return sites;
    }

    /// What it needs from other runs is computed before the run that it changes begins.
    List<String> function() {
        List<String> lines = new ArrayList<>();
        String source = source();
        if (!source.isEmpty()) {
            lines.add("value" + number + " = " + source);
        }
        lines.add("def line" + number + "(x):  # " + Python.comment(line.toString()));
        body().forEach(each -> lines.add(HALF + each));
        return lines;
    }

    private List<String> body() {
        String part = "x" + at(line.positions());
        return switch (line.action()) {
            case Action.Set set -> List.of(part + " = " + Python.number(set.value()));
            case Action.Scale scale -> List.of(part + " *= " + Python.number(scale.factor()));
            case Action.AddUnembedding add -> List.of(part + " += " + Python.number(add.strength()) + " * model.W_U[:, " + add.token()
                    + "]");
            case Action.AddDifference add -> List.of(part + " += " + Python.number(add.strength()) + " * value" + number);
            case Action.Cut cut -> cut(cut);
            case Action.CutParts cut -> List.of("for q, k, given_there in value" + number + ":", HALF + "x[" + line.where().head()
                    + ", q, k] -= given_there");
            case Action.Mean mean -> List.of(part + " = value" + number);
            case Action.CopyOther copy -> List.of(part + " = value" + number);
            case Action.CopyReference copy -> List.of(part + " = value" + number);
            case Action.Freeze freeze -> List.of(part + " = value" + number);
            case Action.KeepOnly circuit -> throw new IllegalStateException("not one hook: " + circuit);
        };
    }

    /// What other runs give; empty for what needs none.
    private String source() {
        return switch (line.action()) {
            case Action.Mean mean -> mean.perPosition() ? meanAt(mean) : "mean(" + site(mean) + ")" + inner();
            case Action.CopyOther copy -> of("other") + (copy.otherPositions().all() ? at(line.positions()) : at(copy.otherPositions(),
                    "m"));
            case Action.CopyReference copy -> of("row[\"drawn\"][" + number + "]") + at(line.positions()).replaceFirst(
                    ":(?=[,\\]])", ":n");
            case Action.Freeze freeze -> of("ids") + at(line.positions());
            case Action.AddDifference add -> difference(add);
            case Action.CutParts cut -> cutParts(cut);
            default -> "";
        };
    }

    private String of(String ids) {
        return "run(" + ids + ")[" + Python.text(site()) + "]";
    }

    private String difference(Action.AddDifference add) {
        return add.perPosition() ? of("ids") + at(line.positions()) + " - " + of("other") + at(line.positions())
                : of("ids") + last() + " - " + of("other") + last();
    }

    private String meanAt(Action.Mean mean) {
        String longest = line.positions().all() ? "n" : "max(" + Python.index(line.positions(), "n") + ") + 1";
        return "mean_at(" + site(mean) + ", " + longest + ")" + at(line.positions());
    }

    private String site(Action.Mean mean) {
        String over = !ofSet ? "REFERENCES" : mean.by().isEmpty() ? "like(row)" : "like(row, " + Python.text(mean.by()) + ")";
        return Python.text(site()) + ", " + over;
    }

    private List<String> cut(Action.Cut cut) {
        String head = line.where().head() == Where.ALL ? ":" : String.valueOf(line.where().head());
        List<String> lines = new ArrayList<>();
        lines.add("for q in " + Python.each(cut.queries(), "n") + ":");
        lines.add(HALF + "x[" + head + ", q, " + Python.index(cut.keys(), "n") + "] = 0");
        if (cut.renormalise()) {
            lines.add(HALF + "x[" + head + ", q] /= x[" + head + ", q].sum(-1, keepdim=True).clamp(min=1.2e-38)");
        }
        return lines;
    }

    private String cutParts(Action.CutParts cut) {
        Where where = line.where();
        String head = where.layer() + ", " + where.head();
        return "[(q, k, given(" + Python.text(cut.queryPart()) + ", ids, " + head + ", q, \"Q\") @ given(" + Python.text(cut.keyPart())
                + ", ids, " + head + ", k, \"K\") / model.blocks[" + where.layer() + "].attn.attn_scale)\n              for q in " + Python
                        .each(line.positions(), "n") + " for k in " + Python.each(cut.keys(), "n") + " if k <= q]";
    }

    private String at(Positions positions) {
        return at(positions, "n");
    }

    private String at(Positions positions, String length) {
        String index = Python.index(positions, length);
        Where where = line.where();
        return switch (where.site().axes()) {
            case PATTERN -> "[" + (where.head() == Where.ALL ? ":" : where.head()) + ", " + index + "]";
            case HEAD -> where.head() == Where.ALL ? "[" + index + "]" : "[" + index + ", " + where.head() + "]";
            case NEURON -> where.neuron() == Where.ALL ? "[" + index + "]" : "[" + index + ", " + where.neuron() + "]";
            default -> "[" + index + "]";
        };
    }

    private String last() {
        return inner().isEmpty() ? "[-1]" : "[-1, " + inner().substring(1);
    }

    /// The head or neuron of an activation without positions.
    private String inner() {
        Where where = line.where();
        int inner = where.site().axes() == Site.Axes.HEAD ? where.head() : where.site().axes() == Site.Axes.NEURON ? where.neuron()
                : Where.ALL;
        return inner == Where.ALL ? "" : "[" + inner + "]";
    }
}
