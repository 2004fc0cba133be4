"""JAX: every row one compiled function of a counter. Its other generator, `rbg`, is slower on a CPU."""

import jax
import jax.numpy as jnp
import numpy as np

import rows
from worker import Work, serve

jax.config.update("jax_enable_x64", True)
TEMPERATURES = {"half": 0.5, "one": 1.0}
# The default mode gives the same numbers on any number of devices, and costs twice the words.
MODES = {"threefry": True, "threefry, one device": False}


def with_keys(units, function):
    """`function(key)` compiled in either mode of threefry, with a new key at every call."""

    def work(name, partitionable):
        def step(number):
            return function(jax.random.fold_in(jax.random.key(1), number))

        with jax.threefry_partitionable(partitionable):
            compiled = jax.jit(step).lower(np.uint32(0)).compile()
        number = 0

        def body():
            nonlocal number
            number += 1
            jax.block_until_ready(compiled(np.uint32(number)))

        return Work(name, units, body)

    return [work(name, partitionable) for name, partitionable in MODES.items()]


def fill(dtype):
    return with_keys(rows.FILL, lambda key: jax.random.gumbel(key, (rows.FILL,), dtype))


def prepare(count):
    return jnp.array(rows.logits(count), jnp.float32), (rows.row_count(count), count)


def relaxed(count, temperature):
    z, shape = prepare(count)

    def function(key):
        return jax.nn.softmax((z + jax.random.gumbel(key, shape, jnp.float32)) / temperature, axis=-1)

    return with_keys(shape[0] * shape[1], function)


def picks(count):
    z, shape = prepare(count)
    return with_keys(shape[0], lambda key: jax.random.categorical(key, z, shape=shape[:1]))


def top10():
    z, _ = prepare(50_257)
    return with_keys(1, lambda key: jax.lax.top_k(z + jax.random.gumbel(key, z.shape, jnp.float32), 10))


def softmax(count):
    z, shape = prepare(count)
    source = jnp.broadcast_to(z, shape).copy()
    compiled = jax.jit(lambda x: jax.nn.softmax(x / jnp.float32(0.7), axis=-1))
    return [Work("jit", source.size, lambda: jax.block_until_ready(compiled(source)))]


ROWS = {
    "fill-float": lambda: fill(jnp.float32),
    "fill-double": lambda: fill(jnp.float64),
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
