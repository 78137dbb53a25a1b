package glasshead.engine;

import glasshead.checkpoint.Tokenizer;
import glasshead.experiment.BadInput;
import glasshead.experiment.Prompt;
import glasshead.experiment.PromptTooLong;
import glasshead.experiment.Quoted;
import glasshead.experiment.Texts;
import glasshead.gpt2.Gpt2Config;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Prompts to token ids and back, for a model with or without a tokenizer.
final class TokenReader implements AutoCloseable {

    private static final String IDS = "\\s*\\d{1,9}([\\s,]+\\d{1,9})*\\s*";

    private final Gpt2Config config;
    private final @Nullable Tokenizer tokenizer;
    private final String withoutText;

    TokenReader(Gpt2Config config, @Nullable Tokenizer tokenizer) {
        this(config, tokenizer, "");
    }

    /// @param tokenizer   if the model has one; one that can't read text knows its tokens all the same
    /// @param withoutText why text can't be read though there is a tokenizer, as a sentence; else empty
    TokenReader(Gpt2Config config, @Nullable Tokenizer tokenizer, String withoutText) {
        this.config = config;
        this.tokenizer = tokenizer;
        this.withoutText = withoutText;
    }

    boolean hasText() {
        return tokenizer != null && withoutText.isEmpty();
    }

    /// The prompt as the model reads it.
    ///
    /// @throws PromptTooLong when it does not fit the context
    TokenRow read(Prompt prompt, boolean bosOn) {
        int[] own = prompt.isEmpty() ? new int[0] : ids(prompt);
        if (own.length == 0) {
            throw new BadInput(hasText() ? "The prompt is empty; type at least one word."
                    : "The prompt is empty; give token ids, as 5,17,3. " + withoutText);
        }
        boolean bos = bosOn && config.bos() >= 0;
        int[] ids = bos ? IntStream.concat(IntStream.of(config.bos()), IntStream.of(own)).toArray() : own;
        if (ids.length > config.positions()) {
            throw new PromptTooLong(ids.length, config.positions());
        }
        return new TokenRow(ids, IntStream.of(ids).mapToObj(this::label).toArray(String[]::new), bos);
    }

    /// The longest beginning of the prompt that fits the context.
    Prompt cut(Prompt prompt, boolean bosOn) {
        int room = config.positions() - (bosOn && config.bos() >= 0 ? 1 : 0);
        return switch (prompt) {
            case Prompt.Tokens tokens -> cut(tokens, room);
            case Prompt.Text text when !hasText() -> cut(idsIn(text.text()), room);
            case Prompt.Text text -> new Prompt.Text(cut(text.text(), room));
        };
    }

    private static Prompt cut(Prompt.Tokens tokens, int room) {
        return new Prompt.Tokens(tokens.ids().subList(0, Math.min(room, tokens.ids().size())));
    }

    /// The number of tokens grows with the text, so the longest part that fits is found by halving.
    private String cut(String text, int room) {
        int fits = 0;
        int tooLong = text.codePointCount(0, text.length()) + 1;
        Tokenizer reading = reading(text);
        while (tooLong - fits > 1) {
            int middle = (fits + tooLong) / 2;
            if (reading.encode(text.substring(0, text.offsetByCodePoints(0, middle))).length <= room) {
                fits = middle;
            } else {
                tooLong = middle;
            }
        }
        return text.substring(0, text.offsetByCodePoints(0, fits));
    }

    /// The tokens of a prompt of any length, without BOS.
    int[] ids(Prompt prompt) {
        return switch (prompt) {
            case Prompt.Tokens tokens -> tokens.ids().stream().mapToInt(this::checked).toArray();
            case Prompt.Text text when !hasText() -> ids(idsIn(text.text()));
            case Prompt.Text text -> encode(text.text());
        };
    }

    /// Without a tokenizer nothing but ids can be meant.
    private Prompt.Tokens idsIn(String text) {
        if (!text.matches(IDS)) {
            throw cantRead(text);
        }
        return new Prompt.Tokens(Arrays.stream(text.strip().split("[\\s,]+")).map(Integer::valueOf).toList());
    }

    private BadInput cantRead(String text) {
        return new BadInput(withoutText.isEmpty() ? "This model folder has no tokenizer.json, so " + Quoted.of(text)
                + " can't be read; give token ids, as 5,17,3, and answers as #17." : withoutText);
    }

    /// The tokens of something written in a contrast: text, or `#id`.
    int[] pieces(String written) {
        if (written.matches("#\\d{1,9}")) {
            return new int[] {checked(Integer.parseInt(written.substring(1)))};
        }
        return !hasText() && isOneToken(written) ? new int[] {idOf(written)} : encode(written);
    }

    /// The one token that a word is.
    int one(String word) {
        int[] pieces = pieces(word);
        if (pieces.length != 1) {
            throw new BadInput(Texts.format("%s is %d tokens here, not one%s; give one that is, as ' Mary', or an id, as #17.", Quoted.of(
                    word), pieces.length, IntStream.of(pieces).mapToObj(id -> Quoted.of(text(id))).collect(Collectors.joining(" ",
                            pieces.length == 0 ? "" : ": ", ""))));
        }
        return pieces[0];
    }

    boolean isOneToken(String text) {
        int id = idOf(text);
        return id >= 0 && id < config.vocabulary();
    }

    private int idOf(String text) {
        return tokenizer == null ? -1 : tokenizer.idOf(text);
    }

    private Tokenizer reading(String text) {
        if (tokenizer == null || !hasText()) {
            throw cantRead(text);
        }
        return tokenizer;
    }

    private int[] encode(String text) {
        Tokenizer reading = reading(text);
        int[] ids = reading.encode(text);
        for (int id : ids) {
            if (id >= config.vocabulary()) {
                throw new BadInput(Texts.format(
                        "The token %s has the id %d and the model's embedding only %d rows; take it out of the text.",
                        Quoted.of(reading.text(id)), id, config.vocabulary()));
            }
        }
        return ids;
    }

    private int checked(int id) {
        if (id < 0 || id >= config.vocabulary()) {
            throw new BadInput("Token id " + id + " is not in the vocabulary, which has ids 0 to " + (config.vocabulary() - 1) + ".");
        }
        return id;
    }

    /// As a contrast would write it.
    String text(int id) {
        return tokenizer == null || id >= tokenizer.size() ? "#" + id : tokenizer.text(id);
    }

    String label(int id) {
        return tokenizer == null || id >= tokenizer.size() ? "#" + id : tokenizer.label(id);
    }

    Vocabulary vocabulary() {
        List<Integer> ids = IntStream.range(0, config.vocabulary()).boxed().toList();
        return new Vocabulary(ids.stream().map(this::label).toList(), ids.stream().map(this::written).toList());
    }

    /// A token whose text would not be read back as that token is written by its id.
    private String written(int id) {
        String text = text(id);
        return tokenizer != null && tokenizer.idOf(text) == id && tokenizer.isText(id) ? text : "#" + id;
    }

    @Override
    public void close() {
        if (tokenizer != null) {
            tokenizer.close();
        }
    }
}
