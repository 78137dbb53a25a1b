package glasshead.ui.timeline;

import glasshead.checkpoint.Timeline;
import glasshead.checkpoint.hub.ModelPlace;

/// The training of the model that is looked at.
///
/// @param model its folder and name, at any step
record Training(ModelPlace model, Timeline timeline) {

    static final int ELSEWHERE = -1;

    /// The place that a model's name means, or [#ELSEWHERE] when it is another model's.
    int placeOf(String written) {
        int last = timeline.steps().size() - 1;
        if (written.equals(model.name())) {
            return last;
        }
        return timeline.steps().stream().map(model::at).toList().indexOf(written);
    }

    /// The name of the model at a place; at the last one its own, without a step.
    String name(int place) {
        return place == timeline.steps().size() - 1 ? model.name() : model.at(timeline.steps().get(place));
    }
}
