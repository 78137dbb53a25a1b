package glasshead.ui.heatmap;

import glasshead.pixels.Raster;
import glasshead.ui.picture.CanvasGraphics;
import glasshead.ui.picture.Drawn;
import glasshead.ui.picture.Graphics;
import glasshead.ui.picture.Sharpened;
import glasshead.ui.picture.SvgGraphics;
import java.nio.IntBuffer;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// A resizable region with one picture of device pixels and, above it, a canvas for lines and text.
///
/// Both are redrawn at most once in each pulse, and apart: hovering costs no new picture.
public final class PixelCanvas extends Region implements Sharpened, Drawn {

    private final Canvas picture = new Canvas();
    private final Canvas overlay = new Canvas();
    private final Surface surface = new Surface();
    private final DoubleProperty screenScale = new SimpleDoubleProperty(1);
    private final ObservableValue<Double> windowScale;
    /// Turns the canvases' units back into those of the scene where [#magnification] is not 1.
    private final Scale back = new Scale(1, 1, 0, 0);
    private final Painter painter;
    private final OverlayPainter overlayPainter;
    private @Nullable Pixels pixels;
    private boolean pictureStale = true;
    private boolean overlayStale = true;

    /// Fills the picture, which comes cleared.
    @FunctionalInterface
    public interface Painter {
        void paint(Raster raster, double screenScale);
    }

    /// Draws what lies above the picture, in logical pixels on a cleared canvas.
    @FunctionalInterface
    public interface OverlayPainter {
        void paint(Graphics graphics, double width, double height);
    }

    public PixelCanvas(Painter painter, OverlayPainter overlayPainter) {
        this.painter = painter;
        this.overlayPainter = overlayPainter;
        picture.getGraphicsContext2D().setImageSmoothing(false);
        picture.getTransforms().add(back);
        overlay.getTransforms().add(back);
        getChildren().add(surface);
        windowScale = sceneProperty().flatMap(Scene::windowProperty).flatMap(Window::outputScaleXProperty)
                .map(Number::doubleValue).orElse(1.0);
        drawForScreen();
        screenScale.subscribe(this::repaint);
    }

    /// Device pixels for each logical pixel: the window's, unless bound to something else.
    public DoubleProperty screenScale() {
        return screenScale;
    }

    @Override
    public void drawFor(double scale) {
        screenScale.unbind();
        screenScale.set(scale);
    }

    @Override
    public void drawForScreen() {
        screenScale.bind(windowScale);
    }

    @Override
    public void drawOn(SvgGraphics svg) {
        double scale = screenScale.get();
        Raster raster = new Raster((int) Math.ceil(getWidth() * scale), (int) Math.ceil(getHeight() * scale));
        painter.paint(raster, scale);
        svg.pixels(raster, scale);
        svg.save();
        overlayPainter.paint(svg, getWidth(), getHeight());
        svg.restore();
    }

    /// How many pixels there are for each of the window's: 1, unless it is drawn for something sharper than the window.
    private double magnification() {
        return screenScale.get() / windowScale.getValue();
    }

    /// Draws the picture and what lies above it anew in the next pulse.
    public void repaint() {
        pictureStale = true;
        repaintOverlay();
    }

    /// Draws only what lies above the picture anew in the next pulse.
    public void repaintOverlay() {
        overlayStale = true;
        surface.requestLayout();
    }

    @Override
    protected void layoutChildren() {
        surface.resizeRelocate(0, 0, getWidth(), getHeight());
    }

    private void paint(double width, double height) {
        fit(width * magnification(), height * magnification());
        if (pictureStale) {
            paintPicture(width, height);
        }
        if (overlayStale) {
            GraphicsContext graphics = cleared(overlay);
            overlayPainter.paint(new CanvasGraphics(graphics), width, height);
            graphics.restore();
            overlayStale = false;
        }
    }

    private void fit(double width, double height) {
        if (picture.getWidth() != width || picture.getHeight() != height) {
            for (Canvas canvas : new Canvas[] {picture, overlay}) {
                canvas.setWidth(width);
                canvas.setHeight(height);
            }
            back.setX(1 / magnification());
            back.setY(1 / magnification());
            pictureStale = true;
            overlayStale = true;
        }
    }

    /// The canvas, empty, in units of the scene; to be restored.
    private GraphicsContext cleared(Canvas canvas) {
        GraphicsContext graphics = canvas.getGraphicsContext2D();
        graphics.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        graphics.save();
        graphics.scale(magnification(), magnification());
        return graphics;
    }

    private void paintPicture(double width, double height) {
        double scale = screenScale.get();
        int pixelWidth = (int) Math.ceil(width * scale);
        int pixelHeight = (int) Math.ceil(height * scale);
        pictureStale = false;
        GraphicsContext graphics = cleared(picture);
        if (pixelWidth > 0 && pixelHeight > 0) {
            graphics.drawImage(filled(pixelWidth, pixelHeight, scale), 0, 0, pixelWidth / scale, pixelHeight / scale);
        }
        graphics.restore();
    }

    private WritableImage filled(int pixelWidth, int pixelHeight, double scale) {
        if (pixels == null || pixels.raster.width() != pixelWidth || pixels.raster.height() != pixelHeight) {
            pixels = Pixels.of(pixelWidth, pixelHeight);
        }
        pixels.raster.clear();
        painter.paint(pixels.raster, scale);
        pixels.buffer.updateBuffer(changed -> null);
        return pixels.image;
    }

    /// The same numbers, to be drawn on and to be shown.
    private record Pixels(Raster raster, PixelBuffer<IntBuffer> buffer, WritableImage image) {

        static Pixels of(int width, int height) {
            Raster raster = new Raster(width, height);
            PixelBuffer<IntBuffer> buffer = new PixelBuffer<>(width, height, IntBuffer.wrap(raster.pixels()),
                    PixelFormat.getIntArgbPreInstance());
            return new Pixels(raster, buffer, new WritableImage(buffer));
        }
    }

    /// Unmanaged, so that asking it for a layout pass (which is what redraws) leaves the layout of everything around it alone.
    private final class Surface extends Region {

        Surface() {
            setManaged(false);
            getChildren().addAll(picture, overlay);
        }

        @Override
        protected void layoutChildren() {
            paint(getWidth(), getHeight());
        }
    }
}
