"""The published vectors, held against Hugging Face's tokenizer of the same files.

    pip install transformers==5.24.0
    python vectors.py
"""
import json
from pathlib import Path

from tokenizers import Tokenizer, decoders, models, pre_tokenizers

HERE = Path(__file__).resolve().parent
tokenizer = Tokenizer(models.BPE.from_file(str(HERE / "encoder.json"), str(HERE / "vocab.bpe")))
tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
tokenizer.decoder = decoders.ByteLevel()
tokenizer.add_special_tokens(["<|endoftext|>"])
vectors = json.loads((HERE / "gpt2_tokenizer_vectors.json").read_text(encoding="utf-8"))
other = [each for each in vectors if tokenizer.encode(each["text"]).ids != each["ids"]]
for each in other:
    print(each, tokenizer.encode(each["text"]).ids)
print(f"{len(vectors)} vectors, {len(other)} otherwise")
