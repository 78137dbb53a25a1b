package glasshead.ui.compare;

import glasshead.ui.delay.Delays;
import glasshead.ui.model.FolderChooser;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.prompt.PromptView;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.RowConstraints;

/// Two columns of panels whose rows stand at the same heights, under the line that says what differs.
public final class CompareView extends BorderPane {

    private static final int HEADS_ROW = 3;
    private static final Set<Integer> PICTURES = Set.of(HEADS_ROW, HEADS_ROW + 1);
    private static final double HALF = 50;
    /// Of the window's height, for a row of pictures: large windows have large ones, and scroll.
    private static final double TALL = .4;

    private final GridPane grid = new GridPane();
    private final ScrollPane scroll = new ScrollPane(grid);
    private final List<CompareColumn> columns;

    public CompareView(CompareViewModel model, CompareSide left, CompareSide right, FolderChooser folders, ViewOptions options,
            Delays delays) {
        getStyleClass().add("compare");
        getStylesheets().add(Objects.requireNonNull(CompareView.class.getResource("compare.css")).toExternalForm());
        Button copy = new Button("Copy left");
        copy.setMinWidth(Region.USE_PREF_SIZE);
        copy.setTooltip(new Tooltip("Make the right side as the left one is"));
        copy.setOnAction(_ -> model.copyLeft());
        CompareColumn one = new CompareColumn(left, model.besideLeft(), folders, options, delays);
        CompareColumn other = new CompareColumn(right, model.besideRight(), folders, options, delays, copy);
        columns = List.of(one, other);
        model.aligned().subscribe(aligned -> PromptView.align(one.prompt(), other.prompt(), aligned));
        grid.getStyleClass().add("compare-grid");
        columns.forEach(this::add);
        Region difference = new DifferencePanel(model.difference(), options).panel();
        grid.getRowConstraints().add(tall(difference));
        grid.add(difference, 0, one.rows().size(), 2, 1);
        DifferenceBar bar = new DifferenceBar(model);
        HBox.setHgrow(bar, Priority.ALWAYS);
        HBox top = new HBox(bar);
        top.getStyleClass().add("compare-top");
        scroll.getStyleClass().add("compare-scroll");
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        setTop(top);
        setCenter(scroll);
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    }

    /// To where what is different is typed.
    void focusRightPrompt() {
        columns.getLast().prompt().focusField();
    }

    /// A column after the other, which is the order of the Tab key.
    private void add(CompareColumn column) {
        int at = grid.getColumnCount();
        ColumnConstraints half = new ColumnConstraints();
        half.setPercentWidth(HALF);
        grid.getColumnConstraints().add(half);
        for (int row = 0; row < column.rows().size(); row++) {
            Node node = column.rows().get(row);
            if (at == 0) {
                RowConstraints height = PICTURES.contains(row) ? tall((Region) node) : new RowConstraints();
                height.setVgrow(row < HEADS_ROW ? Priority.NEVER : Priority.ALWAYS);
                grid.getRowConstraints().add(height);
            }
            grid.add(node, at, row);
        }
    }

    private RowConstraints tall(Region picture) {
        RowConstraints height = new RowConstraints();
        height.setVgrow(Priority.ALWAYS);
        Runnable fit = () -> height.setMinHeight(Math.max(picture.getMinHeight(), Math.floor(TALL * scroll.getViewportBounds()
                .getHeight())));
        picture.minHeightProperty().subscribe(fit);
        // When they change, not at each layout, which tells them again: what is set asks for the next one, without an end.
        scroll.viewportBoundsProperty().subscribe((_, _) -> fit.run());
        return height;
    }

    /// A key is about the side under the pointer, else about the side with the focus.
    private void pressed(KeyEvent key) {
        Node focused = getScene().getFocusOwner();
        Stream.concat(columns.stream().filter(CompareColumn::isPointedAt), columns.stream().filter(column -> column.holds(focused)))
                .findFirst().ifPresent(column -> column.pressed(key));
    }
}
