package glasshead.ui.shell;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Arc;
import javafx.scene.shape.ArcType;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.shape.StrokeLineCap;

/// The program's sign and name: a lens, and in it a head that looks back at tokens.
final class Logo extends HBox {

    private static final double SIZE = 21;
    /// Where the tokens stand.
    private static final double LINE = 11;

    private final Label name = new Label("Glasshead");

    Logo() {
        name.getStyleClass().add("logo-name");
        name.setMinWidth(Region.USE_PREF_SIZE);
        getStyleClass().add("logo");
        getChildren().addAll(sign(), name);
    }

    /// The program's name beside its sign.
    Label name() {
        return name;
    }

    private static Pane sign() {
        Circle lens = new Circle(9, 9, 8);
        lens.getStyleClass().add("logo-lens");
        Line handle = new Line(15, 15, 19.4, 19.4);
        handle.getStyleClass().add("logo-handle");
        Pane sign = new Pane(lens, handle);
        double from = 13;
        for (double to : new double[] {4.8, 8.4}) {
            Arc look = new Arc((from + to) / 2, LINE, (from - to) / 2, (from - to) * 0.6, 0, 180);
            look.setType(ArcType.OPEN);
            look.setStrokeLineCap(StrokeLineCap.ROUND);
            look.getStyleClass().add("logo-look");
            Circle token = new Circle(to, LINE, 1.1);
            token.getStyleClass().add("logo-token");
            sign.getChildren().addAll(look, token);
        }
        Circle head = new Circle(from, LINE, 1.6);
        head.getStyleClass().add("logo-head");
        sign.getChildren().add(head);
        sign.setMinSize(SIZE, SIZE);
        sign.setMaxSize(SIZE, SIZE);
        return sign;
    }
}
