"""The network: a small encoder that reads a sentence once, and a light head that asks about pairs of spans.

The encoder is MiniLM (6 layers, 384 wide). For a pair, the two spans are pooled into one question, and the question
looks over the sentence's words, knowing of each whether it lies in the source, in the target, between, before or after
them.
"""

from __future__ import annotations

import torch
from safetensors.torch import load_file
from torch import nn
from transformers import BertConfig, BertModel

WIDTH = 384
HEADS = 6
ROLES = 5


class RelationNetwork(nn.Module):
    """Scores for types and relations of pairs of spans."""

    def __init__(self, encoder: BertModel, types: int, relations: int) -> None:
        super().__init__()
        self.encoder = encoder
        self.anybody = nn.Parameter(torch.zeros(2, WIDTH))
        self.question = nn.Linear(2 * WIDTH, WIDTH)
        self.keys = nn.Linear(WIDTH, WIDTH)
        self.values = nn.Linear(WIDTH, WIDTH)
        self.roles = nn.Linear(ROLES, HEADS, bias=False)
        self.mix = nn.Sequential(nn.Linear(4 * WIDTH, WIDTH), nn.GELU(), nn.Dropout(0.1))
        self.types = nn.Linear(WIDTH, types)
        self.relations = nn.Linear(WIDTH, relations)

    def forward(
        self, ids: torch.Tensor, mask: torch.Tensor, row: torch.Tensor, source: torch.Tensor, target: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """Scores of P pairs in B sentences of T word pieces.

        Args:
            ids: Word pieces, B x T.
            mask: 1 where there is one, B x T.
            row: The sentence of each pair, P.
            source: 1 on the pieces of the source, P x T; all 0 for anybody.
            target: Likewise of the target.
        """
        hidden = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        words = hidden[row]
        ends = torch.cat([self._pool(words, source, 0), self._pool(words, target, 1)], -1)
        seen = self._look(ends, hidden, row, _roles(source, target), mask[row])
        state = self.mix(torch.cat([ends, seen, hidden[:, 0][row]], -1))
        return self.types(state), self.relations(state)

    def _pool(self, words: torch.Tensor, span: torch.Tensor, side: int) -> torch.Tensor:
        count = span.sum(-1, keepdim=True)
        mean = (span.unsqueeze(1) @ words).squeeze(1) / count.clamp(min=1.0)
        return torch.where(count > 0, mean, self.anybody[side].expand_as(mean))

    def _look(
        self, ends: torch.Tensor, hidden: torch.Tensor, row: torch.Tensor, roles: torch.Tensor, mask: torch.Tensor
    ) -> torch.Tensor:
        size = WIDTH // HEADS
        question = self.question(ends).view(-1, HEADS, 1, size)
        keys = self.keys(hidden).view(hidden.shape[0], -1, HEADS, size).transpose(1, 2)[row]
        values = self.values(hidden).view(hidden.shape[0], -1, HEADS, size).transpose(1, 2)[row]
        scores = (question @ keys.transpose(-1, -2)) / size**0.5
        scores = scores + self.roles(roles).transpose(1, 2).unsqueeze(2)
        scores = scores.masked_fill(mask[:, None, None, :] == 0, -1e4)
        return (scores.softmax(-1) @ values).reshape(-1, WIDTH)


def _roles(source: torch.Tensor, target: torch.Tensor) -> torch.Tensor:
    """Of each word piece: in the source, in the target, between them, before both, after both (P x T x 5)."""
    spoken = ((source + target) > 0).to(source.dtype)
    begun = spoken.cumsum(-1).clamp(max=1.0)
    to_come = spoken.flip(-1).cumsum(-1).flip(-1).clamp(max=1.0)
    between = begun * to_come * (1 - spoken)
    return torch.stack([source, target, between, 1 - begun, 1 - to_come], -1)


def minilm(weights: str) -> BertModel:
    """The pretrained encoder from a safetensors file."""
    config = BertConfig(
        vocab_size=30522,
        hidden_size=WIDTH,
        num_hidden_layers=6,
        num_attention_heads=12,
        intermediate_size=1536,
        attn_implementation="eager",
    )
    model = BertModel(config, add_pooling_layer=False)
    state = {name.removeprefix("bert."): value for name, value in load_file(weights).items()}
    missing, _ = model.load_state_dict(state, strict=False)
    if missing:
        raise ValueError(f"the encoder file lacks {missing[:3]}")
    return model
