package glasshead.ui.predictions;

import glasshead.analysis.Predictions.Candidate;
import glasshead.ui.format.Numbers;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// One row: the token with its tag, ranks, a bar and a probability for each run, and the change.
final class TokenLine extends Region {

    private static final PseudoClass DISTRACTOR = PseudoClass.getPseudoClass("distractor");
    private static final double BAR_SHARE = 0.42;
    private static final double TAG_GAP_EMS = 0.5;
    private static final double FULL_TAG_EMS = 8;
    private static final double THINNEST = 1;

    private final Label token = label("token-name");
    private final Label tag = label("token-tag");
    private final Label rank = label("token-muted");
    private final Label number = label("token-muted");
    private final Region barBefore = bar("token-bar-before");
    private final Region barAfter = bar("token-bar-after");
    private final Label before = label("token-muted");
    private final Label after = label("token-number");
    private @Nullable Row row;
    private TokenColumns columns = new TokenColumns(0, 1, false);
    private double largest;

    TokenLine() {
        token.getStyleClass().add("mono");
        // A row that is made while the list is laid out gets its font one frame later.
        token.fontProperty().addListener(_ -> requestLayout());
        tag.setMinWidth(USE_PREF_SIZE);
        for (Label label : new Label[] {rank, number, before, after}) {
            label.setAlignment(Pos.CENTER_RIGHT);
        }
        getChildren().addAll(token, tag, rank, number, barBefore, barAfter, before, after);
    }

    /// @param largest probability of the longest bar
    void show(Row shown, double largest, boolean compared, double em) {
        row = shown;
        this.largest = largest;
        columns = new TokenColumns(getWidth(), em, compared);
        token.setText(shown.label());
        tag.setVisible(shown.role() != Row.Role.NONE);
        tag.pseudoClassStateChanged(DISTRACTOR, shown.role() == Row.Role.DISTRACTOR);
        rank.setText(ranks(shown));
        number.setText(compared ? Numbers.points(shown.change()) : Numbers.plain(shown.before().logit(), 2));
        before.setText(Numbers.percent(shown.before().probability()));
        after.setText(Numbers.percent(shown.after().probability()));
        barAfter.setVisible(compared);
        after.setVisible(compared);
        requestLayout();
    }

    /// `#1`, or `#1 → #4`.
    static String ranks(Row row) {
        String first = written(row.before());
        return row.after().rank() == row.before().rank() ? first : first + " → " + written(row.after());
    }

    private static String written(Candidate candidate) {
        return "#" + (candidate.rank() + 1);
    }

    @Override
    protected void layoutChildren() {
        Row shown = row;
        if (shown == null) {
            return;
        }
        columns = new TokenColumns(getWidth(), columns.em(), columns.compared());
        double height = getHeight();
        layoutToken(shown.role(), height);
        rank.setVisible(columns.hasRank());
        rank.resizeRelocate(columns.rankLeft(), 0, columns.rankWidth(), height);
        number.setVisible(columns.hasNumber());
        number.resizeRelocate(columns.numberLeft(), 0, columns.numberWidth(), height);
        layoutRun(barBefore, before, 0, shown.before().probability());
        if (columns.compared()) {
            layoutRun(barAfter, after, 1, shown.after().probability());
        }
    }

    private void layoutToken(Row.Role role, double height) {
        double room = columns.tokenWidth();
        double gap = TAG_GAP_EMS * columns.em();
        boolean roomy = room >= FULL_TAG_EMS * columns.em();
        tag.setText(roomy || role == Row.Role.NONE ? role.tag() : role.tag().substring(0, 1));
        double tagWidth = tag.isVisible() ? Math.min(room / 2, tag.prefWidth(-1)) : 0;
        double width = Math.clamp(token.prefWidth(-1), 0, Math.max(0, room - tagWidth - gap));
        token.resizeRelocate(0, 0, width, height);
        double tagHeight = tag.prefHeight(-1);
        tag.resizeRelocate(width + gap, Math.round((height - tagHeight) / 2), tagWidth, tagHeight);
    }

    private void layoutRun(Region bar, Label value, int run, double probability) {
        double thickness = Math.round(getHeight() * BAR_SHARE);
        double length = largest > 0 ? Math.max(THINNEST, columns.barWidth() * probability / largest) : 0;
        bar.resizeRelocate(columns.barLeft(run), Math.round((getHeight() - thickness) / 2), length, thickness);
        value.resizeRelocate(columns.probabilityLeft(run), 0, columns.numberWidth(), getHeight());
    }

    private static Label label(String style) {
        Label label = new Label();
        label.getStyleClass().add(style);
        label.setManaged(false);
        return label;
    }

    private static Region bar(String style) {
        Region bar = new Region();
        bar.getStyleClass().add(style);
        bar.setManaged(false);
        return bar;
    }
}
