"""The tasks of `gumbel-tui train` that are networks, trained with PyTorch's autograd: the same models, data laws,
optimiser and numbers, other random numbers. Each function trains one run and returns what the engine reports."""

import math

import torch
import torch.nn.functional as F

torch.set_num_threads(1)


def gumbel(shape):
    return -torch.empty(shape).exponential_().log()


def choose(logits, kind, tau):
    """y as it goes forward, with the estimator's gradient."""
    if kind == "softmax":
        return F.softmax(logits / tau, -1)
    if kind in ("gumbel-softmax", "st-gumbel-softmax"):
        return F.gumbel_softmax(logits, tau=tau, hard=kind.startswith("st-"))
    perturbed = logits if kind == "straight-through-argmax" else logits + gumbel(logits.shape)
    soft = F.softmax(logits if kind == "straight-through-argmax" else logits / tau, -1)
    hard = F.one_hot(perturbed.argmax(-1), logits.shape[-1]).to(soft)
    return hard + soft - soft.detach()


def pointer(kind, tau, steps=2000, batch=64, rate=0.01):
    items, size = 8, 16
    planted, readout = torch.randn(size, size), torch.randn(size) / 4
    weight = (0.01 * torch.randn(size, size)).requires_grad_()
    adam = torch.optim.Adam([weight], lr=rate)

    def inputs(count):
        query, x = torch.randn(count, size), torch.randn(count, items, size)
        target = torch.einsum("bi,ij,bkj->bk", query, planted, x).argmax(1)
        return query, x, x @ readout, target

    for _ in range(steps):
        query, x, values, target = inputs(batch)
        scores = torch.einsum("bi,ij,bkj->bk", query, weight, x)
        picked = (choose(scores, kind, tau) * values).sum(1)
        loss = ((picked - values.gather(1, target[:, None])[:, 0]) ** 2).mean()
        adam.zero_grad()
        loss.backward()
        adam.step()
    query, x, values, target = inputs(2000)
    scores = torch.einsum("bi,ij,bkj->bk", query, weight.detach(), x)
    return {"accuracy": (scores.argmax(1) == target).float().mean().item()}


def binary_weights(kind, tau, steps=3000, batch=128, rate=0.001):
    inputs, units = 20, 32
    sign = lambda w: torch.where(w < 0, -1.0, 1.0)
    shapes = [(inputs, units), (units,)]
    planted = [sign(torch.rand(shape) - 0.5) for shape in shapes]
    shadows = [(0.1 * (2 * torch.rand(shape) - 1)).requires_grad_() for shape in shapes]
    adam = torch.optim.Adam(shadows, lr=rate)
    net = lambda x, w: torch.tanh(x @ w[0] / math.sqrt(inputs)) @ w[1] / math.sqrt(units)

    def binary(w):
        if kind == "softmax":
            return w
        hard = sign(w) if kind == "straight-through-argmax" else torch.where(torch.rand_like(w) * 2 - 1 < w, 1.0, -1.0)
        return w + (hard - w).detach()

    for _ in range(steps):
        x = torch.randn(batch, inputs)
        loss = ((net(x, [binary(w) for w in shadows]) - net(x, planted)) ** 2).mean()
        adam.zero_grad()
        loss.backward()
        adam.step()
        if kind != "softmax":
            with torch.no_grad():
                for w in shadows:
                    w.clamp_(-1, 1)
    with torch.no_grad():
        x = torch.randn(2000, inputs)
        return {"deployedLoss": ((net(x, [sign(w) for w in shadows]) - net(x, planted)) ** 2).mean().item()}


def filter_selection(kind, tau, steps=2000, batch=64, rate=0.02):
    outputs, fragments, filters, taps = 16, 2, 4, 8
    planted, wanted = torch.randn(filters, taps), torch.randint(filters, (outputs, fragments))
    bank = (0.5 * torch.randn(filters, taps)).requires_grad_()
    masks = (0.01 * torch.randn(outputs, fragments, filters)).requires_grad_()
    adam = torch.optim.Adam([bank, masks], lr=rate)
    layer = lambda x, w, y: torch.einsum("bft,kt,ofk->bo", x, w, y)
    target = F.one_hot(wanted, filters).float()
    for _ in range(steps):
        x = torch.randn(batch, fragments, taps)
        error = layer(x, bank, choose(masks, kind, tau)) - layer(x, planted, target)
        adam.zero_grad()
        (error**2).mean().backward()
        adam.step()
    picks = masks.argmax(-1)
    counts = torch.zeros(filters, filters)
    for pick, want in zip(picks.flatten(), wanted.flatten()):
        counts[pick, want] += 1
    from itertools import permutations

    best = max(sum(counts[k, p[k]].item() for k in range(filters)) for p in permutations(range(filters)))
    loss = ((bank[picks] - planted[wanted]) ** 2).sum((1, 2)).mean()
    return {"recovered": best / picks.numel(), "deployedLoss": loss.item()}


TASKS = {"pointer": pointer, "binary-weights": binary_weights, "filter-selection": filter_selection}
