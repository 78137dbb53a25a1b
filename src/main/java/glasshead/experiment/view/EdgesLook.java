package glasshead.experiment.view;

import glasshead.experiment.Usual;

/// How edges are listed, and all of them shown.
///
/// @param picture  of all edges
/// @param receiver whose senders are shown
/// @param order    whether edges are listed in the order of the forward pass instead of by size
public record EdgesLook(EdgesPicture picture, String receiver, boolean order) {

    @Usual
    public static final EdgesLook USUAL = new EdgesLook(EdgesPicture.SCATTER, "logits", false);

    public EdgesLook withPicture(EdgesPicture changed) {
        return new EdgesLook(changed, receiver, order);
    }

    public EdgesLook withReceiver(String changed) {
        return new EdgesLook(picture, changed, order);
    }

    public EdgesLook withOrder(boolean changed) {
        return new EdgesLook(picture, receiver, changed);
    }
}
