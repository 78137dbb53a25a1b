package glasshead.ui.weights;

import glasshead.engine.ModelInfo;
import glasshead.experiment.Head;
import glasshead.experiment.view.WeightsTopic;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;

/// Which head, which words, which tokens of the list; the search and how far it is.
final class WeightsControls extends FlowPane {

    private static final Set<WeightsTopic> OF_WORDS = EnumSet.of(WeightsTopic.BIGRAMS, WeightsTopic.OV, WeightsTopic.QK);
    private static final Set<WeightsTopic> WITHOUT_HEAD = EnumSet.of(WeightsTopic.BIGRAMS, WeightsTopic.VIRTUAL, WeightsTopic.PATHS);

    private final WeightsViewModel model;
    private final ComboBox<Head> head = new ComboBox<>();
    private final TextField words = new TextField();
    private final TextField search = new TextField();
    private final Label problem = new Label();
    private final Button flip = new Button();
    private final Label progress = new Label();
    private boolean following;

    WeightsControls(WeightsViewModel model) {
        this.model = model;
        getStyleClass().add("weights-controls");
        head.setTooltip(new Tooltip("Whose circuits"));
        head.setAccessibleText("Head");
        head.getStyleClass().add("weights-head");
        head.valueProperty().subscribe(now -> {
            if (now != null && !following) {
                model.choose(now);
            }
        });
        words.setAccessibleText("Words of the picture");
        words.getStyleClass().addAll("mono", "weights-words");
        words.setPromptText("words of the picture: ·Mary ·Paris");
        words.setPrefColumnCount(56);
        words.setTooltip(new Tooltip("Tokens with spaces between them, Enter takes them; empty: those of the prompt"));
        words.setOnAction(_ -> problem.setText(model.words().take(words.getText())));
        search.setPromptText("find a token in the list");
        search.setAccessibleText("Find a token in the list");
        search.getStyleClass().add("weights-search");
        search.setPrefColumnCount(14);
        search.setTooltip(new Tooltip("Only tokens with these letters, with their rank among all"));
        search.textProperty().bindBidirectional(model.search());
        problem.getStyleClass().addAll("small", "weights-problem");
        progress.textProperty().bind(model.pairs().progress());
        progress.getStyleClass().addAll("muted", "small");
        flip.textProperty().bind(model.pairs().progress().map(text -> text.isEmpty() ? "Search all pairs" : "Stop"));
        flip.getStyleClass().add("weights-flip");
        flip.setTooltip(new Tooltip("Goes through every source token of the vocabulary; can be stopped at any moment"));
        flip.setOnAction(_ -> model.pairs().flip());
        getChildren().addAll(head, words, search, flip, progress, problem);
        getChildren().forEach(child -> child.managedProperty().bind(child.visibleProperty()));
        problem.textProperty().subscribe(text -> problem.setVisible(!text.isEmpty()));
    }

    void show() {
        WeightsTopic topic = model.topic().get();
        ModelInfo about = model.model();
        following = true;
        List<Head> heads = about == null ? List.of() : about.allHeads();
        if (!head.getItems().equals(heads)) {
            head.getItems().setAll(heads);
        }
        head.setValue(model.head());
        following = false;
        shown(head, !WITHOUT_HEAD.contains(topic) && !heads.isEmpty());
        shown(words, OF_WORDS.contains(topic) && !model.isOfNumbers());
        shown(search, OF_WORDS.contains(topic) && !model.isOfNumbers());
        shown(flip, topic == WeightsTopic.TRIGRAMS);
        shown(progress, topic == WeightsTopic.TRIGRAMS);
        if (!words.isFocused()) {
            words.setText(model.words().written());
        }
    }

    private static void shown(Node node, boolean now) {
        node.setVisible(now);
    }
}
