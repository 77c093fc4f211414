"""Step 2: the student's shape, as core/prompt/model.c runs it."""

import torch
import torch.nn.functional as F
from torch import nn

WIDTH, HIDDEN = 128, 192
HEADS = {"genre": None, "mood": 3, "amounts": 7}


class Student(nn.Module):
    """Token table, attention pooling with one query, one hidden layer, three heads."""

    def __init__(self, n_tokens, n_genres):
        super().__init__()
        self.table = nn.Embedding(n_tokens, WIDTH)
        self.weight = nn.Embedding(n_tokens, 1)
        self.query = nn.Parameter(torch.zeros(WIDTH))
        self.hidden = nn.Linear(WIDTH, HIDDEN)
        self.genre = nn.Linear(HIDDEN, n_genres)
        self.mood = nn.Linear(HIDDEN, 3)
        self.amounts = nn.Linear(HIDDEN, 7)
        self.teach = nn.Linear(WIDTH, 384, bias=False)  # Only while training

    def pool(self, tokens, mask):
        e = self.table(tokens)
        score = e @ self.query + self.weight(tokens)[..., 0]
        share = torch.softmax(score.masked_fill(mask == 0, -1e9), dim=1)
        return F.normalize((share[..., None] * e).sum(1), dim=1)

    def forward(self, tokens, mask, drop=0.0):
        z = self.pool(tokens, mask)
        h = F.dropout(F.relu(self.hidden(z)), drop, self.training)
        return z, self.genre(h), torch.tanh(self.mood(h)), torch.sigmoid(self.amounts(h))
