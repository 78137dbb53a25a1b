"""Tokenizers whose files have to be put together, or contradict one another, and the ids that the reference gives for some texts.

    pip install torch==2.7.1 transformers==5.24.0 tokenizers==0.23.3 transformer_lens==2.16.1
    python texts.py              # writes the folders texts/* beside itself

Each folder: the files of a tokenizer, config.json, and expected.json:

    by     who read the folder: AutoTokenizer of transformers, or Tokenizer.from_file of tokenizers (for what transformers' GPT2Tokenizer
           leaves out of a tokenizer.json: its normalizer, its pre-tokenizer and byte_fallback)
    texts  [text, ids]; ids null where the pieces are not the normalised text, so that something was lost
    bos    the token that TransformerLens puts in front; absent where it can't read the folder
"""
import json
import os
import shutil

from tokenizers import Tokenizer
from transformer_lens import HookedTransformer, HookedTransformerConfig
from transformers import AutoTokenizer

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "texts")
EOT = "<|endoftext|>"
TEXTS = ["ab<|endoftext|>ab", "ab ab", "ab <pad> ab", "<x>ab<y>", "cab\n"]
CONFIG = dict(model_type="gpt2", architectures=["GPT2LMHeadModel"], n_layer=1, n_head=1, n_embd=4, n_positions=16, vocab_size=270)


def alphabet():
    """bytes_to_unicode of openai/gpt-2."""
    own = [*range(ord("!"), ord("~") + 1), *range(0xA1, 0xAD), *range(0xAE, 0x100)]
    others = [b for b in range(256) if b not in own]
    return [chr(b) for b in own] + [chr(256 + i) for i in range(len(others))]


MERGES = [["a", "b"], ["Ġ", "a"], ["Ġa", "b"], ["c", "ab"]]
VOCAB = {piece: i for i, piece in enumerate(alphabet() + ["".join(m) for m in MERGES])}
SIZE = len(VOCAB)


def token(content, id=None, **flags):
    named = {} if id is None else dict(id=id)
    return {**named, **dict(content=content, single_word=False, lstrip=False, rstrip=False, normalized=False, special=True), **flags}


def byte_level(prefix=False):
    return dict(type="ByteLevel", add_prefix_space=prefix, trim_offsets=True, use_regex=True)


def whole(added=(), vocab=None, model=None, pre=byte_level(), normalizer=None):
    bpe = dict(type="BPE", dropout=None, unk_token=None, continuing_subword_prefix="", end_of_word_suffix="", fuse_unk=False,
               byte_fallback=False, vocab={**VOCAB, EOT: SIZE} if vocab is None else vocab, merges=MERGES if vocab is None else [])
    return dict(version="1.0", truncation=None, padding=None, added_tokens=list(added), normalizer=normalizer, pre_tokenizer=pre,
                post_processor=None, decoder=None, model={**bpe, **(model or {})})


EOT_ADDED = [token(EOT, SIZE)]


def write(name, files, texts=TEXTS, by="transformers", bos=True, config=CONFIG):
    folder = os.path.join(HERE, name)
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    for file, content in {"config.json": config, **files}.items():
        with open(os.path.join(folder, file), "w") as out:
            out.write(content if isinstance(content, str) else json.dumps(content, ensure_ascii=False))
    expected = dict(by=by, texts=[])
    if by == "transformers":
        tokenizer = AutoTokenizer.from_pretrained(folder)
        expected["texts"] = [[text, tokenizer(text, add_special_tokens=False)["input_ids"]] for text in texts]
    else:
        tokenizer = Tokenizer.from_file(os.path.join(folder, "tokenizer.json"))
        expected["texts"] = [[text, lossless(tokenizer, text)] for text in texts]
    if bos:
        lens = HookedTransformer(HookedTransformerConfig(n_layers=1, d_model=4, d_head=4, n_heads=1, n_ctx=16, d_vocab=270, act_fn="gelu",
                                                         device="cpu"), tokenizer=AutoTokenizer.from_pretrained(folder))
        expected["bos"] = lens.tokenizer.bos_token_id
    with open(os.path.join(folder, "expected.json"), "w") as out:
        json.dump(expected, out, ensure_ascii=False)
    print(name, expected)


def lossless(tokenizer, text):
    """The ids, unless characters got lost: then the pieces are not what the model was given."""
    encoding = tokenizer.encode(text, add_special_tokens=False)
    given = tokenizer.normalizer.normalize_str(text) if tokenizer.normalizer else text
    if tokenizer.pre_tokenizer:
        given = "".join(piece for piece, _ in tokenizer.pre_tokenizer.pre_tokenize_str(given))
    fallback = json.loads(tokenizer.to_str())["model"].get("byte_fallback")
    if fallback:
        raw = b"".join(bytes([int(t[3:5], 16)]) if t.startswith("<0x") else t.encode() for t in encoding.tokens)
        return encoding.ids if raw == given.encode() else None
    # An added token is cut out before the rest is pre-tokenized.
    return encoding.ids if "".join(encoding.tokens) == given or EOT in text else None


def pair(vocab=None):
    return {"vocab.json": {**VOCAB, EOT: SIZE} if vocab is None else vocab,
            "merges.txt": "#version: 0.2\n" + "".join(" ".join(m) + "\n" for m in MERGES)}


def main():
    n = SIZE + 1
    gpt2 = dict(tokenizer_class="GPT2Tokenizer")
    # vocab.json and merges.txt with what is beside them
    write("pair", pair())
    write("pair-without-eot", pair(VOCAB))
    write("pair-added", {**pair(), "added_tokens.json": {"<pad>": n, "<x>": n + 1}})
    write("pair-added-gap", {**pair(), "added_tokens.json": {"<x>": n + 3, "<pad>": n + 1}})
    write("pair-special", {**pair(), "special_tokens_map.json": {"pad_token": "<pad>", "additional_special_tokens": ["<x>", "<y>"]}})
    write("pair-special-objects", {**pair(), "special_tokens_map.json": {"pad_token": token("<pad>", lstrip=True),
                                                                         "bos_token": token("<x>")}})
    write("pair-decoder", {**pair(), "tokenizer_config.json": {**gpt2, "added_tokens_decoder": {
        str(n): token("<x>"), str(n + 1): token("<pad>", rstrip=True)}, "pad_token": "<pad>"},
        "special_tokens_map.json": {"bos_token": "<y>"}})
    write("pair-prefix", {**pair(), "tokenizer_config.json": {**gpt2, "add_prefix_space": True}})
    write("pair-bos", {**pair(), "tokenizer_config.json": {**gpt2, "bos_token": "<y>", "pad_token": "<x>"},
                       "special_tokens_map.json": {"pad_token": "<pad>"}})
    write("pair-bos-null", {**pair(), "tokenizer_config.json": {**gpt2, "bos_token": None}})
    write("pair-no-special", {**pair(), "tokenizer_config.json": {**gpt2, "bos_token": None, "eos_token": None, "unk_token": None}})
    # tokenizer.json with what is beside it
    write("whole", {"tokenizer.json": whole(EOT_ADDED)})
    write("whole-prefix-configured", {"tokenizer.json": whole(EOT_ADDED), "tokenizer_config.json": {**gpt2, "add_prefix_space": True}})
    write("whole-prefix-taken-back", {"tokenizer.json": whole(EOT_ADDED, pre=byte_level(True)),
                                      "tokenizer_config.json": {**gpt2, "add_prefix_space": False}})
    write("whole-prefix-fast", {"tokenizer.json": whole(EOT_ADDED, pre=byte_level(True)),
                                "tokenizer_config.json": dict(tokenizer_class="PreTrainedTokenizerFast", add_prefix_space=False)})
    write("whole-decoder", {"tokenizer.json": whole(EOT_ADDED), "tokenizer_config.json": {**gpt2, "added_tokens_decoder": {
        str(n): token("<x>"), str(n + 1): token("<pad>")}}})
    write("whole-flags", {"tokenizer.json": whole([token("<pad>", n, lstrip=True), *EOT_ADDED]), "tokenizer_config.json": {
        **gpt2, "added_tokens_decoder": {str(n): token("<pad>", rstrip=True)}}})
    write("whole-special", {"tokenizer.json": whole(EOT_ADDED), "special_tokens_map.json": {"pad_token": "<pad>", "bos_token": "<x>"}})
    write("whole-eot-not-added", {"tokenizer.json": whole()})
    write("whole-fast", {"tokenizer.json": whole(EOT_ADDED), "tokenizer_config.json": dict(tokenizer_class="PreTrainedTokenizerFast")})
    write("whole-fast-in-config", {"tokenizer.json": whole(EOT_ADDED, normalizer=dict(type="Lowercase"))}, ["AB<|endoftext|>ab", "Cab"],
          config=dict(CONFIG, tokenizer_class="PreTrainedTokenizerFast"))
    write("bos-elsewhere", {"tokenizer.json": whole(EOT_ADDED), "tokenizer_config.json": {**gpt2, "bos_token": EOT}},
          config=dict(CONFIG, bos_token_id=5, eos_token_id=5))
    # tokenizer.json by itself, as the tokenizers library reads it
    write("whole-prefix", {"tokenizer.json": whole(EOT_ADDED, pre=byte_level(True))}, by="tokenizers")
    split = dict(type="Split", pattern=dict(Regex=r"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+"),
                 behavior="Isolated", invert=False)
    write("whole-prefix-of-parts", {"tokenizer.json": whole(EOT_ADDED, pre=dict(type="Sequence", pretokenizers=[
        split, {**byte_level(True), "use_regex": False}]))}, ["ab,ab", "ab ab", "ab<|endoftext|>cab"], by="tokenizers")
    letters = {c: i for i, c in enumerate("abcdefghijklmnopqrstuvwxyz ")}
    lower = dict(type="Lowercase")
    write("letters-lower", {"tokenizer.json": whole(vocab=letters, pre=None, normalizer=lower)},
          ["Hello 42 world!", "Hello world", "ABC"], by="tokenizers", bos=False)
    nfd = dict(type="Sequence", normalizers=[dict(type="NFD"), dict(type="StripAccents"), lower])
    write("letters-without-accents", {"tokenizer.json": whole(vocab=letters, pre=None, normalizer=nfd)},
          ["Été à Ågård", "Straße", "ﬁn", "naïve 1"], by="tokenizers", bos=False)
    folded = {**letters, "<unk>": 27, **{"<0x%02X>" % i: 28 + i for i in range(242)}}
    write("byte-fallback", {"tokenizer.json": whole(vocab=folded, pre=None, model=dict(byte_fallback=True, unk_token="<unk>"))},
          ["ab\nc", "Hé", "a", "😀"], by="tokenizers", bos=False)
    words = {"red": 0, "[UNK]": 1, "blue": 4, "green": 5}
    write("words", {"tokenizer.json": whole(vocab=words, pre=dict(type="Whitespace"), model=dict(type="WordLevel", unk_token="[UNK]"))},
          ["blue  red", "red blue green"], by="tokenizers", bos=False)


main()
