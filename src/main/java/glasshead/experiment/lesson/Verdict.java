package glasshead.experiment.lesson;

/// Whether a task is done.
///
/// @param words how far it is, in a sentence: what is there and what is wanted
public record Verdict(boolean met, String words) {
}
