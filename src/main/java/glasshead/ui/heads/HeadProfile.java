package glasshead.ui.heads;

import glasshead.analysis.HeadMetric;
import glasshead.experiment.Head;
import glasshead.ui.heatmap.PixelCanvas;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.picture.Graphics;
import glasshead.ui.theme.Fonts;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/// Uses the room below a small grid: a line for each metric with a stroke for every head, on which the focused ones stand out.
final class HeadProfile extends Region {

    private static final double REACH = 9;

    private final HeadsViewModel model;
    private final ViewOptions options;
    private final PixelCanvas canvas = new PixelCanvas((raster, screenScale) -> {}, this::paint);

    HeadProfile(HeadsViewModel model, ViewOptions options) {
        this.model = model;
        this.options = options;
        getStyleClass().add("head-profile");
        getChildren().add(canvas);
        Tooltip.install(this, new Tooltip("Every stroke is a head; a click locks it. A click on a name colours the grid by it."));
        setOnMouseMoved(event -> {
            setCursor(nameAt(event).isPresent() || headAt(event).isPresent() ? Cursor.HAND : Cursor.DEFAULT);
            model.hover(headAt(event).orElse(null));
        });
        setOnMouseExited(event -> model.hover(null));
        setOnMouseClicked(event -> {
            nameAt(event).ifPresent(metric -> model.picture().set(new CellPicture.Metric(metric)));
            headAt(event).ifPresent(head -> model.click(head, event.isShiftDown() || event.isShortcutDown()));
        });
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        model.grid().addListener((property, before, now) -> refresh());
        model.selection().focused().addListener((property, before, now) -> refresh());
        refresh();
        options.dark().subscribe(canvas::repaintOverlay);
        options.largeText().subscribe(canvas::repaintOverlay);
    }

    private void refresh() {
        canvas.repaintOverlay();
        HeadGrid grid = model.grid().get();
        List<Head> focused = model.selection().focused().get();
        setAccessibleText("A line of strokes for each metric, a stroke for each head" + (grid == null ? "" : focused.stream()
                .filter(grid.allHeads()::contains).map(head -> "; " + HeadTexts.tooltip(grid, head).replace("\n", ", ")).collect(Collectors
                        .joining())));
    }

    /// With less it is not shown: lines that go one after the other would say less without telling.
    double smallestHeight() {
        return ProfileLayout.smallestHeight(em());
    }

    double largestHeight() {
        return ProfileLayout.largestHeight(em());
    }

    @Override
    protected void layoutChildren() {
        canvas.resizeRelocate(0, 0, getWidth(), getHeight());
    }

    private double em() {
        return Fonts.size(options.largeText().get());
    }

    private ProfileLayout lines() {
        return new ProfileLayout(getWidth(), getHeight(), em());
    }

    private void paint(Graphics graphics, double width, double height) {
        if (model.grid().get() != null) {
            new ProfilePainter(graphics, model.grid().get(), new ProfileLayout(width, height, em()), options)
                    .paint(model.selection().focused().get());
        }
    }

    private Optional<HeadMetric> nameAt(MouseEvent event) {
        return event.getX() < lines().trackLeft() ? lines().metricAt(event.getY()) : Optional.empty();
    }

    /// The head whose stroke is nearest, if one is near.
    private Optional<Head> headAt(MouseEvent event) {
        HeadGrid grid = model.grid().get();
        if (grid == null || event.getX() < lines().trackLeft()) {
            return Optional.empty();
        }
        return lines().metricAt(event.getY()).flatMap(metric -> {
            ProfileScale scale = ProfileScale.of(grid, metric, lines());
            List<Head> drawn = grid.allHeads().stream().filter(head -> !Double.isNaN(grid.value(metric, head))).toList();
            return drawn.stream().min(Comparator.comparingDouble(head -> distance(scale, grid, metric, head, event)))
                    .filter(head -> distance(scale, grid, metric, head, event) <= REACH);
        });
    }

    private static double distance(ProfileScale scale, HeadGrid grid, HeadMetric metric, Head head, MouseEvent event) {
        return Math.abs(scale.x(grid.value(metric, head)) - event.getX());
    }
}
