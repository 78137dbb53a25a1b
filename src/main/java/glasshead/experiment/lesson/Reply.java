package glasshead.experiment.lesson;

import glasshead.experiment.Usual;

/// What was answered to a step that asks.
///
/// @param option index of the chosen one, -1 for none
/// @param number as it was typed, empty for none
public record Reply(int option, String number) {

    private static final int LONGEST = 40;

    @Usual
    public static final Reply NONE = new Reply(-1, "");

    public Reply {
        number = number.length() > LONGEST ? number.substring(0, LONGEST) : number;
    }

    public static Reply chosen(int option) {
        return new Reply(option, "");
    }

    public static Reply typed(String number) {
        return new Reply(-1, number);
    }
}
