package glasshead.experiment;

import java.util.ArrayList;
import java.util.List;

/// Which cells of a map are asked for: those of some layers and some positions.
///
/// @param layers    from 0; none means all
/// @param positions that cells change; a map without positions has all its cells
public record MapRange(List<Integer> layers, Positions positions) {

    public static final MapRange ALL = new MapRange(List.of(), Positions.ALL);

    public MapRange {
        layers = layers.stream().distinct().sorted().toList();
    }

    /// As a user writes them: `0-3,5` and `3,8-11,END`; empty or `all` for all.
    ///
    /// @throws BadInput when they can't be read
    public static MapRange parse(String layers, String positions) {
        List<Integer> chosen = Positions.parse(layers).indices();
        if (chosen.contains(Positions.END)) {
            throw new BadInput("Layers have no END; write numbers from 0, as 0-3 or 2,5.");
        }
        return new MapRange(chosen, Positions.parse(positions));
    }

    public boolean isAll() {
        return layers.isEmpty() && positions.all();
    }

    /// Whether a cell is asked for: of a pair of heads both must be.
    ///
    /// @param length tokens of the prompt
    public boolean has(MapKind.Cell cell, int length) {
        boolean here = layers.isEmpty() || cell.interventions().stream().allMatch(line -> layers.contains(line.where().layer()));
        return here && (cell.position() == Positions.END || positions.all() || positions.indices().contains(cell.position())
                || positions.indices().contains(Positions.END) && cell.position() == length - 1);
    }

    /// @throws BadInput when it names what is not there
    public void check(MapKind kind, int count, int length) {
        layers.stream().filter(layer -> layer >= count).findFirst().ifPresent(layer -> {
            throw new BadInput("There is no layer " + layer + "; the model has layers 0 to " + (count - 1) + ".");
        });
        if (!positions.all() && !kind.byPosition()) {
            throw new BadInput("This map has no positions to choose from; leave them out.");
        }
        positions.inOrder(length);
    }

    /// `layers 0-3,5, positions 3,END`; empty for all.
    @Override
    public String toString() {
        String first = layers.isEmpty() ? "" : "layers " + writtenLayers();
        String second = positions.all() ? "" : "positions " + writtenPositions();
        return first + (first.isEmpty() || second.isEmpty() ? "" : ", ") + second;
    }

    /// As [#parse] reads them, `0-3,5`; empty for all.
    public String writtenLayers() {
        return written(layers);
    }

    /// As [#parse] reads them, `3,8-11,END`; empty for all.
    public String writtenPositions() {
        return written(positions.indices());
    }

    private static String written(List<Integer> indices) {
        List<String> parts = new ArrayList<>();
        for (int begin = 0, end; begin < indices.size(); begin = end + 1) {
            end = begin;
            while (end + 1 < indices.size() && indices.get(begin) != Positions.END && indices.get(end + 1) == indices.get(end) + 1) {
                end++;
            }
            parts.add(Positions.of(indices.get(begin)) + (end > begin ? "-" + indices.get(end) : ""));
        }
        return String.join(",", parts);
    }
}
