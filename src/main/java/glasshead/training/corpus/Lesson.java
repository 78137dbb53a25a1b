package glasshead.training.corpus;

/// What the corpus dwells on. A model can be given one lesson after another.
public enum Lesson {
    /// Random sequences said again as they were. Looking back over the last few tokens together is enough to find the place.
    REPEATS,
    /// Most of the random tokens are pairs, said again in another order each time: what follows a token is told by that one token alone, so a head that
    /// looks at exactly the token before is worth having.
    PAIRS,
    /// Pairs as before, more of them, and indirect-object sentences about [Namesakes].
    NAMESAKES
}
