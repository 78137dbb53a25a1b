package glasshead.ui.neurons;

import glasshead.analysis.MlpNeurons;
import glasshead.analysis.NeuronReading;
import glasshead.analysis.Spread;
import glasshead.engine.Findings;
import glasshead.engine.Question;
import glasshead.engine.SetAverages;
import glasshead.engine.SetFindings;
import glasshead.experiment.Experiment;
import glasshead.experiment.Intervention;
import glasshead.experiment.Neuron;
import glasshead.experiment.view.Beside;
import glasshead.experiment.view.BesideLook;
import glasshead.experiment.view.Side;
import glasshead.experiment.view.View;
import glasshead.session.Handle;
import glasshead.session.QuestionService;
import glasshead.session.Session;
import glasshead.ui.causal.Offer;
import glasshead.ui.causal.Offers;
import glasshead.ui.panel.DataTable;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// The neurons of the unfolded MLP: of the shown prompt before and after interventions, or means over a set.
public final class NeuronsViewModel {

    private static final int SHOWN = 40;
    private static final int TOKENS = 4;

    private final Session session;
    private final ObservableValue<@Nullable SetFindings> ofSet;
    private final QuestionService service;
    private final Offers offers;
    private final ObjectProperty<Beside> beside;
    private final ObjectProperty<BesideLook> look;
    private final ReadOnlyObjectWrapper<@Nullable ShownNeurons> shown = new ReadOnlyObjectWrapper<>();
    private final ChosenNeuron chosen;
    private @Nullable Asked asked;
    private @Nullable Known known;
    private @Nullable Handle asking;

    /// @param set whose mean is asked for, nothing for the prompt itself
    private record Asked(Findings findings, int layer, @Nullable SetFindings set) {
    }

    /// @param ofSet   what is known of a set, where the panels speak of one
    /// @param service answers for it
    public NeuronsViewModel(Session session, ObservableValue<@Nullable SetFindings> ofSet, QuestionService service) {
        this.session = session;
        this.ofSet = ofSet;
        this.service = service;
        offers = new Offers(session);
        beside = session.looks().part(View::beside, View::withBeside).choice(BesideLook::shown, BesideLook::withShown);
        look = session.looks().choice(View::beside, View::withBeside);
        chosen = new ChosenNeuron(session, shown, look);
        List.of(session.findings(), ofSet, look).forEach(each -> each.subscribe(this::ask));
        ask();
    }

    ObjectProperty<Beside> beside() {
        return beside;
    }

    ReadOnlyObjectProperty<@Nullable ShownNeurons> shown() {
        return shown.getReadOnlyProperty();
    }

    ChosenNeuron chosen() {
        return chosen;
    }

    ReadOnlyObjectProperty<Experiment> experiment() {
        return session.experiment();
    }

    Offers offers() {
        return offers;
    }

    /// The one that a row is about.
    Neuron neuron(NeuronRow row) {
        return new Neuron(look.get().layer(), row.neuron());
    }

    /// What one click does to a neuron.
    List<List<Offer>> offers(NeuronRow row) {
        ShownNeurons now = shown.get();
        return now == null || !row.isNeuron() ? List.of() : offers.neuron(now.layer(), row.neuron());
    }

    /// What is said in place of the neurons; empty while there are some.
    StringBinding notice() {
        return Bindings.createStringBinding(() -> shown.get() != null ? "" : missing(), shown, session.findings(), session.problem(), look);
    }

    DataTable table() {
        return NeuronTexts.table(shown.get());
    }

    private String missing() {
        Findings found = session.findings().get();
        Session.Problem problem = session.problem().get();
        if (found == null) {
            return problem == null ? "Running the model…" : problem.sentence();
        }
        if (!has(found)) {
            return "This model has no MLP in layer " + look.get().layer() + "; go back to the bars and unfold one that is there.";
        }
        return found.contrast().isEmpty() ? "Give an answer or a distractor: each neuron is told by what it adds to their difference."
                : "Reading the neurons…";
    }

    private boolean has(Findings found) {
        return found.model().dMlp() > 0 && look.get().layer() < found.model().layers();
    }

    private void ask() {
        Findings found = session.findings().get();
        boolean wanted = look.get().shown() == Beside.NEURONS && found != null && has(found) && !found.contrast().isEmpty();
        Asked now = wanted ? new Asked(found, look.get().layer(), ofSet.getValue()) : null;
        if (now != null && now.equals(asked)) {
            if (known != null && !shows(look.get().neuron())) {
                take(now, known);
            }
            return;
        }
        asked = now;
        known = null;
        if (asking != null) {
            asking.cancel();
            asking = null;
        }
        if (now == null) {
            shown.set(null);
        } else if (now.set != null) {
            askMeans(now, now.set);
        } else {
            askRuns(now);
        }
    }

    private boolean shows(int neuron) {
        ShownNeurons now = shown.get();
        return neuron == NeuronRow.NONE || now != null && now.rows().stream().anyMatch(row -> row.neuron() == neuron);
    }

    private void askRuns(Asked question) {
        MlpNeurons.Of neurons = new MlpNeurons.Of(question.layer);
        session.ask(this, Side.BEFORE, neurons, before -> session.ask(this, Side.AFTER, neurons, after -> take(question, new Known(before,
                after, new double[0], new double[0], question.findings.hasAblation(), ""))));
    }

    private void askMeans(Asked question, SetFindings of) {
        Question.OfSet about = of.question();
        List<Intervention> standing = about.conditions().isEmpty() ? List.of() : about.conditions().getFirst();
        means(question, about, List.of(), before -> {
            if (standing.isEmpty()) {
                take(question, known(question.layer, before, before, false));
            } else {
                means(question, about, standing, after -> take(question, known(question.layer, before, after, true)));
            }
        });
    }

    private void means(Asked question, Question.OfSet about, List<Intervention> standing, Consumer<SetAverages> then) {
        asking = service.begin(new Question.Averages(about.model(), about.set(), about.position(), standing, new MlpNeurons.Numbers(
                question.layer), false, about.options()), _ -> {}, found -> {
                    if (question.equals(asked)) {
                        then.accept(found);
                    }
                }, problem -> session.tell(problem.getMessage()));
    }

    private static Known known(int layer, SetAverages before, SetAverages after, boolean compared) {
        return new Known(neurons(layer, before), neurons(layer, after), numbers(before, Spread::standardError), numbers(after,
                Spread::standardError), compared, "mean over " + before.done() + " prompts");
    }

    /// The bias is the last of the numbers.
    private static MlpNeurons neurons(int layer, SetAverages averages) {
        double[] means = numbers(averages, Spread::mean);
        return new MlpNeurons(layer, 0, new double[0], Arrays.copyOf(means, means.length - 1), means[means.length - 1]);
    }

    private static double[] numbers(SetAverages averages, ToDoubleFunction<Spread> number) {
        return averages.spreads().stream().mapToDouble(number).toArray();
    }

    /// @param errors none for one prompt
    /// @param over   what it is a mean over; empty for one prompt
    private record Known(MlpNeurons before, MlpNeurons after, double[] errors, double[] errorsAfter, boolean compared, String over) {
    }

    private void take(Asked question, Known found) {
        if (!question.equals(asked)) {
            return;
        }
        known = found;
        List<NeuronRow> rows = NeuronRow.of(found.before, found.after, found.errors, found.errorsAfter, SHOWN, look.get().neuron());
        show(question, rows, found);
        List<Integer> neurons = rows.stream().filter(NeuronRow::isNeuron).map(NeuronRow::neuron).toList();
        session.ask(this, session.selection().side().get(), new NeuronReading.Of(question.layer, neurons, TOKENS), read -> {
            if (question.equals(asked)) {
                Map<Integer, NeuronReading> readings = read.stream().collect(Collectors.toMap(NeuronReading::neuron, Function.identity()));
                show(question, rows.stream().map(row -> readings.containsKey(row.neuron()) ? row.read(readings.get(row.neuron())) : row)
                        .toList(),
                        found);
            }
        });
    }

    private void show(Asked question, List<NeuronRow> rows, Known known) {
        shown.set(new ShownNeurons(question.layer, rows, known.before.sum(), known.after.sum(), known.compared, question.findings,
                known.over));
    }
}
