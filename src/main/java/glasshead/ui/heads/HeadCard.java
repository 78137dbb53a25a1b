package glasshead.ui.heads;

import glasshead.experiment.Head;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.theme.Fonts;
import glasshead.ui.theme.Tones;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/// A head on its way from one panel to another: its name, on a small card at the pointer.
final class HeadCard {

    private static final double WIDTH_EMS = 4;
    private static final double HEIGHT_EMS = 1.9;
    private static final double ROUND = 8;

    private HeadCard() {}

    /// To be called while a drag is detected on `from`.
    static void carry(Node from, Head head, ViewOptions options) {
        ClipboardContent content = new ClipboardContent();
        content.putString(head.toString());
        Dragboard board = from.startDragAndDrop(TransferMode.COPY);
        board.setContent(content);
        board.setDragView(picture(head.toString(), Tones.of(options), Fonts.size(options.largeText().get())));
    }

    private static Image picture(String name, Tones tones, double em) {
        Canvas canvas = new Canvas(WIDTH_EMS * em, HEIGHT_EMS * em);
        GraphicsContext graphics = canvas.getGraphicsContext2D();
        graphics.setFill(tones.selected());
        graphics.fillRoundRect(0.5, 0.5, canvas.getWidth() - 1, canvas.getHeight() - 1, ROUND, ROUND);
        graphics.setStroke(tones.accent());
        graphics.strokeRoundRect(0.5, 0.5, canvas.getWidth() - 1, canvas.getHeight() - 1, ROUND, ROUND);
        graphics.setFill(tones.text());
        graphics.setFont(Font.font(Fonts.MONO, em));
        graphics.setTextAlign(TextAlignment.CENTER);
        graphics.setTextBaseline(VPos.CENTER);
        graphics.fillText(name, canvas.getWidth() / 2, canvas.getHeight() / 2);
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setFill(Color.TRANSPARENT);
        return canvas.snapshot(parameters, null);
    }
}
