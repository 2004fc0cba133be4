"""NumPy: float32 throughout, results into memory that is there already, the fastest bit generator.

Noise is either −ln of an exponential or −ln(−ln U); small K also with one row a category, which suits
NumPy's reductions better.
"""

import itertools

import numpy as np

import rows
from worker import Work, serve

TEMPERATURES = {"half": 0.5, "one": 1.0}
generator = np.random.Generator(np.random.SFC64(1))
# Its float32 exponential is exactly 0 now and then, so that the noise is infinite and a row is lost.
np.seterr(divide="ignore", invalid="ignore")


def exponential_noise(out):
    generator.standard_exponential(out=out, dtype=out.dtype)
    np.log(out, out=out)
    np.negative(out, out=out)


def uniform_noise(out):
    generator.random(out=out, dtype=out.dtype)
    np.maximum(out, np.finfo(out.dtype).tiny, out=out)
    for _ in range(2):
        np.log(out, out=out)
        np.negative(out, out=out)


NOISES = {"exponential": exponential_noise, "uniform": uniform_noise}


def fill(dtype):
    out = np.empty(rows.FILL, dtype)
    return [Work(name, out.size, lambda noise=noise: noise(out)) for name, noise in NOISES.items()]


def layouts(count):
    """Rows of categories, and where K is small also rows of draws: shape, axis and logits of each."""
    z = np.array(rows.logits(count), np.float32)
    draws = rows.row_count(count)
    yield "rows", (draws, count), 1, z
    if count <= 64:
        yield "columns", (count, draws), 0, z[:, None]


def softmax_in_place(x, axis):
    x -= x.max(axis=axis, keepdims=True)
    np.exp(x, out=x)
    x /= x.sum(axis=axis, keepdims=True)


def relaxed(count, temperature):
    def work(layout, noise):
        name, shape, axis, z = layout
        x = np.empty(shape, np.float32)

        def body():
            NOISES[noise](x)
            np.add(x, z, out=x)
            np.multiply(x, np.float32(1 / temperature), out=x)
            softmax_in_place(x, axis)

        return Work(f"{noise}, {name}", x.size, body)

    return [work(*choice) for choice in itertools.product(layouts(count), NOISES)]


def picks(count):
    works = []
    for name, shape, axis, z in layouts(count):
        x = np.empty(shape, np.float32)
        inverse = np.exp(-z)

        def perturb(noise, x=x, z=z, axis=axis):
            noise(x)
            np.add(x, z, out=x)
            return x.argmax(axis=axis)

        def race(x=x, inverse=inverse, axis=axis):
            generator.standard_exponential(out=x, dtype=np.float32)
            np.multiply(x, inverse, out=x)
            return x.argmin(axis=axis)

        draws = rows.row_count(count)
        for noise, function in NOISES.items():
            works.append(Work(f"{noise}, {name}", draws, lambda f=function, p=perturb: p(f)))
        works.append(Work(f"race, {name}", draws, race))
    return works


def counts(count):
    p = np.exp(np.array(rows.logits(count)))
    p /= p.sum()
    return [Work("multinomial", 200, lambda: [generator.multinomial(10_000_000, p) for _ in range(200)])]


def top10():
    z = np.array(rows.logits(50_257), np.float32)
    inverse = np.exp(-z)
    x = np.empty_like(z)

    def perturb(noise):
        noise(x)
        np.add(x, z, out=x)
        best = np.argpartition(x, -10)[-10:]
        return best[np.argsort(-x[best])]

    def race():
        generator.standard_exponential(out=x, dtype=np.float32)
        np.multiply(x, inverse, out=x)
        best = np.argpartition(x, 10)[:10]
        return best[np.argsort(x[best])]

    works = [Work(name, 1, lambda noise=noise: perturb(noise)) for name, noise in NOISES.items()]
    return works + [Work("race", 1, race)]


def softmax(count):
    def work(layout):
        name, shape, axis, z = layout
        source = np.broadcast_to(z, shape).copy()
        x = np.empty_like(source)

        def body():
            np.multiply(source, np.float32(1 / 0.7), out=x)
            softmax_in_place(x, axis)

        return Work(name, x.size, body)

    return [work(layout) for layout in layouts(count)]


ROWS = {
    "fill-float": lambda: fill(np.float32),
    "fill-double": lambda: fill(np.float64),
    "top10-fresh": top10,
    "top10-table": top10,
}
for K in (5, 64, 1024, *rows.WIDE):
    for suffix, tau in TEMPERATURES.items():
        ROWS[f"relaxed-{K}-{suffix}"] = lambda K=K, tau=tau: relaxed(K, tau)
for K in (5, 64, 1024, 50_257):
    ROWS[f"picks-{K}"] = lambda K=K: picks(K)
    ROWS[f"softmax-{K}"] = lambda K=K: softmax(K)
for K in (5, 64, 1024):
    ROWS[f"counts-{K}"] = lambda K=K: counts(K)

serve(ROWS)
