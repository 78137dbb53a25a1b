package glasshead.ui.bars;

import glasshead.experiment.view.BarOrder;
import glasshead.experiment.view.SetAblation;
import glasshead.ui.delay.Delays;
import glasshead.ui.format.PlainList;
import glasshead.ui.format.WaitingLabel;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.panel.Panel;
import glasshead.ui.panel.Segmented;
import glasshead.ui.theme.Fonts;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.WeakHashMap;
import javafx.beans.InvalidationListener;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The panel of signed bars: what each part of the model writes towards the answer, before and after.
public final class BarsView {

    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");

    private final BarsViewModel model;
    private final ViewOptions options;
    private final Panel panel = new Panel(BarsTexts.title(null));
    private final Segmented<SetAblation> ablations;
    private final BarsHeader header = new BarsHeader();
    private final BarsList list;
    private final Label sum = new Label();
    private final RepairLine repair = new RepairLine();
    // weak: the list makes and drops cells as it likes
    private final Set<BarCell> cells = Collections.newSetFromMap(new WeakHashMap<>());

    public BarsView(BarsViewModel model, ViewOptions options, Delays delays) {
        this.model = model;
        this.options = options;
        list = new BarsList(model, this::newCell, delays);
        list.gutter().addListener((property, before, now) -> header.setGutter(now.doubleValue()));
        sum.getStyleClass().addAll("bar-sum", "small");
        sum.setWrapText(true);
        panel.controls().getChildren().add(
                new Segmented<>(List.of(BarOrder.values()), BarOrder::label, BarOrder::meaning, model.order()));
        repair.managedProperty().bind(repair.visibleProperty());
        ablations = new Segmented<>(List.of(SetAblation.values()), SetAblation::label, SetAblation::tooltip, model.ablationKind());
        ablations.managedProperty().bind(ablations.visibleProperty());
        panel.legendControls().getChildren().add(ablations);
        panel.setContent(content());
        panel.setFooter(sum, repair);
        panel.setTable(() -> BarsTexts.table(model));

        InvalidationListener marks = changed -> cells.forEach(BarCell::refresh);
        model.selection().hovered().addListener(marks);
        model.selection().locked().addListener(marks);
        model.lockedPart().addListener(marks);
        model.groups().addListener(marks);
        options.dark().addListener(marks);
        model.breakdown().addListener((property, before, now) -> refresh());
        model.repair().addListener((property, before, now) -> repair.show(now, BarsTexts.effect(model.findings())));
        options.largeText().addListener(changed -> refresh());
        refresh();
    }

    public Panel panel() {
        return panel;
    }

    private StackPane content() {
        VBox.setVgrow(list, Priority.ALWAYS);
        VBox bars = new VBox(header, list);
        bars.visibleProperty().bind(model.waiting().isEmpty());
        StackPane content = new StackPane(bars, new WaitingLabel(model.waiting()));
        content.setMinHeight(0);
        panel.getStylesheets().addAll(PlainList.SHEET, Objects.requireNonNull(BarsView.class.getResource("bars.css")).toExternalForm());
        return content;
    }

    private BarCell newCell() {
        BarCell cell = new BarCell(model, this::em, options.dark()::get);
        cells.add(cell);
        return cell;
    }

    private double em() {
        return Fonts.size(options.largeText().get());
    }

    private void refresh() {
        Breakdown breakdown = model.breakdown().get();
        panel.title().set(BarsTexts.title(model.findings(), breakdown));
        panel.legend().set(BarsTexts.legend(model.findings(), breakdown));
        ablations.setVisible(breakdown != null && breakdown.set() != null);
        header.show(model.findings(), breakdown, em());
        list.setRowHeight(em());
        sum.setText(breakdown == null ? "" : BarsTexts.sum(breakdown, breakdown.isCompared(model.findings())));
        sum.pseudoClassStateChanged(FAILED, breakdown != null && !breakdown.addsUp());
        repair.show(model.repair().get(), BarsTexts.effect(model.findings()));
        repair.setVisible(breakdown != null && breakdown.set() == null);
        cells.forEach(BarCell::refresh);
    }
}
