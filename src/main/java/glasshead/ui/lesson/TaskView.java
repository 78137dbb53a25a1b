package glasshead.ui.lesson;

import glasshead.experiment.lesson.Check;
import glasshead.experiment.lesson.Reply;
import glasshead.experiment.lesson.Verdict;
import glasshead.ui.panel.Panel;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What a step asks for: answers to choose, a number to type, or something to do on screen; and how far that is.
final class TaskView extends VBox {

    private static final PseudoClass MET = PseudoClass.getPseudoClass("met");

    private final LessonViewModel model;
    private final Label words = new Label();
    private final FontIcon icon = new FontIcon(Feather.CIRCLE);

    TaskView(LessonViewModel model, Check check, int step) {
        this.model = model;
        getStyleClass().add("lesson-task");
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        words.setId("lesson-verdict");
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox line = new HBox(icon, words);
        line.getStyleClass().add("lesson-verdict");
        switch (check) {
            case Check.Choice choice -> options(choice, model.reply(step).option());
            case Check.Typed typed -> number(typed, model.reply(step).number());
            default -> {}
        }
        getChildren().add(line);
        show(model.verdict().get());
    }

    /// How far it is now.
    void show(Verdict verdict) {
        pseudoClassStateChanged(MET, verdict.met());
        icon.setIconCode(verdict.met() ? Feather.CHECK_CIRCLE : Feather.CORNER_DOWN_RIGHT);
        words.setText(verdict.words());
        words.setAccessibleText((verdict.met() ? "Done: " : "To do: ") + verdict.words());
    }

    private void options(Check.Choice choice, int chosen) {
        ToggleGroup group = new ToggleGroup();
        List<Check.Option> options = choice.options();
        for (int index = 0; index < options.size(); index++) {
            RadioButton button = new RadioButton(options.get(index).text());
            button.setWrapText(true);
            button.setMinHeight(USE_PREF_SIZE);
            button.setToggleGroup(group);
            button.setSelected(index == chosen);
            button.getStyleClass().addAll("lesson-option", Panel.TELLS);
            button.setTooltip(new Tooltip("Chooses this answer, and says what is right or wrong about it"));
            int option = index;
            button.setOnAction(_ -> model.reply(Reply.chosen(option)));
            getChildren().add(button);
        }
    }

    private void number(Check.Typed typed, String written) {
        TextField field = new TextField(written);
        field.setId("lesson-number");
        field.setPrefColumnCount(8);
        field.setAccessibleText("The number that is asked for");
        field.setTooltip(new Tooltip("Enter says whether it is right"));
        field.setOnAction(_ -> model.reply(Reply.typed(field.getText())));
        Node unit = new Label(typed.unit() == null ? "" : typed.unit());
        HBox line = new HBox(field, unit);
        line.getStyleClass().add("lesson-number");
        getChildren().add(line);
    }
}
