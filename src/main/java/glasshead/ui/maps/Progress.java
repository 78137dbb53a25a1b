package glasshead.ui.maps;

import glasshead.experiment.view.MapQuestion;

/// How far maps under way are.
///
/// @param total       cells of all maps that are to be computed
/// @param secondsLeft `NaN` while nothing is known
record Progress(MapQuestion question, int done, int total, double secondsLeft) {
}
