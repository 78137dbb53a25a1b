package glasshead.engine;

/// A prompt as the model reads it.
///
/// @param ids    token ids, BOS included where it is on
/// @param labels how each token is shown: leading space as `·`, newline as `⏎`, bytes that are no character by themselves as `\xE2`
/// @param bos    whether the first token is the BOS that was put in front
public record TokenRow(int[] ids, String[] labels, boolean bos) {

    public static final TokenRow NONE = new TokenRow(new int[0], new String[0], false);

    public int length() {
        return ids.length;
    }
}
