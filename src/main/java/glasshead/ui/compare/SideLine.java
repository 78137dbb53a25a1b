package glasshead.ui.compare;

import glasshead.experiment.Intervention;
import glasshead.session.Session;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// The head of a side: its model, its interventions or what went wrong, and what can be done to the whole side.
final class SideLine extends HBox {

    private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");

    private final Label said = new Label();
    private final Session session;

    SideLine(Node model, Session session, Node... buttons) {
        this.session = session;
        getStyleClass().add("compare-side");
        said.getStyleClass().addAll("small", "compare-said");
        said.setMinWidth(0);
        said.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(said, Priority.ALWAYS);
        Button reset = new Button("Reset");
        reset.setMinWidth(USE_PREF_SIZE);
        reset.setTooltip(new Tooltip("Take away all interventions of this side"));
        reset.setOnAction(_ -> session.reset());
        reset.disableProperty().bind(session.experiment().map(now -> now.interventions().isEmpty()));
        getChildren().addAll(model, said);
        getChildren().addAll(buttons);
        getChildren().add(reset);
        InvalidationListener changed = _ -> update();
        session.experiment().addListener(changed);
        session.problem().addListener(changed);
        update();
    }

    private void update() {
        Session.Problem problem = session.problem().get();
        List<Intervention> lines = session.experiment().get().active();
        pseudoClassStateChanged(ERROR, problem != null);
        said.setText(problem != null ? problem.sentence() : lines.isEmpty() ? "" : Differing.named(lines));
    }
}
