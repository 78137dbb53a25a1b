package glasshead.training.corpus;

/// Someone in the corpus; the name settles the pronoun.
record Person(String name, boolean female) {

    /// What a gap such as `A.they` holds for this person; `form` is the part after the dot.
    String form(String form) {
        return switch (form) {
            case "they" -> female ? "she" : "he";
            case "They" -> female ? "She" : "He";
            case "them" -> female ? "her" : "him";
            case "their" -> female ? "her" : "his";
            case "child" -> female ? "girl" : "boy";
            case "adult" -> female ? "woman" : "man";
            case "Title" -> female ? "Mrs" : "Mr";
            default -> throw new IllegalArgumentException(form);
        };
    }

    /// The gap `A.they` as (`A`, `they`); a gap without a dot has the form "".
    static String[] parts(String gap) {
        int dot = gap.indexOf('.');
        return dot < 0 ? new String[] {gap, ""} : new String[] {gap.substring(0, dot), gap.substring(dot + 1)};
    }

    /// People are the gaps that start with a capital letter.
    static boolean isPerson(String gap) {
        return Character.isUpperCase(gap.charAt(0));
    }
}
