package glasshead.ui.attention;

import glasshead.session.Selection;
import glasshead.ui.heatmap.LabelText;
import glasshead.ui.picture.Graphics;
import glasshead.ui.theme.Tones;
import javafx.geometry.VPos;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/// Draws the two token columns and the lines between them: the larger a value, the wider and denser its line.
record ArcsPainter(ShownAttention shown, ArcsGeometry geometry, ArcsFocus focus, Tones tones,
        LabelText text, Font strong, double labelRoom) {

    /// Of the largest value; below it a line would not be seen.
    private static final double FAINTEST = 0.02;
    private static final double OPACITY_CURVE = 0.8;
    private static final double LEAST_FOCUSED_OPACITY = 0.2;
    private static final double THINNEST = 0.8;
    private static final double WIDEST = 3.2;

    void paint(Graphics graphics, double width) {
        graphics.save();
        graphics.beginPath();
        graphics.rect(0, geometry.header(), width, geometry.height() - geometry.header());
        graphics.clip();
        paintTints(graphics);
        paintLines(graphics);
        paintTokens(graphics);
        graphics.restore();
        paintHeader(graphics);
    }

    private void paintLines(Graphics graphics) {
        double limit = shown.limit();
        for (int query = 0; query < shown.length(); query++) {
            for (int key = 0; key <= query; key++) {
                double share = limit == 0 ? 0 : shown.map().at(query, key) / limit;
                boolean seen = geometry.inSight(query) || geometry.inSight(key);
                if (Math.abs(share) > FAINTEST && seen && shown.has(query, key) && focus.has(query, key)) {
                    paintLine(graphics, query, key, share);
                }
            }
        }
    }

    private void paintLine(Graphics graphics, int query, int key, double share) {
        double size = Math.abs(share);
        double from = geometry.center(query);
        double to = geometry.center(key);
        double bend = (geometry.right() - geometry.left()) * 0.4;
        double opacity = focus.isAll() ? Math.pow(size, OPACITY_CURVE) : Math.max(LEAST_FOCUSED_OPACITY, size);
        graphics.setStroke(colour(share, Math.min(1, opacity)));
        graphics.setLineWidth(THINNEST + (WIDEST - THINNEST) * size);
        graphics.beginPath();
        graphics.moveTo(geometry.left(), from);
        graphics.bezierCurveTo(geometry.left() + bend, from, geometry.right() - bend, to, geometry.right(), to);
        graphics.stroke();
    }

    private Color colour(double share, double opacity) {
        Color colour = !shown.weighting().signed() ? tones.accent() : share > 0 ? tones.answer() : tones.distractor();
        return colour.deriveColor(0, 1, 1, opacity);
    }

    /// Behind each token at the other end of a focused token's lines, how strong they are.
    private void paintTints(Graphics graphics) {
        for (int position = 0; position < shown.length(); position++) {
            tint(graphics, focus.query(), position, geometry.right());
            tint(graphics, position, focus.key(), geometry.left() - labelRoom - ArcsGeometry.GAP * 2);
        }
    }

    private void tint(Graphics graphics, int query, int key, double x) {
        if (query != Selection.NONE && key != Selection.NONE && shown.has(query, key) && shown.limit() > 0) {
            double share = shown.map().at(query, key) / shown.limit();
            int position = x == geometry.right() ? key : query;
            graphics.setFill(colour(share, 0.3 * Math.min(1, Math.abs(share))));
            double height = Math.min(geometry.pitch() - 1, 1.3 * text.lineHeight());
            graphics.fillRoundRect(x, geometry.center(position) - height / 2, labelRoom + 2 * ArcsGeometry.GAP, height, 6, 6);
        }
    }

    private void paintTokens(Graphics graphics) {
        graphics.setTextBaseline(VPos.CENTER);
        double gap = ArcsGeometry.GAP;
        for (int position = 0; position < shown.length(); position++) {
            if (geometry.inSight(position)) {
                String label = text.fitted(shown.label(position), labelRoom);
                double y = geometry.center(position);
                token(graphics, label, geometry.left() - gap, y, TextAlignment.RIGHT, position == focus.query());
                token(graphics, label, geometry.right() + gap, y, TextAlignment.LEFT, position == focus.key());
                value(graphics, focus.query(), position, geometry.right() + labelRoom + 3 * gap, y, TextAlignment.LEFT);
                value(graphics, position, focus.key(), geometry.left() - labelRoom - 3 * gap, y, TextAlignment.RIGHT);
            }
        }
    }

    private void token(Graphics graphics, String label, double x, double y, TextAlignment align, boolean focused) {
        graphics.setFont(focused ? strong : text.font());
        graphics.setFill(focused || focus.isAll() ? tones.text() : tones.muted());
        graphics.setTextAlign(align);
        graphics.fillText(label, x, y);
    }

    private void value(Graphics graphics, int query, int key, double x, double y, TextAlignment align) {
        if (query != Selection.NONE && key != Selection.NONE && shown.has(query, key)) {
            graphics.setFont(text.font());
            graphics.setFill(tones.text());
            graphics.setTextAlign(align);
            graphics.fillText(Values.brief(shown.weighting(), shown.map().at(query, key)), x, y);
        }
    }

    private void paintHeader(Graphics graphics) {
        graphics.setFont(text.font());
        graphics.setFill(tones.muted());
        graphics.setTextBaseline(VPos.TOP);
        graphics.setTextAlign(TextAlignment.RIGHT);
        graphics.fillText("query", geometry.left() - ArcsGeometry.GAP, 0);
        graphics.setTextAlign(TextAlignment.LEFT);
        graphics.fillText("key", geometry.right() + ArcsGeometry.GAP, 0);
    }
}
