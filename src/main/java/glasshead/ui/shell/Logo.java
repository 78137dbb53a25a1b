package glasshead.ui.shell;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Arc;
import javafx.scene.shape.ArcType;
import javafx.scene.shape.Circle;
import javafx.scene.shape.StrokeLineCap;

/// The program's sign and name: a lens, and in it a head that looks back at three tokens.
final class Logo extends HBox {

    private static final double SIZE = 20;

    Logo() {
        Label name = new Label("Glasshead");
        name.getStyleClass().add("logo-name");
        name.setMinWidth(Region.USE_PREF_SIZE);
        getStyleClass().add("logo");
        getChildren().addAll(sign(), name);
    }

    private static Pane sign() {
        Circle lens = new Circle(10, 10, 8.8);
        lens.getStyleClass().add("logo-lens");
        Pane sign = new Pane(lens);
        double from = 14.6;
        for (double to : new double[] {5.4, 8.4, 11.4}) {
            Arc look = new Arc((from + to) / 2, 12.6, (from - to) / 2, (from - to) * 0.62, 0, 180);
            look.setType(ArcType.OPEN);
            look.setStrokeLineCap(StrokeLineCap.ROUND);
            look.getStyleClass().add("logo-look");
            Circle token = new Circle(to, 12.8, 1.05);
            token.getStyleClass().add("logo-token");
            sign.getChildren().addAll(look, token);
        }
        Circle head = new Circle(from, 12.8, 1.5);
        head.getStyleClass().add("logo-head");
        sign.getChildren().add(head);
        sign.setMinSize(SIZE, SIZE);
        sign.setMaxSize(SIZE, SIZE);
        return sign;
    }
}
