"""The gradient estimators by hand, for NumPy and PyTorch alike: one row for each category, a column for each sample.

`ops` says how either library makes noise and takes exponentials; everything else they write in the same way. The
objective is f = Σ(y − c)² at π = (.1, .2, .3, .4), τ = 1, as in the engine's rows. Slopes at one-hot points are
2(D − c), so that no table is looked up.
"""

P = [0.1, 0.2, 0.3, 0.4]
C = [0.45, 0.3, 0.15, 0.1]
SAMPLES = 1 << 16
ROLLOUTS = 10
LAMBDA = 0.5


def pull_back(y, v, tau):
    """(1/τ)·J_y v, column by column."""
    return y * (v - (y * v).sum(0)) / tau


def softmax(ops, scores):
    e = ops.exp(scores - ops.maximum(scores))
    return e / e.sum(0)


class Estimators:
    def __init__(self, ops):
        self.ops = ops
        self.pi, self.c = ops.column(P), ops.column(C)
        self.theta = ops.log(self.pi)

    def f(self, y):
        return ((y - self.c) ** 2).sum(0)

    def slope(self, y):
        return 2 * (y - self.c)

    def pick(self):
        return self.ops.one_hot(self.theta + self.ops.gumbel())

    def exact(self):
        values = self.ops.column([sum((float(i == k) - c) ** 2 for i, c in enumerate(C)) for k in range(len(C))])
        return pull_back(self.pi, values, 1) + self.ops.zeros()

    def reinforce(self):
        d = self.pick()
        return self.f(d) * (d - self.pi)

    def rloo(self):
        d, e = self.pick(), self.pick()
        return (self.f(d) - self.f(e)) * (d - e) / 2

    def softmax(self):
        return pull_back(self.pi, self.slope(self.pi), 1) + self.ops.zeros()

    def gumbel_softmax(self):
        y = softmax(self.ops, self.theta + self.ops.gumbel())
        return pull_back(y, self.slope(y), 1)

    def st_gumbel_softmax(self):
        scores = self.theta + self.ops.gumbel()
        return pull_back(softmax(self.ops, scores), self.slope(self.ops.one_hot(scores)), 1)

    def straight_through(self):
        return pull_back(self.pi, self.slope(self.pick()), 1)

    def straight_through_argmax(self):
        return pull_back(self.pi, self.slope(self.ops.one_hot(self.theta)), 1) + self.ops.zeros()

    def conditional(self, d):
        """E_i/π_i and E_D of noise given the pick; z̃ = −ln of their sum, or of E_D alone at D."""
        waits = self.ops.exponential()
        first = (waits * d).sum(0)
        delays = waits / self.pi
        return delays, first, d * first + (1 - d) * (delays + first)

    def gumbel_rao(self):
        d = self.pick()
        v, total = self.slope(d), 0
        for _ in range(ROLLOUTS):
            inverse = 1 / self.conditional(d)[2]
            total = total + pull_back(inverse / inverse.sum(0), v, 1)
        return total / ROLLOUTS

    def reinmax(self):
        d = self.pick()
        v = self.slope(d)
        return 2 * pull_back((self.pi + d) / 2, v, 1) - pull_back(self.pi, v, 1) / 2

    def gapped_st(self):
        d = self.pick()
        scores = self.theta - self.ops.maximum(self.theta)
        moved = (1 - d) * self.ops.lower(scores, -1.0)
        return pull_back(softmax(self.ops, moved), self.slope(d), 1)

    def rebar(self):
        scores = self.theta + self.ops.gumbel()
        d = self.ops.one_hot(scores)
        y = softmax(self.ops, scores / LAMBDA)
        delays, first, waits = self.conditional(d)
        tied = softmax(self.ops, -self.ops.log(waits) / LAMBDA)
        rates = (1 - d) * delays / (delays + first)
        u = pull_back(tied, self.slope(tied), LAMBDA) * rates
        score = (self.f(d) - self.f(tied)) * (d - self.pi)
        return score + pull_back(y, self.slope(y), LAMBDA) - (u - self.pi * u.sum(0))

    def named(self):
        """The estimators by the engine's names; decoupled-straight-through at τ_f = 1 is straight-through."""
        names = """exact reinforce rloo softmax gumbel-softmax st-gumbel-softmax straight-through
            straight-through-argmax gumbel-rao reinmax gapped-st rebar""".split()
        table = {name: getattr(self, name.replace("-", "_")) for name in names}
        return table | {"decoupled-straight-through": self.straight_through}


def rows(ops, library=None):
    """What `worker.serve` takes: a row for each estimator and one for all. `library` has other forms of some."""
    from worker import Work

    estimators = Estimators(ops).named()
    library = library or {}

    def moments(estimate):
        def body():
            rows = estimate()
            return rows.mean(1), rows.var(1)

        return body

    def forms(name):
        works = [Work("by hand", SAMPLES, moments(estimators[name]))]
        return works + [Work(form, SAMPLES, body) for form, body in library.get(name, {}).items()]

    def everything():
        return [Work("by hand", SAMPLES, lambda: [moments(estimate)() for estimate in estimators.values()])]

    table = {f"gradients-{name}": lambda name=name: forms(name) for name in estimators}
    return table | {"gradients-sampled": everything, "gradients-all": everything}
