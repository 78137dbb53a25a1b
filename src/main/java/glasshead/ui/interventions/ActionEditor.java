package glasshead.ui.interventions;

import glasshead.experiment.Action;
import glasshead.experiment.Intervention;
import glasshead.experiment.Positions;
import glasshead.ui.format.NumberField;
import glasshead.ui.panel.Panel;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;

/// What an action needs besides its name: a number, a token, other positions, edges, reference prompts. Empty for those that need nothing.
final class ActionEditor extends FlowPane {

    /// Up to here whole numbers are exact as they are typed.
    private static final long LARGEST_SEED = 1L << 53;

    private final ReadOnlyBooleanWrapper needed = new ReadOnlyBooleanWrapper(true);
    private final InterventionsViewModel model;
    private final Edited edited;
    private final TokenChooser token;
    private final StrengthSlider strength;
    private final NumberField number;
    private final Label seedName = muted("seed");
    private final NumberField seed;
    private final Hyperlink references = new Hyperlink();
    private final Label fromName = muted("from the second prompt's");
    private final Button source = new Button();
    private final Label queryName = muted("from");
    private final Button queries = new Button();
    private final Label keyName = muted("to");
    private final Button keys = new Button();
    private final CheckBox renormalise = new CheckBox("renormalise rows");

    ActionEditor(InterventionsViewModel model, Edited edited) {
        this.model = model;
        this.edited = edited;
        getStyleClass().add("action-editor");
        setMinWidth(0);
        token = new TokenChooser(model, id -> change(Action.AddUnembedding.class, add -> new Action.AddUnembedding(id, add.strength())));
        strength = new StrengthSlider((value, dragging) -> edited.change(line -> line.doing(Strength.with(line.action(), value)),
                dragging));
        number = new NumberField("The number that takes the place of all", value -> Float.isFinite((float) value), value -> edited.act(
                new Action.Set(value)));
        seed = new NumberField("Draws the reference prompt; a whole number", value -> value == Math.rint(value) && Math.abs(
                value) < LARGEST_SEED,
                value -> edited.act(new Action.CopyReference((long) value)));
        references.getStyleClass().add(Panel.TELLS);
        references.setTooltip(new Tooltip("See and change the reference prompts"));
        references.setOnAction(event -> ReferencesForm.open(references, model));
        button(source, "From which positions of the second prompt", () -> Popups.open(source, new SourceForm(model, edited)));
        button(queries, "The tokens that attend", () -> open(queries, () -> cut().queries(),
                chosen -> new Action.Cut(chosen, cut().keys(), cut().renormalise())));
        button(keys, "The tokens that are attended to", () -> open(keys, () -> cut().keys(),
                chosen -> new Action.Cut(cut().queries(), chosen, cut().renormalise())));
        renormalise.setTooltip(new Tooltip("Whether what is left of each row is scaled back to sum 1"));
        renormalise.setOnAction(event -> change(Action.Cut.class, cut -> new Action.Cut(cut.queries(), cut.keys(), renormalise
                .isSelected())));
        getChildren().addAll(token, strength, number, seedName, seed, references, fromName, source, queryName, queries, keyName, keys,
                renormalise);
        getChildren().forEach(node -> node.visibleProperty().addListener(changed -> needed.set(getChildren().stream().anyMatch(
                Node::isVisible))));
        getChildren().forEach(node -> node.managedProperty().bind(node.visibleProperty()));
        edited.value().subscribe(line -> show(line));
    }

    /// Whether there is anything to edit.
    BooleanExpression needed() {
        return needed;
    }

    private Action.Cut cut() {
        return edited.action() instanceof Action.Cut cut ? cut : new Action.Cut(Positions.ALL, Positions.ALL, false);
    }

    private <A extends Action> void change(Class<A> kind, Function<A, Action> changed) {
        edited.change(line -> kind.isInstance(line.action()) ? line.doing(changed.apply(kind.cast(line.action()))) : line, false);
    }

    private void open(Button owner, Supplier<Positions> now, Function<Positions, Action> with) {
        PositionsForm.open(owner, new PositionsForm(model.tokens(), now, chosen -> change(Action.Cut.class, cut -> with.apply(chosen))),
                edited);
    }

    private static void button(Button button, String tooltip, Runnable opens) {
        button.getStyleClass().addAll("line-positions", Panel.TELLS);
        button.setTooltip(new Tooltip(tooltip));
        button.setMnemonicParsing(false);
        button.setOnAction(event -> opens.run());
    }

    private static Label muted(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("muted");
        return label;
    }

    /// Tokens and reference prompts may have changed while the intervention did not.
    void refresh() {
        show(edited.now());
    }

    private void show(Intervention line) {
        if (line == null) {
            return;
        }
        Action action = line.action();
        Strength much = Strength.of(action);
        only(much != null, strength);
        only(action instanceof Action.AddUnembedding, token);
        only(action instanceof Action.Set && !action.equals(Action.Set.ZERO), number);
        only(action instanceof Action.CopyReference, seedName, seed);
        only(Line.needsReferences(action), references);
        only(action instanceof Action.CopyOther && model.offersSource(line), fromName, source);
        only(action instanceof Action.Cut, queryName, queries, keyName, keys, renormalise);
        if (much != null) {
            strength.show(much);
        }
        references.setText("over " + model.referencesInWords());
        switch (action) {
            case Action.AddUnembedding add -> token.show(add.token());
            case Action.Set set -> number.show(set.value());
            case Action.CopyReference copy -> seed.show(copy.seed());
            case Action.CopyOther copy -> source.setText((copy.otherPositions().all() ? "same positions"
                    : Tokens.inWords(model.otherTokens(), copy.otherPositions())) + " ▾");
            case Action.Cut cut -> {
                queries.setText(Tokens.inWords(model.tokens(), cut.queries()) + " ▾");
                keys.setText(Tokens.inWords(model.tokens(), cut.keys()) + " ▾");
                renormalise.setSelected(cut.renormalise());
            }
            default -> {}
        }
    }

    private static void only(boolean shown, Node... nodes) {
        List.of(nodes).forEach(node -> node.setVisible(shown));
    }
}
