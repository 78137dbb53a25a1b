"""The next tokens whose logits some neurons of tiny-english raise and lower most: W_out W_U in TransformerLens.

    python next_tokens.py [--write]
"""
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.append(str(HERE.parent))

import lens
import stored

FOLDER = HERE.parent.parent / "models/tiny-english"
NEURONS = [(0, 5), (2, 321), (3, 7)]


def main():
    model = lens.load(FOLDER)
    made = {}
    for layer, neuron in NEURONS:
        logits = model.W_out[layer, neuron].double() @ model.W_U.double()
        order = logits.argsort(descending=True).tolist()
        made[f"L{layer}N{neuron}"] = {name: [{"id": id, "logit": logits[id].item()} for id in ids]
                                      for name, ids in (("raised", order[:10]), ("lowered", order[::-1][:10]))}
    stored.json_file(HERE / "next-tokens-tiny-english.json", made)


main()
