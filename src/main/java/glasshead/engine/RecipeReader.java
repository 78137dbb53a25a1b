package glasshead.engine;

import glasshead.analysis.Analysis;
import glasshead.analysis.Answered;
import glasshead.analysis.LogitAttribution;
import glasshead.analysis.Predictions;
import glasshead.experiment.Action;
import glasshead.experiment.Experiment;
import glasshead.experiment.Intervention;
import glasshead.experiment.Metric;
import glasshead.experiment.Prompt;
import glasshead.experiment.Site;
import glasshead.experiment.Subject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads what an experiment is made of, as its runs do.
record RecipeReader(LoadedModel loaded, Experiment experiment, ModelFiles files) {

    /// What a run of a prompt by itself has to compute.
    static final List<Analysis<?>> ANALYSES = List.of(Predictions.ANALYSIS, LogitAttribution.ANALYSIS);

    /// A prompt by itself.
    Recipe alone(Findings found) {
        Answered before = Answered.of(found.baseline().get(Predictions.ANALYSIS).logits(), found.contrast(), null);
        Answered after = Answered.of(found.ablated().get(Predictions.ANALYSIS).logits(), found.contrast(), before);
        SetRow row = new SetRow(0, experiment.set().examples().getFirst(), "", found.tokens(), found.otherTokens(), found.contrast(), found
                .warnings());
        List<TokenRow> drawn = experiment.active().stream().map(line -> drawn(line, found.tokens().length())).toList();
        return new Recipe(experiment, loaded.info(), files, List.of(new Recipe.Row(row, "", drawn, values(before), values(after))),
                references(), source(), attribution(found, found.baseline()), attribution(found, found.ablated()));
    }

    private static @Nullable LogitAttribution attribution(Findings found, Results results) {
        return found.contrast().isEmpty() ? null : results.get(LogitAttribution.ANALYSIS);
    }

    private static double[] values(Answered answered) {
        return Arrays.stream(Metric.values()).mapToDouble(answered::of).toArray();
    }

    private TokenRow drawn(Intervention line, int length) {
        if (!(line.action() instanceof Action.CopyReference copy)) {
            return TokenRow.NONE;
        }
        int[] positions = line.positions().resolve(length);
        boolean whole = line.where().site().axes() == Site.Axes.PATTERN;
        return sources().draw(copy.seed(), whole ? length : positions[positions.length - 1] + 1);
    }

    private PromptSources sources() {
        return new PromptSources(loaded, experiment, () -> false);
    }

    private List<TokenRow> references() {
        boolean means = experiment.active().stream().anyMatch(line -> line.action() instanceof Action.Mean);
        List<String> own = experiment.options().referencePrompts();
        return !means || experiment.options().meanScan() != null ? List.of() : (own.isEmpty() ? loaded.info().references() : own).stream()
                .map(text -> loaded.tokens().read(
                        new Prompt.Text(text), experiment.options().bos())).toList();
    }

    private @Nullable MeansSource source() {
        return MeansSource.isAskedBy(experiment) ? loaded.corpora().source(experiment.options(), loaded.model().config()) : null;
    }

    /// What is asked of a set.
    static Question.OfSet question(Experiment experiment, Subject.OfSet of) {
        return new Question.OfSet(experiment.model(), of.set(), of.position(), experiment.active().isEmpty() ? List.of() : List.of(
                experiment.active()), experiment.options(), true);
    }

    /// A whole set.
    Recipe set(SetFindings found) {
        Subject.OfSet of = (Subject.OfSet) experiment.subject();
        Donors donors = Donors.of(SetRow.read(of.set(), of.position(), experiment.options(), loaded.tokens()));
        List<Recipe.Row> rows = new ArrayList<>();
        for (SetRow row : found.rows()) {
            if (row.usable()) {
                String leftOut = found.now().problems().get(row.index());
                rows.add(new Recipe.Row(row, leftOut, experiment.active().stream().map(line -> line
                        .action() instanceof Action.CopyReference copy
                        && leftOut.isEmpty() ? donors.of(row, copy.seed()).tokens() : TokenRow.NONE).toList(),
                        found.baseline().answers()[row.index()], found.now().answers()[row.index()]));
            }
        }
        return new Recipe(experiment, loaded.info(), files, List.copyOf(rows), List.of(), source(), found.baseline().meanAttribution()
                .orElse(null),
                found
                        .now().meanAttribution().orElse(null));
    }
}
