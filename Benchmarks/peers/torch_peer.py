"""PyTorch on one thread: its own gumbel_softmax, and the same by hand with either kind of noise."""

import torch
import torch.nn.functional as F

import rows
from worker import Work, serve

torch.set_num_threads(1)
torch.manual_seed(1)
torch.set_grad_enabled(False)
TEMPERATURES = {"half": 0.5, "one": 1.0}


def exponential_noise(out):
    return out.exponential_().log_().neg_()


def uniform_noise(out):
    tiny = torch.finfo(out.dtype).tiny
    return out.uniform_().clamp_(min=tiny).log_().neg_().log_().neg_()


NOISES = {"exponential": exponential_noise, "uniform": uniform_noise}


def fill(dtype):
    out = torch.empty(rows.FILL, dtype=dtype)
    return [Work(name, rows.FILL, lambda noise=noise: noise(out)) for name, noise in NOISES.items()]


def matrix(count):
    z = torch.tensor(rows.logits(count), dtype=torch.float32)
    return z, torch.empty(rows.row_count(count), count)


def relaxed(count, temperature):
    z, x = matrix(count)
    expanded = z.expand_as(x)
    works = [
        Work(name, x.numel(), lambda n=noise: torch.softmax(n(x).add_(z).mul_(1 / temperature), dim=1))
        for name, noise in NOISES.items()
    ]
    library = Work("gumbel_softmax", x.numel(), lambda: F.gumbel_softmax(expanded, tau=temperature))
    return works + [library]


def picks(count):
    z, x = matrix(count)
    inverse = torch.exp(-z)
    works = [
        Work(name, len(x), lambda noise=noise: noise(x).add_(z).argmax(dim=1)) for name, noise in NOISES.items()
    ]
    return works + [Work("race", len(x), lambda: x.exponential_().mul_(inverse).argmin(dim=1))]


def top10():
    z = torch.tensor(rows.logits(50_257), dtype=torch.float32)
    x = torch.empty_like(z)
    inverse = torch.exp(-z)
    works = [
        Work(name, 1, lambda noise=noise: torch.topk(noise(x).add_(z), 10)) for name, noise in NOISES.items()
    ]
    return works + [Work("race", 1, lambda: torch.topk(x.exponential_().mul_(inverse), 10, largest=False))]


def softmax(count):
    z, x = matrix(count)
    source = z.expand_as(x).contiguous()
    scaled = torch.empty_like(source)
    return [
        Work("softmax", x.numel(), lambda: torch.softmax(torch.mul(source, 1 / 0.7, out=scaled), 1, out=x))
    ]


ROWS = {
    "fill-float": lambda: fill(torch.float32),
    "fill-double": lambda: fill(torch.float64),
    "top10-fresh": top10,
    "top10-table": top10,
}
for K in (5, 64, 1024, *rows.WIDE):
    for suffix, tau in TEMPERATURES.items():
        ROWS[f"relaxed-{K}-{suffix}"] = lambda K=K, tau=tau: relaxed(K, tau)
for K in (5, 64, 1024, 50_257):
    ROWS[f"picks-{K}"] = lambda K=K: picks(K)
    ROWS[f"softmax-{K}"] = lambda K=K: softmax(K)

serve(ROWS)
