package glasshead.ui.lesson;

import glasshead.experiment.lesson.Lesson;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A lesson: its title, its model and how long it takes, and how far one is.
final class LessonCell extends ListCell<Entry> {

    private final LessonViewModel model;
    private final Label title = new Label();
    private final Label about = new Label();
    private final Label done = new Label();
    private final FontIcon icon = new FontIcon(Feather.CHECK_CIRCLE);
    private final HBox row;

    LessonCell(LessonViewModel model) {
        this.model = model;
        getStyleClass().add("lesson-cell");
        about.getStyleClass().addAll("muted", "small");
        done.getStyleClass().addAll("muted", "small");
        done.setMinWidth(Region.USE_PREF_SIZE);
        title.getStyleClass().add("strong");
        VBox words = new VBox(title, about);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        icon.getStyleClass().add("lesson-done-icon");
        icon.managedProperty().bind(icon.visibleProperty());
        row = new HBox(12, words, done, icon);
        row.getStyleClass().add("lesson-row");
        row.setMinWidth(0);
        setPrefWidth(0); // as wide as the list, cut with an ellipsis
    }

    @Override
    protected void updateItem(Entry entry, boolean empty) {
        super.updateItem(entry, empty);
        if (empty || entry == null) {
            setGraphic(null);
            setTooltip(null);
            setAccessibleText("");
            return;
        }
        Lesson lesson = entry.lesson();
        int steps = lesson.steps().size();
        int there = model.progress(entry).done().size();
        title.setText(lesson.title());
        about.setText(lesson.model() + " · " + lesson.minutes() + " minutes" + (entry.shipped() ? "" : " · own"));
        done.setText(there == 0 ? steps + " steps" : there + " of " + steps);
        icon.setVisible(there >= steps && steps > 0);
        String whole = lesson.title() + "\n" + about.getText() + "\n" + (there == 0 ? steps + " steps" : there + " of " + steps
                + " steps are done") + (entry.shipped() ? "" : "\n" + entry.name());
        setTooltip(new Tooltip(whole));
        setAccessibleText(whole.replace('\n', ','));
        setGraphic(row);
    }
}
