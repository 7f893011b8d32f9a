"""The training loop. Seeded; it goes on from its last whole epoch when it was stopped."""

import random
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from training.batches import NOTHING, Batch, Maker, epoch
from training.chunks import Data
from training.network import Labels, Network, Scores

ENCODER_RATE, HEAD_RATE, SHAPE_RATE = 2e-4, 1.5e-3, 1e-3
WARM_UP = 0.05  # of all steps
RARE = 20  # labels seen less often are not learned


def labels_of(data: Data) -> Labels:
    words = [w for chunk in data.parsed for sentence in chunk.sentences for w in sentence.words]
    tree = Counter(word.label for word in words)
    names = ("O", *(f"{place}-{kind}" for kind in ("PER", "LOC", "ORG") for place in "BI"))
    return Labels(
        tuple(sorted({word.upos for word in words})),
        tuple(sorted({word.xpos for word in words})),
        names,
        tuple(sorted(label for label, count in tree.items() if count >= RARE)),
    )


def learn(data: Data, maker: Maker, out: Path, epochs: int, seed: int) -> Network:
    torch.manual_seed(seed)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    network = Network(maker.labels).to(device)
    optimizer = torch.optim.AdamW(_groups(network), betas=(0.9, 0.98), eps=1e-6, fused=True)
    rates = [group["lr"] for group in optimizer.param_groups]
    first = _go_on(network, optimizer, out, device)
    steps = len(list(epoch(data, maker.pieces, random.Random(seed))))
    for number in range(first, epochs):
        torch.manual_seed(seed + number)
        network.train()
        for i, loss in enumerate(_steps(network, data, maker, random.Random(seed + number))):
            part = (number * steps + i) / (epochs * steps)
            for group, rate in zip(optimizer.param_groups, rates, strict=True):
                group["lr"] = rate * _share(part)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 2.0)
            optimizer.step()
            optimizer.zero_grad()
            if i % 100 == 0:
                print(f"{time.strftime('%H:%M:%S')} epoch {number} step {i}/{steps} {loss:.3f}")
        _keep(network, optimizer, maker.labels, out, number + 1)
    return network


def _share(part: float) -> float:
    """Of the learning rate: up for a twentieth of the way, then down in a line."""
    return max(0.0, part / WARM_UP if part < WARM_UP else (1 - part) / (1 - WARM_UP))


def _groups(network: Network) -> list[dict[str, object]]:
    shapes = network.encoder.embeddings.token_type_embeddings.weight
    encoder = [p for p in network.encoder.parameters() if p is not shapes]
    known = {id(p) for p in network.encoder.parameters()}
    return [
        {"params": [p for p in encoder if p.ndim > 1], "lr": ENCODER_RATE, "weight_decay": 0.01},
        {"params": [p for p in encoder if p.ndim < 2], "lr": ENCODER_RATE, "weight_decay": 0.0},
        {"params": [shapes], "lr": SHAPE_RATE, "weight_decay": 0.0},
        {
            "params": [p for p in network.parameters() if id(p) not in known],
            "lr": HEAD_RATE,
            "weight_decay": 0.01,
        },
    ]


def _steps(network: Network, data: Data, maker: Maker, rng: random.Random) -> Iterator[Tensor]:
    for chunks in epoch(data, maker.pieces, rng):
        batch = maker.batch(chunks, rng)
        yield _loss(network, run(network, batch), batch)


def run(network: Network, batch: Batch) -> Scores:
    device = next(network.parameters()).device
    with torch.autocast(device.type, dtype=torch.bfloat16):
        hidden = network.encode(*(t.to(device) for t in (batch.ids, batch.shapes, batch.mask)))
    scores = network.score(hidden.float(), batch.first.to(device))
    heads = scores.heads.masked_fill(~batch.words.to(device)[:, None, :], -1e4)
    return Scores(scores.tags, heads, scores.below, scores.above)


def _loss(network: Network, scores: Scores, batch: Batch) -> Tensor:
    upos, xpos, starts, names, roles = scores.tags.split(network.sizes, -1)
    loss = _entropy(scores.heads, batch.heads) + _label_loss(network, scores, batch)
    loss = loss + 0.5 * _entropy(upos, batch.upos) + 0.5 * _entropy(xpos, batch.xpos)
    loss = loss + _entropy(names, batch.names)
    known = batch.starts.to(starts.device) != NOTHING
    if known.any():
        begun = batch.starts.to(starts.device)[known].float()
        loss = loss + 0.5 * functional.binary_cross_entropy_with_logits(
            starts[..., 0][known], begun
        )
    for role in range(3):
        loss = loss + 0.4 * _entropy(roles[..., 3 * role : 3 * role + 3], batch.roles[..., role])
    return loss


def _entropy(scores: Tensor, wanted: Tensor) -> Tensor:
    wanted = wanted.to(scores.device)
    known = wanted != NOTHING
    if not known.any():
        return scores.sum() * 0
    return functional.cross_entropy(scores[known], wanted[known])


def _label_loss(network: Network, scores: Scores, batch: Batch) -> Tensor:
    device = scores.below.device
    heads, labels = batch.heads.to(device), batch.labels.to(device)
    known = (heads != NOTHING) & (labels != NOTHING)
    if not known.any():
        return scores.below.sum() * 0
    rows = torch.arange(len(known), device=device)[:, None].expand_as(known)[known]
    found = network.label(scores.below[known], scores.above[rows, heads[known]])
    return functional.cross_entropy(found, labels[known])


def _keep(
    network: Network, optimizer: torch.optim.Optimizer, labels: Labels, out: Path, done: int
) -> None:
    state = {
        "network": network.state_dict(),
        "optimizer": optimizer.state_dict(),
        "labels": asdict(labels),
        "epochs": done,
    }
    torch.save(state, out / "part.pt")
    (out / "part.pt").replace(out / "network.pt")


def _go_on(network: Network, optimizer: torch.optim.Optimizer, out: Path, device: str) -> int:
    if not (out / "network.pt").exists():
        return 0
    state = torch.load(out / "network.pt", map_location=device, weights_only=True)
    network.load_state_dict(state["network"])
    optimizer.load_state_dict(state["optimizer"])
    return int(state["epochs"])
