"""PyTorch's gradient estimates on one thread: by hand, and its own gumbel_softmax with autograd."""

import torch
import torch.nn.functional as F

import estimators
from worker import serve

torch.set_num_threads(1)
torch.manual_seed(1)
SHAPE = (len(estimators.P), estimators.SAMPLES)


class Ops:
    exp, log = torch.exp, torch.log

    @staticmethod
    def column(values):
        return torch.tensor(values)[:, None]

    @staticmethod
    def zeros():
        return torch.zeros(SHAPE)

    @staticmethod
    def exponential():
        return torch.empty(SHAPE).exponential_()

    @staticmethod
    def gumbel():
        return Ops.exponential().log_().neg_()

    @staticmethod
    def maximum(scores):
        return scores.max(0).values

    @staticmethod
    def lower(scores, bound):
        return scores.clamp(max=bound)

    @staticmethod
    def one_hot(scores):
        return (torch.arange(SHAPE[0])[:, None] == scores.argmax(0)).float()


def autograd(hard):
    theta, c = torch.log(torch.tensor(estimators.P)), torch.tensor(estimators.C)

    def body():
        z = theta.expand(SHAPE[1], SHAPE[0]).contiguous().requires_grad_()
        ((F.gumbel_softmax(z, tau=1.0, hard=hard) - c) ** 2).sum().backward()
        return z.grad.mean(0), z.grad.var(0)

    return {"gumbel_softmax, autograd": body}


serve(
    estimators.rows(
        Ops, {"gumbel-softmax": autograd(False), "st-gumbel-softmax": autograd(True)}
    )
)
