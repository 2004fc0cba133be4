"""The networks of `gumbel-tui train` in PyTorch's eager mode: the same data, models, losses and optimiser, other random
numbers. Each function trains one run on one thread and returns the losses on test data."""

import math
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

torch.set_num_threads(1)

RESOURCES = Path(__file__).resolve().parents[2] / "Sources/GumbelEngine/Resources"
HIDDEN, BATCH = 64, 100


def digits():
    """Training and test items."""
    bits = np.unpackbits(np.frombuffer((RESOURCES / "digits.bits").read_bytes(), np.uint8)).reshape(-1, 64)
    items = torch.tensor(bits[7 * np.arange(len(bits)) % len(bits)], dtype=torch.float32)
    return items[:1500], items[1500:]


def gumbel(shape):
    return -torch.empty(shape).exponential_().log()


def choose(logits, kind, tau):
    """y as it goes forward, with the estimator's gradient."""
    if kind in ("softmax", "gumbel-softmax"):
        noise = gumbel(logits.shape) if kind == "gumbel-softmax" else 0
        return F.softmax((logits + noise) / tau, -1)
    if kind == "straight-through-argmax":
        hard, soft = logits, F.softmax(logits, -1)
    else:  # st-gumbel-softmax
        hard = logits + gumbel(logits.shape)
        soft = F.softmax(hard / tau, -1)
    return F.one_hot(hard.argmax(-1), logits.shape[-1]).to(soft) + soft - soft.detach()


def he(rows, columns):
    return ((2 * torch.rand(rows, columns) - 1) * math.sqrt(6 / rows)).requires_grad_()


def glorot(rows, columns):
    return ((2 * torch.rand(rows, columns) - 1) * math.sqrt(6 / (rows + columns))).requires_grad_()


def zeros(columns):
    return torch.zeros(columns, requires_grad=True)


def descend(parameters, loss, steps, rate, fused, batches):
    adam = torch.optim.Adam(parameters, lr=rate, fused=fused)
    for _ in range(steps):
        value = loss(batches[torch.randint(len(batches), (BATCH,))])
        adam.zero_grad()
        value.backward()
        adam.step()


def digits_vae(kind, tau, fused=False, steps=3000):
    train, test = digits()
    p = [he(64, HIDDEN), zeros(HIDDEN), glorot(HIDDEN, 64), zeros(64)]
    p += [he(64, HIDDEN), zeros(HIDDEN), glorot(HIDDEN, 64), zeros(64)]
    encode = lambda x: (F.relu(x @ p[0] + p[1]) @ p[2] + p[3]).view(-1, 8, 8)
    decode = lambda y: F.relu(y.flatten(1) @ p[4] + p[5]) @ p[6] + p[7]

    def loss(x, make):
        logits = encode(x)
        logs = F.log_softmax(logits, -1)
        divergence = (logs.exp() * (logs + math.log(8))).sum((1, 2))
        errors = F.binary_cross_entropy_with_logits(decode(make(logits)), x, reduction="none").sum(1)
        return (errors + divergence).mean()

    descend(p, lambda x: loss(x, lambda z: choose(z, kind, tau)), steps, 3e-3, fused, train)
    with torch.no_grad():
        draw = lambda z: F.one_hot((z + gumbel(z.shape)).argmax(-1), 8).float()
        return {
            "sampledLoss": sum(loss(test, draw).item() for _ in range(20)) / 20,
            "mixtureLoss": loss(test, lambda z: F.softmax(z / tau, -1)).item(),
        }


def squared(outputs, targets):
    return ((outputs - targets) ** 2).sum(1).mean()


def deployed(error, tau):
    """Losses on test data of the likeliest pick and of the mixture."""
    with torch.no_grad():
        return {
            "argmaxLoss": error(lambda z: F.one_hot(z.argmax(-1), z.shape[-1]).float()).item(),
            "mixtureLoss": error(lambda z: F.softmax(z / tau, -1)).item(),
        }


def codebook(kind, tau, fused=False, steps=3000):
    train, test = digits()
    codes = (train.mean(0) + 0.1 * (2 * torch.rand(32, 64) - 1)).requires_grad_()
    p = [he(64, HIDDEN), zeros(HIDDEN), glorot(HIDDEN, 32), zeros(32), codes]
    output = lambda x, make: make(F.relu(x @ p[0] + p[1]) @ p[2] + p[3]) @ codes
    descend(p, lambda x: squared(output(x, lambda z: choose(z, kind, tau)), x), steps, 3e-3, fused, train)
    return deployed(lambda make: squared(output(test, make), test), tau)


def router(kind, tau, fused=False, steps=2000):
    train, test = digits()
    gate, bias, shift = glorot(64, 4), zeros(4), torch.zeros(4, 64, requires_grad=True)
    down = torch.stack([glorot(64, 2).detach() for _ in range(4)]).requires_grad_()
    up = torch.stack([glorot(2, 64).detach() for _ in range(4)]).requires_grad_()

    def output(x, make):
        experts = torch.einsum("ber,erd->bed", torch.einsum("bd,edr->ber", x, down), up) + shift
        return (make(x @ gate + bias)[:, :, None] * experts).sum(1)

    p = [gate, bias, down, up, shift]
    descend(p, lambda x: squared(output(x, lambda z: choose(z, kind, tau)), x), steps, 3e-3, fused, train)
    return deployed(lambda make: squared(output(test, make), test), tau)


def attention(kind, tau, fused=False, steps=1500):
    train, test = digits()
    weights, mean = glorot(32, 16), train[:, :32].mean(0)
    keys, values = train[:200, :32] - mean, train[:200, 32:]
    output = lambda x, make: make(((x[:, :32] - mean) @ weights) @ (keys @ weights).T / 4) @ values
    loss = lambda x, make: squared(output(x, make), x[:, 32:])
    descend([weights], lambda x: loss(x, lambda z: choose(z, kind, tau)), steps, 1e-2, fused, train[200:])
    return deployed(lambda make: loss(test, make), tau)


def features(kind, tau, fused=False, steps=3000):
    train, test = digits()
    chooser = (0.05 * (2 * torch.rand(8, 64) - 1)).requires_grad_()
    p = [he(8, HIDDEN), zeros(HIDDEN), glorot(HIDDEN, 64), zeros(64)]

    def loss(x, make):
        outputs = F.relu(x @ make(chooser).T @ p[0] + p[1]) @ p[2] + p[3]
        return F.binary_cross_entropy_with_logits(outputs, x, reduction="none").sum(1).mean()

    groups = [{"params": p}, {"params": [chooser], "lr": 3e-2}]
    descend(groups, lambda x: loss(x, lambda z: choose(z, kind, tau)), steps, 3e-3, fused, train)
    return deployed(lambda make: loss(test, make), tau)


TASKS = {
    "digits-vae": digits_vae, "codebook": codebook, "router": router, "attention": attention, "features": features,
}
