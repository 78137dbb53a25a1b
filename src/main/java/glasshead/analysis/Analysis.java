package glasshead.analysis;

/// A quantity that can be computed from one run. Constants and records implement it: two equal analyses are the same question.
///
/// Runs on the inference thread; what it returns holds plain arrays only.
@FunctionalInterface
public interface Analysis<R> {

    R of(Evidence evidence);
}
