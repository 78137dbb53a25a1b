package glasshead.ui.heads;

import glasshead.experiment.Head;
import glasshead.ui.theme.PopOvers;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;
import org.controlsfx.control.PopOver.ArrowLocation;

/// Asks for the name of a group of heads. A name that is there already gets these heads in place of its own.
final class GroupName {

    private GroupName() {}

    static void ask(Node owner, HeadsViewModel model, List<Head> heads) {
        TextField name = new TextField();
        name.setTooltip(new Tooltip("A name that is there already gets these heads instead of its own"));
        name.setPromptText("as name movers");
        name.setAccessibleText("Name of these heads");
        Button take = new Button("Name");
        take.setTooltip(new Tooltip("The group has its colour in grid and bars, and is kept in the session"));
        take.setDefaultButton(true);
        take.disableProperty().bind(name.textProperty().map(String::isBlank));
        Label what = new Label("Name of these " + heads.size() + " heads");
        what.getStyleClass().addAll("muted", "small");
        VBox form = new VBox(6, what, new HBox(8, name, take));
        form.getStyleClass().add("head-group-form");
        form.getStylesheets().add(HeadsView.SHEET);
        PopOver popOver = PopOvers.open(owner, form, ArrowLocation.TOP_CENTER);
        name.setOnAction(_ -> take.fire());
        take.setOnAction(_ -> {
            model.name(name.getText(), heads);
            popOver.hide();
        });
        name.requestFocus();
    }
}
