package glasshead.ui.maps;

import glasshead.pixels.ColourScale;
import glasshead.pixels.Raster;
import glasshead.ui.heatmap.CanvasFonts;
import glasshead.ui.heatmap.LabelText;
import glasshead.ui.heatmap.PixelCanvas;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.picture.Graphics;
import glasshead.ui.theme.Tones;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// A question's maps side by side. The pointer or the arrow keys read a cell, a click or Enter makes it live.
final class TilesPane extends Region {

    private final MapsViewModel model;
    private final ViewOptions options;
    private final PixelCanvas canvas = new PixelCanvas(this::paintCells, this::paintOverlay);
    private final MapCard card = new MapCard();
    private final Tooltip title = new Tooltip();
    private LabelText text;
    private @Nullable SheetLayout layout;

    TilesPane(MapsViewModel model, ViewOptions options) {
        this.model = model;
        this.options = options;
        getStyleClass().add("map-tiles");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText("Maps");
        setMinSize(0, 0);
        getChildren().addAll(canvas, card);
        setOnMouseMoved(this::moved);
        setOnMouseExited(event -> model.pointed().set(null));
        setOnMousePressed(event -> requestFocus());
        setOnMouseClicked(this::clicked);
        setOnKeyPressed(this::pressed);
        model.picture().addListener((property, before, now) -> repaint());
        model.pointed().addListener((property, before, now) -> showPointed());
        model.session().experiment().addListener((property, before, now) -> canvas.repaintOverlay());
        model.selection().hovered().subscribe(canvas::repaintOverlay);
        focusVisibleProperty().subscribe(canvas::repaintOverlay);
        options.dark().subscribe(canvas::repaint);
        options.largeText().subscribe(this::repaint);
        widthProperty().subscribe(this::forgetLayout);
        heightProperty().subscribe(this::forgetLayout);
        canvas.screenScale().subscribe(this::forgetLayout);
        repaint();
    }

    /// Where everything lies; only while there is a picture.
    SheetLayout cells() {
        if (layout == null) {
            layout = SheetLayout.of(picture().tiles(), getWidth(), getHeight(), text, canvas.screenScale().get());
        }
        return layout;
    }

    /// How large cells would be in so much room.
    double cellSize(double width, double height) {
        return picture() == null ? 0 : SheetLayout.of(picture().tiles(), width, height, text, canvas.screenScale().get()).cellSize();
    }

    double lineHeight() {
        return text.lineHeight();
    }

    @Override
    protected void layoutChildren() {
        canvas.resizeRelocate(0, 0, getWidth(), getHeight());
    }

    private Picture picture() {
        return model.picture().get();
    }

    private void forgetLayout() {
        layout = null;
    }

    private void repaint() {
        text = new LabelText(CanvasFonts.token(options));
        forgetLayout();
        canvas.repaint();
        showPointed();
    }

    private ColourScale scale() {
        return ColourScale.diverging(options.palette().get(), options.dark().get(), picture().limit());
    }

    private void paintCells(Raster raster, double screenScale) {
        if (picture() == null) {
            return;
        }
        for (Placed placed : cells().placed()) {
            if (!placed.tile().isMissing() && placed.tile().form() != Tile.Form.BARS) {
                TileRaster.paint(raster, placed, scale(), screenScale);
            }
        }
    }

    private void paintOverlay(Graphics graphics, double width, double height) {
        if (picture() != null) {
            List<Tile> tiles = picture().tiles();
            Spot pointed = model.pointed().get();
            new TilesPainter(graphics, picture(), Tones.of(options), text, pointed != null && pointed.tile() < tiles.size() ? pointed
                    : null)
                    .paint(cells(), scale(), model.selection().hovered().get(), model.live());
        }
        if (isFocusVisible()) {
            graphics.setLineWidth(1);
            graphics.setStroke(Tones.of(options).accent());
            graphics.strokeRect(0.5, 0.5, width - 1, height - 1);
        }
    }

    /// The card stands beside its cell, so that it is the same for mouse and keyboard.
    private void showPointed() {
        Spot spot = model.pointed().get();
        if (picture() == null || spot == null || !spot.isIn(picture())) {
            card.hide();
        } else {
            Placed placed = cells().placed().get(spot.tile());
            CardText said = CardText.of(picture(), placed.tile(), spot, model);
            card.show(said, placed.cell(spot.row(), spot.column()), this);
            setAccessibleText(said.spoken());
        }
        canvas.repaintOverlay();
    }

    private void moved(MouseEvent event) {
        Spot spot = picture() == null ? null : cells().at(event.getX(), event.getY());
        setCursor(spot == null ? Cursor.DEFAULT : Cursor.HAND);
        model.pointed().set(spot);
        showTitle(picture() == null ? "" : cells().cutTitleAt(event.getX(), event.getY(), TilesPainter.titles(text)));
    }

    /// A title that there was no room for.
    private void showTitle(String whole) {
        title.setText(whole);
        if (whole.isEmpty()) {
            Tooltip.uninstall(this, title);
        } else {
            Tooltip.install(this, title);
        }
    }

    private void clicked(MouseEvent event) {
        if (picture() != null && event.getButton() == MouseButton.PRIMARY) {
            model.pointed().set(cells().at(event.getX(), event.getY()));
            model.clickPointed(event.isShiftDown() || event.isShortcutDown());
        }
    }

    private void pressed(KeyEvent event) {
        if (picture() == null) {
            return;
        }
        switch (event.getCode()) {
            case UP -> step(-1, 0);
            case DOWN -> step(1, 0);
            case LEFT -> step(0, -1);
            case RIGHT -> step(0, 1);
            case ENTER, SPACE -> model.clickPointed(event.isShiftDown());
            case ESCAPE -> model.pointed().set(null);
            default -> {
                return;
            }
        }
        // Escape also ends what is under way, which the panel does
        if (event.getCode() != KeyCode.ESCAPE) {
            event.consume();
        }
    }

    private void step(int down, int right) {
        model.pointed().set(new CellSteps(cells()).from(model.pointed().get(), down, right));
    }
}
