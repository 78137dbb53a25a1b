package glasshead.experiment;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// Which tokens of one prompt stand for which of another: position by position where both are equally long and at least half of their
/// tokens are the same in their places, else by content, so that a word that was put in leaves the rest as it is (a longest common
/// subsequence; what begins and ends both alike goes together first).
public final class Alignment {

    /// A token that has none in the other prompt.
    public static final int NONE = -1;

    private final int[] partners;
    private final boolean byPosition;

    private Alignment(int[] partners, boolean byPosition) {
        this.partners = partners;
        this.byPosition = byPosition;
    }

    /// @param row    what its tokens are, compared by `equals`
    /// @param facing the same of the other prompt
    public static Alignment of(List<?> row, List<?> facing) {
        if (row.size() == facing.size()) {
            Alignment inPlace = inPlace(row, facing);
            if (2 * inPlace.unmatched() <= row.size()) {
                return inPlace;
            }
        }
        return byContent(row, facing);
    }

    private static Alignment inPlace(List<?> row, List<?> facing) {
        int[] partners = new int[row.size()];
        Arrays.setAll(partners, at -> Objects.equals(row.get(at), facing.get(at)) ? at : NONE);
        return new Alignment(partners, true);
    }

    private static Alignment byContent(List<?> row, List<?> facing) {
        int[] partners = new int[row.size()];
        Arrays.fill(partners, NONE);
        int begin = 0;
        int shorter = Math.min(row.size(), facing.size());
        while (begin < shorter && Objects.equals(row.get(begin), facing.get(begin))) {
            partners[begin] = begin;
            begin++;
        }
        int end = 0;
        while (end < shorter - begin && Objects.equals(row.get(row.size() - 1 - end), facing.get(facing.size() - 1 - end))) {
            end++;
            partners[row.size() - end] = facing.size() - end;
        }
        between(row.subList(begin, row.size() - end), facing.subList(begin, facing.size() - end), begin, partners);
        return new Alignment(partners, false);
    }

    /// What is left in the middle.
    private static void between(List<?> row, List<?> facing, int begin, int[] partners) {
        // lengths[i][j]: of the longest common subsequence of what follows i and j
        int[][] lengths = new int[row.size() + 1][facing.size() + 1];
        for (int i = row.size() - 1; i >= 0; i--) {
            for (int j = facing.size() - 1; j >= 0; j--) {
                lengths[i][j] = Objects.equals(row.get(i), facing.get(j)) ? lengths[i + 1][j + 1] + 1 : Math.max(lengths[i + 1][j],
                        lengths[i][j + 1]);
            }
        }
        for (int i = 0, j = 0; i < row.size() && j < facing.size();) {
            if (Objects.equals(row.get(i), facing.get(j))) {
                partners[begin + i++] = begin + j++;
            } else if (lengths[i + 1][j] >= lengths[i][j + 1]) {
                i++;
            } else {
                j++;
            }
        }
    }

    /// Index of the token that is the same in the other prompt, or [#NONE].
    public int partner(int position) {
        return position >= 0 && position < partners.length ? partners[position] : NONE;
    }

    /// Whether each token faces the one in its place, the same or not.
    public boolean isByPosition() {
        return byPosition;
    }

    /// How many tokens have none.
    public int unmatched() {
        return (int) Arrays.stream(partners).filter(partner -> partner == NONE).count();
    }
}
