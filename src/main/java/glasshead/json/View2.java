package glasshead.json;

import glasshead.experiment.MapKind;
import glasshead.experiment.Usual;
import glasshead.experiment.view.AttentionLook;
import glasshead.experiment.view.BarOrder;
import glasshead.experiment.view.GridLook;
import glasshead.experiment.view.Locks;
import glasshead.experiment.view.MapQuestion;
import glasshead.experiment.view.MapsLook;
import glasshead.experiment.view.PatchDirection;
import glasshead.experiment.view.PatchMeasure;
import glasshead.experiment.view.SecondPrompt;
import glasshead.experiment.view.SetLook;
import glasshead.experiment.view.Side;
import glasshead.experiment.view.View;
import glasshead.experiment.view.Workspace;

/// What was looked at, as version 2 of the session file says it: from before there were workspaces. Maps took the attention view's place.
record View2(Locks locks, Side side, SecondPrompt second, GridLook grid, BarOrder bars, AttentionLook attention, Maps2 maps, SetLook set) {

    @Usual
    public static final View2 FIRST = new View2(View.FIRST.locks(), View.FIRST.side(), View.FIRST.second(), View.FIRST.grid(),
            View.FIRST.bars(), View.FIRST.attention(), Maps2.USUAL, View.FIRST.set());

    /// @param shown whether they were on screen
    record Maps2(boolean shown, MapQuestion question, PatchDirection direction, PatchMeasure measure, int layer, MapKind scattered) {

        @Usual
        public static final Maps2 USUAL = new Maps2(false, MapsLook.USUAL.question(), MapsLook.USUAL.direction(), MapsLook.USUAL.measure(),
                MapsLook.USUAL.layer(), MapsLook.USUAL.scattered());

        public Maps2 {
            look(question, direction, measure, layer, scattered);
        }

        private static MapsLook look(MapQuestion question, PatchDirection direction, PatchMeasure measure, int layer, MapKind scattered) {
            return new MapsLook(question, direction, measure, layer, scattered);
        }

        private MapsLook look() {
            return look(question, direction, measure, layer, scattered);
        }
    }

    View newer() {
        return View.FIRST.withWorkspace(maps.shown() ? Workspace.MAPS : Workspace.HEADS).withLocks(locks).withSide(side).withSecond(second)
                .withGrid(grid).withBars(bars).withAttention(attention).withMaps(maps.look()).withSet(set);
    }
}
