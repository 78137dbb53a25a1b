package glasshead.ui.shell;

import glasshead.ui.delay.Delay;
import glasshead.ui.delay.Delays;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.theme.Fonts;
import glasshead.ui.theme.Tones;
import java.time.Duration;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Background;
import javafx.scene.layout.Border;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.StageStyle;

/// What is on the screen while the program starts, where that takes longer than a moment: its name, and what is being loaded.
///
/// Drawn without a style sheet: reading those is a part of what is waited for.
public final class Splash {

    private static final Duration MOMENT = Duration.ofMillis(300);
    private static final double WIDTH_EMS = 28;
    private static final double HEIGHT_EMS = 11;
    private static final double PADDING_EMS = 1.8;
    private static final double SIGN_EMS = 4;
    /// Pixels of the icon, more than are drawn.
    private static final int SHARP = 128;

    private final Stage stage = new Stage(StageStyle.UNDECORATED);
    private final Text what = new Text();
    private final Delay moment;

    /// @param already how long the start has taken until now
    public Splash(ViewOptions options, Delays delays, Duration already) {
        Fonts.load();
        double em = Fonts.size(options.largeText().get());
        Tones tones = Tones.of(options);
        Text name = text("Glasshead", Font.font(Fonts.TEXT_SEMIBOLD, 2 * em), tones.text());
        Text about = text("Attention patterns and logit attribution", Font.font(Fonts.TEXT, em), tones.muted());
        what.setFont(Font.font(Fonts.TEXT, em));
        what.setFill(tones.text());
        what.setWrappingWidth((WIDTH_EMS - 2 * PADDING_EMS) * em);
        what.setId("splash-what");
        ImageView sign = new ImageView(AppIcon.image(SHARP));
        sign.setFitWidth(SIGN_EMS * em);
        sign.setPreserveRatio(true);
        HBox head = new HBox(em, sign, new VBox(em / 4, name, about));
        head.setAlignment(Pos.CENTER_LEFT);
        VBox card = new VBox(1.4 * em, head, what);
        card.setAlignment(Pos.CENTER_LEFT);
        card.setPadding(new Insets(PADDING_EMS * em));
        card.setBackground(Background.fill(tones.surface()));
        card.setBorder(Border.stroke(tones.border()));
        stage.setScene(new Scene(card, WIDTH_EMS * em, HEIGHT_EMS * em, tones.surface()));
        stage.setTitle("Glasshead starts");
        stage.getIcons().setAll(AppIcon.images());
        moment = delays.after(already.compareTo(MOMENT) < 0 ? MOMENT.minus(already) : Duration.ZERO, this::show);
        moment.restart();
    }

    private static Text text(String written, Font font, Color colour) {
        Text text = new Text(written);
        text.setFont(font);
        text.setFill(colour);
        return text;
    }

    private void show() {
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        stage.setX(screen.getMinX() + (screen.getWidth() - stage.getScene().getWidth()) / 2);
        stage.setY(screen.getMinY() + (screen.getHeight() - stage.getScene().getHeight()) / 2);
        stage.show();
    }

    /// What is being done from now on.
    public void tell(String sentence) {
        what.setText(sentence);
    }

    public boolean isShown() {
        return stage.isShowing();
    }

    /// The window is there, or never will be.
    public void end() {
        moment.cancel();
        stage.close();
    }
}
