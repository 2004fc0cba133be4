"""Two of the tasks of `gumbel-tui train` in NumPy, as fast as whole arrays make them."""

import numpy as np

RNG = np.random.default_rng(1)


class Adam:
    def __init__(self, shape, rate):
        self.m, self.v, self.t, self.rate = np.zeros(shape), np.zeros(shape), 0, rate

    def step(self, theta, gradient):
        self.t += 1
        self.m = 0.9 * self.m + 0.1 * gradient
        self.v = 0.999 * self.v + 0.001 * gradient**2
        theta -= self.rate * (self.m / (1 - 0.9**self.t)) / (np.sqrt(self.v / (1 - 0.999**self.t)) + 1e-8)


def softmax(z):
    e = np.exp(z - z.max(-1, keepdims=True))
    return e / e.sum(-1, keepdims=True)


def trap(kind, tau, runs=20, steps=2000, batch=16):
    """All runs at once; returns how many end on the third category."""
    theta = 0.1 * RNG.standard_normal((runs, 3))
    adam = Adam(theta.shape, 0.02)
    slope = np.zeros((runs, batch, 3))
    for _ in range(steps):
        y = softmax((theta[:, None] + RNG.gumbel(size=(runs, batch, 3))) / tau)
        difference = 2 * (y[..., 0] - y[..., 1])
        slope[..., 0], slope[..., 1], slope[..., 2] = difference, -difference, 0.5
        gradient = y * (slope - (y * slope).sum(-1, keepdims=True)) / tau
        adam.step(theta, gradient.mean(1))
    return int((theta.argmax(1) == 2).sum())


def polynomial(kind, tau, steps=8000, batch=64, latents=128):
    """One run with p = 2; returns the expected loss."""
    theta = RNG.uniform(-0.01, 0.01, (latents, 2))
    adam = Adam(theta.shape, 1e-3)
    for _ in range(steps):
        on = 1 / (1 + np.exp(theta[:, 0] - theta[:, 1]))
        if kind == "rloo":
            draws = (RNG.random((batch, 2, latents)) < on).astype(float)
            loss = ((draws - 0.45) ** 2).mean(2)
            advantage = (loss - loss[:, ::-1])[..., None]
            slope = (advantage * (draws - on)).mean((0, 1))
        else:
            noise = RNG.logistic(size=(batch, latents))
            y = 1 / (1 + np.exp(-(theta[:, 1] - theta[:, 0] + noise) / tau))
            slope = (2 * (y - 0.45) * y * (1 - y)).mean(0) / tau / latents
        adam.step(theta, np.stack([-slope, slope], 1))
    on = 1 / (1 + np.exp(theta[:, 0] - theta[:, 1]))
    return float((0.2025 + 0.1 * on).mean())
