package glasshead.ui.modular;

import glasshead.analysis.modular.ModularRun;
import glasshead.experiment.Texts;
import glasshead.ui.format.Numbers;
import java.util.Arrays;
import java.util.function.Function;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// Which pictures over all pairs are shown, and what they show, while there is anything to show.
final class PicturesViewModel {

    private final ModularViewModel model;
    private final ObjectProperty<LogitPicture> logitPicture = new SimpleObjectProperty<>(LogitPicture.ANSWER);
    private final IntegerProperty output = new SimpleIntegerProperty();
    private final IntegerProperty head = new SimpleIntegerProperty();
    private final ObjectProperty<Source> source = new SimpleObjectProperty<>(Source.A);
    private final IntegerProperty neuron = new SimpleIntegerProperty();
    private final ObjectProperty<NeuronPicture> neuronPicture = new SimpleObjectProperty<>(NeuronPicture.ACTIVATION);
    private final ObjectBinding<@Nullable Picture> logits;
    private final ObjectBinding<@Nullable Picture> attention;
    private final ObjectBinding<@Nullable Picture> neurons;

    PicturesViewModel(ModularViewModel model) {
        this.model = model;
        model.shown().subscribe(this::keepWithin);
        logits = picture(this::logits, logitPicture, output);
        attention = picture(this::attention, head, source);
        neurons = picture(this::neuron, neuron, neuronPicture);
    }

    private ObjectBinding<@Nullable Picture> picture(Function<Shown, @Nullable Picture> of, Observable... choices) {
        Observable[] all = Arrays.copyOf(choices, choices.length + 1);
        all[choices.length] = model.shown();
        return Bindings.createObjectBinding(() -> model.shown().get() == null ? null : of.apply(model.shown().get()), all);
    }

    ObjectProperty<LogitPicture> logitPicture() {
        return logitPicture;
    }

    /// c of [LogitPicture#OUTPUT].
    IntegerProperty output() {
        return output;
    }

    /// Those of the first layer first.
    IntegerProperty head() {
        return head;
    }

    ObjectProperty<Source> source() {
        return source;
    }

    /// Those of the first layer first.
    IntegerProperty neuron() {
        return neuron;
    }

    ObjectProperty<NeuronPicture> neuronPicture() {
        return neuronPicture;
    }

    ObjectBinding<@Nullable Picture> logits() {
        return logits;
    }

    ObjectBinding<@Nullable Picture> attention() {
        return attention;
    }

    ObjectBinding<@Nullable Picture> neurons() {
        return neurons;
    }

    private void keepWithin(Shown now) {
        if (now != null) {
            ModularRun run = now.pictured().run();
            output.set(Math.min(output.get(), run.prime() - 1));
            head.set(Math.clamp(head.get(), 0, Math.max(0, run.heads() - 1)));
            neuron.set(Math.clamp(neuron.get(), 0, Math.max(0, run.neurons().length - 1)));
        }
    }

    private Picture logits(Shown now) {
        ModularRun run = now.pictured().run();
        return switch (logitPicture.get()) {
            case ANSWER -> pairs(now, run.logitOfAnswer(), Quantity.LOGIT, "Logit of the right answer, above the outputs' mean");
            case OUTPUT -> pairs(now, run.logitOf(Math.min(output.get(), now.prime() - 1)), Quantity.LOGIT,
                    Texts.format("Logit of c = %d, above the outputs' mean", output.get()));
            case LOSS -> pairs(now, now.pictured().losses(), Quantity.LOSS, "−log of the right answer's probability");
            case WAVES -> new Picture(now.prime(), now.pictured().spectrum(), true, Quantity.COEFFICIENT,
                    "Waves over a and b in all outputs' logits", now.remark());
        };
    }

    private @Nullable Picture attention(Shown now) {
        ModularRun run = now.pictured().run();
        if (run.heads() == 0) {
            return null;
        }
        float[] values = run.attention(Math.min(head.get(), run.heads() - 1), source.get().ordinal());
        return new Picture(now.prime(), values, false, Quantity.ATTENTION, "Attention of = that goes to " + source.get().label(), again(
                now));
    }

    private @Nullable Picture neuron(Shown now) {
        ModularRun run = now.pictured().run();
        if (run.neurons().length == 0) {
            return null;
        }
        int index = Math.min(neuron.get(), run.neurons().length - 1);
        String name = Texts.format("Follows frequency %d (%s of its variance)", now.whole().neurons().best()[index],
                Numbers.percent(now.whole().neurons().explained()[index]));
        return neuronPicture.get() == NeuronPicture.ACTIVATION
                ? new Picture(now.prime(), run.neurons()[index], false, Quantity.ACTIVATION, name, again(now))
                : new Picture(now.prime(), now.whole().basis().sizes(run.neurons()[index]), true, Quantity.COEFFICIENT, name, again(now));
    }

    /// Taken away in the logits they leave attention and neurons as they were.
    private static String again(Shown now) {
        return now.ranAgain() ? now.remark() : "";
    }

    private static Picture pairs(Shown now, float[] values, Quantity quantity, String meaning) {
        return new Picture(now.prime(), values, false, quantity, meaning, now.remark());
    }
}
