package glasshead.ui.attention;

import glasshead.session.Selection;
import glasshead.ui.heatmap.CanvasFonts;
import glasshead.ui.heatmap.LabelText;
import glasshead.ui.heatmap.PixelCanvas;
import glasshead.ui.heatmap.Pointed;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.picture.Graphics;
import glasshead.ui.theme.Tones;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/// The pattern as lines between two token columns. Only what is in sight is drawn, so that a long prompt needs no huge canvas.
final class ArcsPicture extends Region {

    private final AttentionViewModel model;
    private final ViewOptions options;
    private final PixelCanvas canvas = new PixelCanvas((raster, scale) -> {}, this::paint);
    private final ScrollBar scroll = new ScrollBar();
    private final ObjectProperty<Pointed> pointed = new SimpleObjectProperty<>(Pointed.NOTHING);
    private LabelText text;

    ArcsPicture(AttentionViewModel model, ViewOptions options) {
        this.model = model;
        this.options = options;
        getStyleClass().add("attention-arcs");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setFocusTraversable(true);
        setMinSize(0, 0);
        scroll.setOrientation(Orientation.VERTICAL);
        scroll.setFocusTraversable(false);
        getChildren().addAll(canvas, scroll);
        model.shown().subscribe(this::requestLayout);
        model.shown().subscribe(this::describe);
        Selection selection = model.selection();
        for (IntegerProperty token : new IntegerProperty[] {selection.query(), selection.key(), selection.hoveredToken()}) {
            token.subscribe(canvas::repaintOverlay);
        }
        pointed.addListener((property, before, now) -> point(now));
        scroll.valueProperty().subscribe(canvas::repaintOverlay);
        options.dark().subscribe(canvas::repaintOverlay);
        options.largeText().subscribe(this::measure);
        focusVisibleProperty().subscribe(canvas::repaintOverlay);
        measure();
        listen();
    }

    ObjectProperty<Pointed> pointed() {
        return pointed;
    }

    ArcsGeometry geometry() {
        return ArcsGeometry.of(model.shown().get(), text, canvas.getWidth(), getHeight(), scroll.getValue());
    }

    @Override
    protected void layoutChildren() {
        double bar = scroll.prefWidth(-1);
        canvas.resizeRelocate(0, 0, Math.max(0, getWidth() - bar), getHeight());
        scroll.resizeRelocate(getWidth() - bar, 0, bar, getHeight());
        double hidden = model.shown().get() == null ? 0 : geometry().hidden();
        scroll.setVisible(hidden > 0);
        scroll.setMax(hidden);
        scroll.setValue(Math.min(scroll.getValue(), hidden));
        scroll.setVisibleAmount(hidden * getHeight() / Math.max(1, hidden + getHeight()));
        canvas.repaintOverlay();
    }

    private void listen() {
        setOnMouseMoved(event -> pointed.set(at(event)));
        setOnMouseExited(event -> pointed.set(Pointed.NOTHING));
        setOnMouseClicked(event -> {
            requestFocus();
            if (event.getButton() == MouseButton.PRIMARY) {
                lock(at(event));
            }
        });
        setOnScroll(event -> {
            scroll.setValue(Math.clamp(scroll.getValue() - event.getDeltaY(), 0, scroll.getMax()));
            event.consume();
        });
        setOnKeyPressed(this::key);
        EdgeMenu.on(this, model, this::edges);
    }

    /// The edge between the token pointed at and the one that is locked on the other side; without that, all its edges.
    private Pointed edges() {
        Pointed at = pointed.get();
        Selection selection = model.selection();
        if (at.isRow()) {
            return new Pointed(at.row(), selection.key().get());
        }
        return at.isColumn() ? new Pointed(selection.query().get(), at.column()) : at;
    }

    private Pointed at(MouseEvent event) {
        return model.shown().get() == null ? Pointed.NOTHING : geometry().at(event.getX(), event.getY());
    }

    private void describe() {
        ShownAttention shown = model.shown().get();
        if (shown == null) {
            setAccessibleText("Attention as lines");
        } else if (pointed.get().isRow() && pointed.get().row() < shown.length()) {
            int query = pointed.get().row();
            setAccessibleText(AttentionTexts.spoken(shown, query, shown.strongestKey(query)));
        } else if (pointed.get().isColumn() && pointed.get().column() < shown.length()) {
            setAccessibleText("key " + shown.name(pointed.get().column()));
        } else {
            setAccessibleText("Lines of " + AttentionTexts.spoken(shown)
                    + ". Arrow keys choose a token, Enter locks it, X cuts the edge between it and the locked one");
        }
    }

    private void point(Pointed now) {
        model.selection().hoveredToken().set(now.isRow() ? now.row() : now.column());
        describe();
        canvas.repaintOverlay();
    }

    private void lock(Pointed at) {
        if (at.isRow()) {
            Selection.click(model.selection().query(), at.row());
        } else if (at.isColumn()) {
            Selection.click(model.selection().key(), at.column());
        }
    }

    private void key(KeyEvent event) {
        ShownAttention shown = model.shown().get();
        if (shown == null || event.isShortcutDown()) {
            return;
        }
        Pointed from = pointed.get().equals(Pointed.NOTHING) ? new Pointed(shown.contrastPosition() + 1, Pointed.NONE) : pointed.get();
        int position = Math.max(from.row(), from.column());
        switch (event.getCode()) {
            case UP -> moveTo(Math.max(0, position - 1), from.isRow());
            case DOWN -> moveTo(Math.min(shown.length() - 1, position + 1), from.isRow());
            case LEFT -> moveTo(Math.min(position, shown.length() - 1), true);
            case RIGHT -> moveTo(Math.min(position, shown.length() - 1), false);
            case ENTER, SPACE -> lock(pointed.get());
            case ESCAPE -> {
                if (!release()) {
                    return;
                }
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void moveTo(int position, boolean query) {
        pointed.set(query ? new Pointed(position, Pointed.NONE) : new Pointed(Pointed.NONE, position));
        ArcsGeometry geometry = geometry();
        double y = geometry.center(position);
        double above = Math.min(0, y - geometry.pitch() / 2 - geometry.header());
        double below = Math.max(0, y + geometry.pitch() / 2 - geometry.height());
        scroll.setValue(Math.clamp(scroll.getValue() + above + below, 0, scroll.getMax()));
    }

    private boolean release() {
        boolean any = !pointed.get().equals(Pointed.NOTHING) || model.selection().query().get() != Selection.NONE || model.selection()
                .key().get() != Selection.NONE;
        pointed.set(Pointed.NOTHING);
        model.selection().query().set(Selection.NONE);
        model.selection().key().set(Selection.NONE);
        return any;
    }

    private void measure() {
        text = new LabelText(CanvasFonts.token(options));
        requestLayout();
    }

    private void paint(Graphics graphics, double width, double height) {
        ShownAttention shown = model.shown().get();
        Tones tones = Tones.of(options);
        if (shown != null) {
            Selection selection = model.selection();
            ArcsFocus focus = ArcsFocus.of(pointed.get(), selection.query().get(), selection.key().get(), selection.hoveredToken().get());
            new ArcsPainter(shown, geometry(), focus, tones, text, CanvasFonts.strongToken(options),
                    ArcsGeometry.labelRoom(shown, text, width)).paint(graphics, width);
        }
        if (isFocusVisible()) {
            graphics.setStroke(tones.accent());
            graphics.strokeRect(0.5, 0.5, width - 1, height - 1);
        }
    }
}
