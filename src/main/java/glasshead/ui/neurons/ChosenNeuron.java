package glasshead.ui.neurons;

import glasshead.analysis.NeuronActivations;
import glasshead.engine.Findings;
import glasshead.experiment.Neuron;
import glasshead.experiment.view.BesideLook;
import glasshead.experiment.view.Side;
import glasshead.session.Session;
import java.util.Objects;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// The chosen neuron of the unfolded MLP: what it is at every token of the prompt.
final class ChosenNeuron {

    private final Session session;
    private final ObservableValue<@Nullable ShownNeurons> shown;
    private final ObjectProperty<BesideLook> look;
    private final ReadOnlyObjectWrapper<@Nullable OverTokens> overTokens = new ReadOnlyObjectWrapper<>();
    private @Nullable Asked asked;

    /// Its values in a run, with which its tokens are named.
    record OverTokens(NeuronActivations activations, Findings of) {
    }

    private record Asked(Findings of, Neuron neuron, Side side) {
    }

    ChosenNeuron(Session session, ObservableValue<@Nullable ShownNeurons> shown, ObjectProperty<BesideLook> look) {
        this.session = session;
        this.shown = shown;
        this.look = look;
        shown.subscribe(this::ask);
        look.subscribe(this::ask);
        session.selection().side().subscribe(this::ask);
    }

    /// Nothing until it is known.
    ReadOnlyObjectProperty<@Nullable OverTokens> overTokens() {
        return overTokens.getReadOnlyProperty();
    }

    /// Its number, or [NeuronRow#NONE] for the strongest.
    int neuron() {
        return look.get().neuron();
    }

    void choose(int neuron) {
        look.set(look.get().unfolding(new Neuron(look.get().layer(), neuron)));
    }

    private void ask() {
        ShownNeurons now = shown.getValue();
        NeuronRow row = now == null ? null : now.chosen(neuron());
        Asked next = now == null || row == null || !row.isNeuron() ? null : new Asked(now.of(), new Neuron(now.layer(), row.neuron()),
                session.selection().side().get());
        if (Objects.equals(next, asked)) {
            return;
        }
        asked = next;
        if (next == null) {
            overTokens.set(null);
            return;
        }
        session.ask(this, next.side, new NeuronActivations.Of(next.neuron), found -> {
            if (next.equals(asked)) {
                overTokens.set(new OverTokens(found, next.of));
            }
        });
    }
}
