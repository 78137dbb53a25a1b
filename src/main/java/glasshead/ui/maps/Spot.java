package glasshead.ui.maps;

/// A painted cell.
///
/// @param tile index of the tile in the picture
record Spot(int tile, int row, int column) {

    boolean isIn(Picture picture) {
        return tile < picture.tiles().size() && !picture.tiles().get(tile).isMissing()
                && row < picture.tiles().get(tile).rows().size() && column < picture.tiles().get(tile).columns().size();
    }
}
