package glasshead.ui.scrub;

import glasshead.experiment.Graph;
import glasshead.experiment.Hypothesis;
import glasshead.experiment.Part;
import glasshead.ui.panel.PartDrag;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// All units of the model, to be dragged onto a node of the tree that reads them. By the keyboard Enter puts one below the chosen node, and
/// Q, K or V say where a head reads it.
final class UnitsPane extends ScrollPane {

    private static final PseudoClass UNREAD = PseudoClass.getPseudoClass("unread");
    private static final PseudoClass NAMED = PseudoClass.getPseudoClass("named");
    private static final PseudoClass OF_CIRCUIT = PseudoClass.getPseudoClass("of-circuit");
    /// Of more heads in a layer only the numbers have room.
    private static final int SPELT = 8;
    private static final Set<KeyCode> PORTS = Set.of(KeyCode.Q, KeyCode.K, KeyCode.V);

    private final ScrubViewModel model;
    private final UnitDrop drop;
    private final GridPane grid = new GridPane();
    private final Label words = new Label();
    private final Map<Part, Button> chips = new HashMap<>();
    private @Nullable Graph graph;

    UnitsPane(ScrubViewModel model, UnitDrop drop) {
        this.model = model;
        this.drop = drop;
        getStyleClass().addAll("scrub-units", "set-scroll");
        grid.getStyleClass().add("scrub-unit-grid");
        words.setWrapText(true);
        words.getStyleClass().addAll("muted", "small");
        VBox both = new VBox(8, words, grid);
        both.getStyleClass().add("scrub-lines");
        setContent(both);
        setFitToWidth(true);
        model.tree().hypothesis().subscribe(this::show);
        model.tree().selected().subscribe(this::show);
        model.set().rows().subscribe(this::show);
        show();
    }

    private void show() {
        Graph now = model.set().graph();
        if (now != null && !now.equals(graph)) {
            graph = now;
            fill(now);
        }
        Hypothesis drawn = model.tree().hypothesis().get();
        List<Integer> path = model.tree().selected().get();
        Set<Part> named = drawn == null ? Set.of() : drawn.tree().all().stream().filter(node -> !node.isRoot()).flatMap(node -> node
                .senders()
                .stream()).collect(Collectors.toSet());
        List<Part> ofCircuit = model.tree().ofCircuit();
        chips.forEach((unit, chip) -> {
            chip.pseudoClassStateChanged(UNREAD, !drop.takes(path, unit));
            chip.pseudoClassStateChanged(NAMED, named.contains(unit));
            chip.pseudoClassStateChanged(OF_CIRCUIT, ofCircuit.contains(unit));
        });
        String chosen = drawn == null || !drawn.tree().paths().contains(path) ? "the chosen node" : drawn.tree().at(path).label();
        words.setText("Drag a unit onto a node that reads it, or press Enter (Q, K, V) to put it below " + chosen + ". Bold: in the tree"
                + (ofCircuit.isEmpty() ? "." : "; underlined: in the kept circuit."));
    }

    private void fill(Graph of) {
        grid.getChildren().clear();
        chips.clear();
        grid.add(chip(Part.INPUT, "input"), 1, 0, 3, 1);
        for (Part unit : of.senders()) {
            if (unit.kind() == Part.Kind.HEAD) {
                grid.add(chip(unit, (of.heads() > SPELT ? "" : "H") + unit.head()), 1 + unit.head(), 1 + unit.layer());
            } else if (unit.kind() == Part.Kind.MLP) {
                grid.add(chip(unit, "MLP"), 1 + of.heads(), 1 + unit.layer());
            }
        }
        for (int layer = 0; layer < of.layers(); layer++) {
            Label label = new Label("L" + layer);
            label.getStyleClass().addAll("muted", "small", "mono");
            grid.add(label, 0, 1 + layer);
        }
    }

    private Button chip(Part unit, String text) {
        Button chip = new Button(text);
        chip.getStyleClass().addAll("mono", "scrub-chip");
        chip.setMnemonicParsing(false);
        chip.setMinWidth(USE_PREF_SIZE);
        chip.setTooltip(new Tooltip(unit.toString()));
        chip.setAccessibleText(unit.toString());
        chip.setOnAction(_ -> drop.drop(model.tree().selected().get(), unit, null, chip));
        chip.setOnKeyPressed(key -> {
            if (PORTS.contains(key.getCode()) && !key.isShortcutDown()) {
                drop.drop(model.tree().selected().get(), unit, key.getCode().getName().toLowerCase(Locale.ROOT), chip);
                key.consume();
            }
        });
        PartDrag.from(chip, () -> unit);
        chips.put(unit, chip);
        return chip;
    }
}
