package glasshead.ui.neurons;

import glasshead.analysis.NeuronActivations;
import glasshead.engine.TokenRow;
import glasshead.pixels.ColourScale;
import glasshead.ui.format.Numbers;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.tokens.TokenStrip;
import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The prompt as text, coloured by what the chosen neuron is at each token; pointing at one says the number.
final class ActivationRow extends VBox {

    private final ChosenNeuron chosen;
    private final ViewOptions options;
    private final TokenStrip tokens = new TokenStrip(this::point);
    private final Label said = new Label();
    private ChosenNeuron.@Nullable OverTokens written;

    ActivationRow(ChosenNeuron chosen, ViewOptions options) {
        this.chosen = chosen;
        this.options = options;
        getStyleClass().add("neuron-tokens");
        said.getStyleClass().addAll("small", "muted", "neuron-said");
        said.setMinWidth(0);
        Region before = new Region();
        HBox line = new HBox(before, tokens);
        tokens.fill(line, before);
        ScrollPane scroll = new ScrollPane(line);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().addAll("set-scroll", "neuron-scroll");
        scroll.setFocusTraversable(false);
        getChildren().addAll(said, scroll);
        visibleProperty().bind(chosen.overTokens().isNotNull());
        managedProperty().bind(visibleProperty());
        chosen.overTokens().subscribe(this::show);
        options.dark().subscribe(this::colour);
        options.palette().subscribe(this::colour);
    }

    private void show() {
        ChosenNeuron.OverTokens now = chosen.overTokens().get();
        if (now == null) {
            return;
        }
        if (written == null || written.of() != now.of()) {
            TokenRow row = now.of().tokens();
            String[] labels = row.labels().clone();
            if (row.bos()) {
                labels[0] = "BOS";
            }
            BitSet all = new BitSet();
            all.set(0, labels.length);
            tokens.write(labels, all);
        }
        written = now;
        colour();
        point(TokenStrip.NONE);
    }

    private void colour() {
        ChosenNeuron.OverTokens now = written;
        if (now == null) {
            return;
        }
        double[] values = now.activations().values();
        tokens.colour(values, ColourScale.sequential(options.palette().get(), options.dark().get(), Math.max(1e-6, largest(values))),
                now.of().contrast().isEmpty() ? peak(values) : now.of().contrast().position(), TokenStrip.NONE);
    }

    private static double largest(double[] values) {
        return Arrays.stream(values).max().orElse(0);
    }

    private static int peak(double[] values) {
        return IntStream.range(0, values.length).boxed().max((one, other) -> Double.compare(values[one], values[other])).orElse(
                TokenStrip.NONE);
    }

    private void point(int token) {
        ChosenNeuron.OverTokens now = written;
        if (now == null) {
            return;
        }
        NeuronActivations of = now.activations();
        String[] labels = now.of().tokens().labels();
        int peak = peak(of.values());
        said.setText(token != TokenStrip.NONE ? of.neuron() + " at " + labels[token] + ", token " + token + ": " + Numbers.telling(of
                .values()[token], 3) : of.neuron() + " at each token, most at " + labels[peak] + " " + peak + ": " + Numbers.telling(of
                        .values()[peak], 3));
        setAccessibleText(said.getText());
    }
}
