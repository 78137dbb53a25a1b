package glasshead.ui.prompt;

/// One token under a prompt.
///
/// @param position index in the prompt, -1 for the BOS that is switched off
/// @param contrast whether the logits are read here
/// @param differs  whether the other prompt has another token here
record TokenChip(int position, String label, Kind kind, boolean contrast, boolean differs) {

    enum Kind {
        TOKEN, BOS, BOS_OFF
    }
}
