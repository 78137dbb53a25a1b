package glasshead.training.corpus;

/// What the random tokens of the corpus teach. The other documents are the same in all lessons.
public enum Lesson {
    /// Sequences said again as they were. Looking back over the last few tokens together is enough to find the place.
    REPEATS,
    /// Most of them pairs of tokens said again in another order each time: what follows a token is told by that one token alone, so a head that
    /// looks at exactly the token before is worth having.
    PAIRS
}
