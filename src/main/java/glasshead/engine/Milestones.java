package glasshead.engine;

/// Says when enough more has been done to be worth telling: what is told of a large set is itself large.
final class Milestones {

    private static final int SHARE = 50;

    private final int all;
    private int told;

    Milestones(int all) {
        this.all = all;
    }

    /// Whether there is news, which is then told. The whole is the answer and no news.
    boolean reached(int done) {
        boolean news = done < all && done - told >= all / SHARE;
        told = news ? done : told;
        return news;
    }
}
