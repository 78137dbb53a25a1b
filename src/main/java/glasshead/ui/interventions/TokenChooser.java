package glasshead.ui.interventions;

import glasshead.engine.Vocabulary;
import glasshead.ui.contrast.TokenField;
import glasshead.ui.contrast.VocabularySearch;
import glasshead.ui.panel.Panel;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;

/// One token of the vocabulary, as a button that turns into a field with completion.
final class TokenChooser extends StackPane {

    private final InterventionsViewModel model;
    private final IntConsumer chosen;
    private final Button button = new Button();

    TokenChooser(InterventionsViewModel model, IntConsumer chosen) {
        this.model = model;
        this.chosen = chosen;
        getStyleClass().add("token-chooser");
        button.getStyleClass().addAll("mono", "line-positions", Panel.TELLS);
        button.setMnemonicParsing(false);
        button.setTooltip(new Tooltip("Choose another token"));
        button.setOnAction(event -> edit());
        getChildren().add(button);
    }

    void show(int token) {
        Vocabulary vocabulary = model.vocabulary();
        button.setText((token >= 0 && token < vocabulary.size() ? vocabulary.label(token) : "#" + token) + " ▾");
    }

    private void edit() {
        Vocabulary vocabulary = model.vocabulary();
        TokenField field = new TokenField("", new TokenField.Owner() {
            @Override
            public List<VocabularySearch.Match> matches(String typed) {
                return VocabularySearch.matches(vocabulary, typed);
            }

            @Override
            public void take(List<String> tokens) {
                int id = VocabularySearch.id(vocabulary, tokens.getFirst());
                if (id >= 0) {
                    chosen.accept(id);
                }
                leave(true);
            }

            @Override
            public void leave(boolean byKey) {
                getChildren().setAll(button);
                if (byKey) {
                    button.requestFocus();
                }
            }
        });
        field.setPromptText("token");
        getChildren().setAll(field);
        field.requestFocus();
    }
}
