package glasshead.training.corpus;

/// A country, its capital, and the language of most of its people.
record Country(String name, String capital, String language) {

    static Country of(String line) {
        var words = line.split(" ");
        return new Country(words[0], words[1], words[2]);
    }
}
