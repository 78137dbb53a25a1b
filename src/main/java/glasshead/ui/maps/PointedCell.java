package glasshead.ui.maps;

import glasshead.engine.EffectMap;
import glasshead.experiment.Head;
import glasshead.session.Selection;
import glasshead.ui.provenance.Asker;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// The cell of the maps that the pointer or the keyboard is on: it stands out in the other panels too, and is explained.
final class PointedCell {

    private final Selection selection;
    private final Asker asker;
    private final ObservableValue<@Nullable Picture> picture;
    private final ObjectProperty<@Nullable Spot> spot = new SimpleObjectProperty<>();

    PointedCell(Selection selection, Asker asker, ObservableValue<@Nullable Picture> picture) {
        this.selection = selection;
        this.asker = asker;
        this.picture = picture;
        picture.subscribe(now -> {
            Spot on = spot.get();
            if (on != null && (now == null || !on.isIn(now))) {
                spot.set(null);
            }
        });
        spot.addListener((_, _, now) -> preview(now));
    }

    /// Nothing while it is on none.
    ObjectProperty<@Nullable Spot> spot() {
        return spot;
    }

    private @Nullable Tile tile(@Nullable Spot of) {
        Picture now = picture.getValue();
        return of == null || now == null ? null : now.tiles().get(of.tile());
    }

    private void preview(@Nullable Spot now) {
        Tile tile = tile(now);
        List<Head> heads = now == null || tile == null ? List.of() : tile.heads(now.row(), now.column());
        selection.hovered().set(heads.isEmpty() ? null : heads.getFirst());
        selection.hoveredToken().set(now != null && tile != null && tile.form() == Tile.Form.TOKENS ? now.column() : Selection.NONE);
        Picture drawn = picture.getValue();
        asker.ask(now == null || drawn == null ? null : CellProvenance.of(drawn, now).orElse(null));
    }

    /// Its map and number, where it is computed.
    void computed(BiConsumer<EffectMap, Integer> use) {
        Spot now = spot.get();
        Tile tile = tile(now);
        EffectMap map = tile == null ? null : tile.map();
        int cell = now == null || tile == null ? Tile.NOTHING : tile.cell(now.row(), now.column());
        if (map != null && cell != Tile.NOTHING && !Double.isNaN(map.values()[cell])) {
            use.accept(map, cell);
        }
    }
}
