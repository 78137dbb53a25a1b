package glasshead.ui.scrub;

import glasshead.experiment.Feature;
import glasshead.experiment.Graph;
import glasshead.experiment.Hypothesis;
import glasshead.experiment.Hypothesis.Node;
import glasshead.experiment.Part;
import glasshead.experiment.Quantity;
import glasshead.experiment.Receiver;
import glasshead.experiment.ScrubPart;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import org.jspecify.annotations.Nullable;

/// What can be done with the node that is looked at: which rows it may be given, where it is read, what else it reads, and its inputs.
final class NodeEditor extends FlowPane {

    private final ScrubViewModel model;
    private final Label which = new Label();
    private final MenuButton feature = button("scrub-feature-button",
            "How the row that this node is given may differ from its parent's row");
    private final MenuButton positions = button("scrub-positions", "At which positions of its reader the node is read");
    private final MenuButton rest = button("scrub-rest", "What all inputs that are not in the tree follow, together");
    private final MenuButton together = button("scrub-together",
            "Units that are given rows together with this one, as one node; they have no inputs of their own in the tree");
    private final MenuButton add = button("scrub-add", "Puts a unit that this one reads into the tree");
    private final Button remove = new Button("Remove");

    NodeEditor(ScrubViewModel model) {
        this.model = model;
        getStyleClass().add("scrub-editor");
        which.getStyleClass().add("strong");
        add.setText("Add input");
        remove.setTooltip(new Tooltip("Takes the node away, with all below it (Delete)"));
        remove.setOnAction(_ -> model.tree().remove());
        getChildren().addAll(which, feature, positions, rest, add, together, remove);
        model.tree().selected().subscribe(this::show);
        model.tree().hypothesis().subscribe(this::show);
        model.set().rows().subscribe(this::show);
        show();
    }

    private static MenuButton button(String style, String tooltip) {
        MenuButton button = new MenuButton();
        button.getStyleClass().add(style);
        button.setTooltip(new Tooltip(tooltip));
        button.setMnemonicParsing(false);
        return button;
    }

    private void show() {
        Hypothesis now = model.tree().hypothesis().get();
        setVisible(now != null);
        setManaged(now != null);
        if (now == null || !now.tree().paths().contains(model.tree().selected().get())) {
            return;
        }
        Node node = now.tree().at(model.tree().selected().get());
        which.setText(ScrubPart.edge(now.tree(), model.tree().selected().get()));
        feature.setText("Rows: " + node.rowsLike());
        feature.setDisable(node.isRoot());
        feature.getItems().setAll(features(node));
        positions.setText(node.positions() == null ? "All positions" : "At " + String.join(", ", node.positions().stream().map(
                Object::toString).toList()));
        positions.setDisable(node.isRoot());
        positions.getItems().setAll(positionItems(node));
        rest.setText("Other inputs: " + node.restLike());
        rest.setDisable(node.inputs().isEmpty() && !node.isRoot());
        rest.getItems().setAll(Stream.of(Feature.SAME, Feature.ANY).map(each -> checked(each.toString(), node.restLike().equals(each),
                () -> model.tree().edit(changed -> changed.withRest(each)))).toList());
        List<MenuItem> inputs = inputs(node);
        add.getItems().setAll(inputs);
        add.setDisable(inputs.isEmpty());
        List<MenuItem> others = others(now.tree(), node);
        together.setText("Together with");
        together.getItems().setAll(others);
        together.setDisable(others.isEmpty());
        remove.setDisable(node.isRoot());
    }

    private static CheckMenuItem checked(String text, boolean selected, Runnable action) {
        CheckMenuItem item = new CheckMenuItem(text);
        item.setMnemonicParsing(false);
        item.setSelected(selected);
        item.setOnAction(_ -> action.run());
        return item;
    }

    private List<MenuItem> features(Node node) {
        List<MenuItem> items = new ArrayList<>();
        Feature now = node.rowsLike();
        for (Feature each : List.of(Feature.SAME, Feature.ANY)) {
            items.add(checked(each.toString(), now.equals(each), () -> change(each)));
        }
        items.add(new SeparatorMenuItem());
        Set<Quantity> offered = new LinkedHashSet<>(now.agreeIn());
        offered.addAll(model.set().offered());
        for (Quantity each : offered) {
            items.add(checked("agrees in " + each, now.agreeIn().contains(each), () -> change(with(now, each))));
        }
        return items;
    }

    /// With the quantity, or without it where it was there.
    private static Feature with(Feature now, Quantity toggled) {
        List<Quantity> agree = new ArrayList<>(now.agreeIn());
        if (!agree.remove(toggled)) {
            agree.add(toggled);
        }
        return agree.isEmpty() ? Feature.ANY : Feature.in(agree);
    }

    private void change(Feature to) {
        model.tree().edit(node -> node.withFeature(to));
    }

    private List<MenuItem> positionItems(Node node) {
        List<MenuItem> items = new ArrayList<>();
        items.add(checked("all", node.positions() == null, () -> model.tree().edit(changed -> changed.withPositions(null))));
        items.add(new SeparatorMenuItem());
        int shown = model.experiment().get().subject().shown();
        String[] labels = shown < model.set().rows().get().size() ? model.set().rows().get().get(shown).tokens().labels() : new String[0];
        List<Integer> now = node.positions() == null ? List.of() : node.positions();
        IntStream.range(0, labels.length).forEach(at -> items.add(checked(at + "  " + labels[at], now.contains(at), () -> model.tree().edit(
                changed -> changed.withPositions(toggled(now, at))))));
        return items;
    }

    private static @Nullable List<Integer> toggled(List<Integer> now, int at) {
        List<Integer> changed = new ArrayList<>(now);
        if (!changed.remove(Integer.valueOf(at))) {
            changed.add(at);
        }
        return changed.isEmpty() ? null : changed.stream().sorted().toList();
    }

    /// By where they are read, of a head in menus of their own.
    private List<MenuItem> inputs(Node node) {
        Graph graph = model.set().graph();
        List<MenuItem> items = new ArrayList<>();
        if (graph == null) {
            return items;
        }
        for (Receiver receiver : ScrubPart.receivers(node)) {
            String into = ScrubPart.into(receiver);
            List<MenuItem> senders = graph.senders().stream().filter(sender -> ScrubPart.free(node, sender).contains(receiver)).map(
                    sender -> item(sender, into)).toList();
            if (into == null) {
                items.addAll(senders);
            } else {
                Menu menu = new Menu("into " + into);
                menu.getItems().setAll(senders);
                items.add(menu);
            }
        }
        return items;
    }

    /// Units that can be one node with this one: what its parent reads at the same place and the tree does not name there.
    private List<MenuItem> others(Node tree, Node node) {
        Graph graph = model.set().graph();
        List<Integer> path = model.tree().selected().get();
        if (graph == null || path.isEmpty() || !node.inputs().isEmpty()) {
            return List.of();
        }
        Node parent = tree.at(path.subList(0, path.size() - 1));
        return graph.senders().stream().filter(unit -> !List.of(unit).equals(node.senders()) && (node.senders().contains(unit) || ScrubPart
                .free(parent, unit).stream().anyMatch(receiver -> Objects.equals(ScrubPart.into(receiver), node.into())))).<MenuItem>map(
                        unit -> checked(unit.toString(), node.senders().contains(unit), () -> model.tree().join(unit))).toList();
    }

    private MenuItem item(Part sender, @Nullable String into) {
        MenuItem item = new MenuItem(sender.toString());
        item.setOnAction(_ -> model.tree().add(model.tree().selected().get(), Node.child(sender, into, Feature.SAME)));
        return item;
    }
}
