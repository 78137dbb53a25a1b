package glasshead.ui.circuit;

import glasshead.circuit.CircuitFile;
import glasshead.circuit.CircuitFormat;
import glasshead.circuit.KnownCircuit;
import glasshead.engine.Findings;
import glasshead.experiment.BadInput;
import glasshead.experiment.Circuit;
import glasshead.experiment.WholeFile;
import glasshead.ui.heatmap.LabelText;
import glasshead.ui.picture.Svg;
import glasshead.ui.picture.SvgGraphics;
import glasshead.ui.theme.Fonts;
import glasshead.ui.theme.Tones;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.text.Font;
import org.jspecify.annotations.Nullable;

/// Reading, writing and comparing circuits.
final class CircuitMenus {

    private static final double WIDTH = 1200;
    private static final double HEIGHT = 700;
    private static final double EM = 13;
    private static final double SMALL = 11;

    private final CircuitViewModel model;
    private final CircuitFiles files;

    CircuitMenus(CircuitViewModel model, CircuitFiles files) {
        this.model = model;
        this.files = files;
    }

    MenuButton compare() {
        MenuButton menu = new MenuButton("Compare");
        menu.getStyleClass().addAll("quiet", "circuit-menu");
        menu.setTooltip(new Tooltip("With a circuit that was published, that this program found, or that you set aside: "
                + "parts and edges of either stand out"));
        menu.setOnShowing(_ -> {
            menu.getItems().clear();
            MenuItem aside = new MenuItem("With this one as it is now, whatever comes after");
            aside.setOnAction(_ -> model.edits().setAside());
            menu.getItems().add(aside);
            addChoice(menu, "With none", "");
            if (!model.look().compared().aside().isEmpty()) {
                addChoice(menu, "With the one set aside, " + model.look().compared().aside().size() + " edges", Comparison.ASIDE);
            }
            model.known().get().forEach(known -> addChoice(menu, known.name() + "  –  " + known.about(), known.name()));
            if (model.known().get().isEmpty()) {
                MenuItem none = new MenuItem("No circuit of these weights is known; there are some of gpt2, tiny-english and attn-only-2l");
                none.setDisable(true);
                menu.getItems().add(none);
            }
        });
        menu.getItems().add(new MenuItem("…")); // a menu without items does not open
        Runnable named = () -> {
            KnownCircuit now = model.compared();
            menu.setText(now == null ? "Compare" : "Compared: " + now.name());
        };
        model.session().view().subscribe(named);
        model.known().subscribe(named);
        return menu;
    }

    private void addChoice(MenuButton menu, String text, String name) {
        RadioMenuItem item = new RadioMenuItem(text);
        item.setSelected(model.look().compared().name().equals(name));
        item.setOnAction(_ -> model.edits().compare(name));
        menu.getItems().add(item);
    }

    MenuButton file() {
        MenuButton menu = new MenuButton("File");
        menu.getStyleClass().addAll("quiet", "circuit-menu");
        menu.setTooltip(new Tooltip("Open and save circuits"));
        Map<String, String> kinds = new HashMap<>();
        kinds.put(".json", "Save as JSON…");
        kinds.put(".eap.json", "Save for EAP-IG and MIB…");
        kinds.put(".dot", "Save for Graphviz (DOT)…");
        kinds.put(".svg", "Save the picture as SVG…");
        MenuItem open = new MenuItem("Open…");
        open.setOnAction(_ -> files.open().get().ifPresent(this::open));
        MenuItem restore = new MenuItem("Let go of changes made by hand");
        restore.setOnAction(_ -> model.edits().restore());
        menu.getItems().addAll(open, restore, new SeparatorMenuItem());
        kinds.keySet().stream().sorted().forEach(ending -> {
            MenuItem item = new MenuItem(kinds.get(ending));
            item.setOnAction(_ -> files.save().apply("circuit" + ending).ifPresent(file -> save(file, ending)));
            menu.getItems().add(item);
        });
        return menu;
    }

    void open(Path file) {
        try {
            model.edits().open(CircuitFile.read(file));
        } catch (BadInput problem) {
            files.said().accept(problem.getMessage());
        }
    }

    void save(Path chosen, String ending) {
        Shown shown = model.shown().get();
        Findings found = model.session().findings().get();
        if (shown == null || found == null) {
            return;
        }
        Path file = chosen.getFileName().toString().endsWith(ending) ? chosen : chosen.resolveSibling(chosen.getFileName() + ending);
        try {
            if (ending.equals(".svg")) {
                WholeFile.write(file, picture(shown, model.nodes().figures().get()));
            } else {
                CircuitFormat.write(new Circuit.OfEdges(shown.kept(), shown.scores()), shown.graph(), found.model().dModel(), file);
            }
            files.said().accept("Saved " + file.getFileName() + ".");
        } catch (BadInput problem) {
            files.said().accept(problem.getMessage());
        } catch (IOException problem) {
            files.said().accept("The circuit can't be written as '" + file + "'; choose a place where you may write.");
        }
    }

    /// As it is on screen, light, and without what is pointed at.
    private static String picture(Shown shown, @Nullable NodeFigures scores) {
        StringBuilder svg = new StringBuilder();
        Tones tones = Tones.of(false);
        Set<GraphNode> taking = GraphPainter.taking(shown);
        new GraphPainter(new SvgGraphics(svg), shown, new GraphLayout(shown.graph(), taking, WIDTH, HEIGHT, EM), tones, false,
                new LabelText(Font.font(Fonts.MONO, SMALL)), Font.font(Fonts.TEXT, SMALL)).paint(GraphPainter.Focus.NONE, taking,
                        Overlay.NONE, scores);
        return Svg.document("Circuit of " + shown.kept().size() + " edges", WIDTH, HEIGHT, tones.surface(), svg);
    }
}
