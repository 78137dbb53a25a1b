package glasshead.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import glasshead.experiment.BadInput;
import glasshead.experiment.Experiment;
import glasshead.experiment.Prompt;
import glasshead.experiment.Quoted;
import glasshead.experiment.Subject;
import glasshead.experiment.Where;
import glasshead.gpt2.ActivationCache;
import glasshead.gpt2.ActivationSums;
import glasshead.gpt2.ActivationSums.Place;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;

/// What interventions on an experiment's prompt take their numbers from: the second prompt, and the reference prompts. Where the prompt is
/// an example of a set, the set's rows are in the place of the reference prompts, so that the example gives what it gives in the set.
record PromptSources(LoadedModel loaded, Experiment experiment, BooleanSupplier cancelled) implements Sources {

    @Override
    public ActivationCache other() {
        if (experiment.other().isEmpty()) {
            throw new BadInput("This intervention takes its values from a second prompt, and there is none; give one.");
        }
        return loaded.runs().baseline(read(experiment.other()).ids(), cancelled);
    }

    private TokenRow read(Prompt prompt) {
        return loaded.tokens().read(prompt, experiment.options().bos());
    }

    /// @param by a column in which the rows of a set have the shown one's value, empty for all
    private List<TokenRow> references(String by) {
        if (experiment.subject() instanceof Subject.OfSet of) {
            SetMeans.requireColumn(by, of.set());
            String value = by.isEmpty() ? "" : of.set().examples().get(of.shown()).column(by);
            return rows(of).stream().filter(row -> row.usable() && (by.isEmpty() || row.example().column(by).equals(value))).map(
                    SetRow::tokens).toList();
        }
        requireAll(by);
        List<String> own = experiment.options().referencePrompts();
        List<String> prompts = own.isEmpty() ? loaded.info().references() : own;
        return prompts.stream().map(text -> read(new Prompt.Text(text))).toList();
    }

    private List<SetRow> rows(Subject.OfSet of) {
        return SetRow.read(of.set(), of.position(), experiment.options(), loaded.tokens());
    }

    @Override
    public ActivationCache drawn(long seed, int length) {
        if (experiment.subject() instanceof Subject.OfSet of) {
            List<SetRow> rows = rows(of);
            return loaded.runs().baseline(Donors.of(rows).of(rows.get(of.shown()), seed).tokens().ids(), cancelled);
        }
        return loaded.runs().baseline(draw(seed, length).ids(), cancelled);
    }

    /// A reference prompt of at least this length.
    TokenRow draw(long seed, int length) {
        List<TokenRow> fitting = references("").stream().filter(row -> row.length() >= length).toList();
        if (fitting.isEmpty()) {
            throw new BadInput("No reference prompt has " + length + " tokens or more; add a longer one or pick earlier positions.");
        }
        return fitting.get(new Random(seed).nextInt(fitting.size()));
    }

    @Override
    public NDArray meanOverPositions(NDManager target, Where where, String by) {
        if (fromScan()) {
            return corpus(where, by).overPositions(target, place(where), bos() ? 1 : 0);
        }
        List<TokenRow> references = references(by);
        return sums(references, where).overPositions(target, place(where), references.getFirst().bos() ? 1 : 0);
    }

    @Override
    public NDArray meanPerPosition(NDManager target, Where where, String by, int length) {
        if (fromScan()) {
            return reaching(corpus(where, by), place(where), length).perPosition(target, place(where), length);
        }
        ActivationSums sums = sums(references(by), where);
        if (sums.count(place(where), length - 1) == 0) {
            throw new BadInput("No reference prompt reaches position " + (length - 1)
                    + "; add a longer one, pick earlier positions or take the mean over positions.");
        }
        return sums.perPosition(target, place(where), length);
    }

    private boolean fromScan() {
        return experiment.options().meanScan() != null;
    }

    private boolean bos() {
        return experiment.options().bos() && loaded.model().config().bos() >= 0;
    }

    private ActivationSums corpus(Where where, String by) {
        requireNoColumn(by);
        return loaded.corpora().of(experiment.options(), place(where), loaded.model().config());
    }

    /// @throws BadInput when the means are over rows of a set
    static void requireNoColumn(String by) {
        if (!by.isEmpty()) {
            throw new BadInput("The mean by " + Quoted.of(by) + " is over rows of the set, and means are to come from a scan; leave one of "
                    + "the two out.");
        }
    }

    /// @throws BadInput when no text of a scan does
    static ActivationSums reaching(ActivationSums corpus, Place place, int length) {
        if (corpus.count(place, length - 1) == 0) {
            throw new BadInput("No text of the scan reaches position " + (length - 1)
                    + "; pick earlier positions, take the mean over positions, or scan longer texts.");
        }
        return corpus;
    }

    private static void requireAll(String by) {
        if (!by.isEmpty()) {
            throw new BadInput("The mean by " + Quoted.of(by) + " is over rows of a set; run a set, or take the mean over all.");
        }
    }

    private ActivationSums sums(List<TokenRow> references, Where where) {
        if (references.isEmpty()) {
            throw new BadInput("There are no reference prompts to take a mean over; give some.");
        }
        return loaded.means().of(references.stream().map(TokenRow::ids).toList(), place(where), cancelled);
    }

    private static Place place(Where where) {
        return new Place(where.site(), where.layer());
    }
}
