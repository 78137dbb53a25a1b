package glasshead.ui.examples;

import glasshead.scan.ScanShelf.Kept;
import glasshead.ui.format.Numbers;
import glasshead.ui.format.WaitingLabel;
import glasshead.ui.panel.DataTable;
import glasshead.ui.panel.Panel;
import glasshead.ui.panel.Segmented;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The panel that lists heads, neurons or directions of a corpus, filtered and sorted by any figure.
public final class ComponentsView {

    /// Ready filters: what they find, for heads and for neurons.
    private static final List<List<String>> OF_HEADS = List.of(List.of("Sharp, and one token back", "entropy<1 previous>0.4"), List.of(
            "Previous token", "previous>0.4"), List.of("Induction on natural text", "induction>0.2"), List.of("Duplicate token",
                    "duplicate>0.3"), List.of("The token itself", "self>0.4"), List.of("Rest on the first token", "first>0.6"), List.of(
                            "Look far back", "distance>5 first<0.3"));
    private static final List<List<String>> OF_NEURONS = List.of(List.of("Seldom active", "active<0.02 max>0.5"), List.of("Never active",
            "max<0.01"), List.of("Nearly always active", "active>0.9"), List.of("Strong", "max>2"), List.of("Rare and strong",
                    "skew>5"));

    private final ExamplesViewModel model;
    private final Listing listing;
    private final Panel panel = new Panel("Heads");
    private final ComponentsTable table;
    private final Segmented<Kind> kinds;
    private final TextField filter = new TextField();
    private final MenuButton ready = new MenuButton("Filters");

    public ComponentsView(ExamplesViewModel model, ScanFiles files) {
        this.model = model;
        listing = model.listing();
        kinds = new Segmented<>(List.of(Kind.values()), Kind::label, Kind::meaning, listing.kind());
        table = new ComponentsTable(model);
        panel.getStyleClass().addAll("components", Panel.SAYS_ITSELF);
        panel.getStylesheets().add(Objects.requireNonNull(ComponentsView.class.getResource("examples.css")).toExternalForm());
        panel.controls().getChildren().add(kinds);
        panel.setTable(this::data);
        panel.setContent(content());
        CorpusDrop.on(panel, model.scans());
        panel.setFooter(new ScanBar(model.scans(), files));
        listing.listed().subscribe(this::show);
        model.scans().open().subscribe(this::show);
        listing.kind().subscribe(this::show);
        show();
    }

    public Panel panel() {
        return panel;
    }

    private VBox content() {
        filter.setAccessibleText("Filter: layers, names, and conditions on figures");
        filter.setTooltip(new Tooltip("Layers or names, and conditions on the figures of the columns, all of which must hold"));
        filter.getStyleClass().addAll("mono", "components-filter");
        filter.textProperty().bindBidirectional(listing.filter());
        HBox.setHgrow(filter, Priority.ALWAYS);
        ready.setTooltip(new Tooltip("Filters that are often asked for, to be changed as one likes"));
        ready.setMinWidth(MenuButton.USE_PREF_SIZE);
        ready.getStyleClass().add("components-ready");
        HBox line = new HBox(filter, ready);
        line.getStyleClass().add("components-line");
        Label problem = new Label();
        problem.textProperty().bind(listing.problem());
        problem.managedProperty().bind(problem.textProperty().isNotEmpty());
        problem.setWrapText(true);
        problem.getStyleClass().addAll("small", "muted", "components-problem");
        table.visibleProperty().bind(model.scans().open().isNotNull());
        StackPane middle = new StackPane(table, new WaitingLabel(Bindings.createStringBinding(() -> model.scans().open().get() == null
                ? "What a corpus says of them is listed here." : "", model.scans().open())));
        middle.setMinSize(0, 0);
        VBox.setVgrow(middle, Priority.ALWAYS);
        VBox all = new VBox(line, problem, middle);
        all.getStyleClass().add("components-content");
        all.setMinSize(0, 0);
        return all;
    }

    private void show() {
        Kind kind = listing.kind().get();
        panel.title().set(kind.label());
        Kept open = model.scans().open().get();
        filter.setPromptText(switch (kind) {
            case HEADS -> "L2 entropy<1 previous>0.5";
            case NEURONS -> "L2 active<0.02 max>1";
            case DIRECTIONS -> "logits max>5";
        });
        kinds.offer(each -> each != Kind.DIRECTIONS || kind == each || open != null && each.isIn(open.scan()));
        panel.legend().set(open == null ? "" : Numbers.grouped(listing.listed().get().size()) + " of " + Numbers.grouped(listing.count())
                + " on ‘" + open.name() + "’, " + Numbers.grouped(open.scan().counts().tokens()) + " tokens");
        List<List<String>> filters = kind == Kind.HEADS ? OF_HEADS : OF_NEURONS;
        ready.getItems().setAll(filters.stream().map(each -> item(each.getFirst() + "   " + each.getLast(), each.getLast())).toList());
        ready.getItems().add(item("All", ""));
        table.show();
    }

    private MenuItem item(String text, String written) {
        MenuItem item = new MenuItem(text);
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> listing.filter().setValue(written));
        return item;
    }

    private DataTable data() {
        List<Figure> figures = Figure.of(listing.kind().get());
        List<String> columns = new ArrayList<>(List.of("name"));
        figures.forEach(figure -> columns.add(figure.word()));
        return new DataTable(panel.title().get() + " on a corpus", columns, listing.listed().get().stream().map(
                each -> row(each, figures)).toList());
    }

    private static List<String> row(Listed of, List<Figure> figures) {
        List<String> cells = new ArrayList<>(List.of(of.component().toString()));
        figures.forEach(figure -> cells.add(Numbers.plain(of.of(figure), figure.decimals())));
        return cells;
    }
}
