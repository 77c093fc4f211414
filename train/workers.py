"""Training by one process or, under torchrun, by several: gradients are averaged, and all go on
or stop together."""
import os

import torch
import torch.distributed as dist


def together():
    return "RANK" in os.environ


def join(threads):
    """Begin; the number of this process, 0 where it is alone."""
    torch.set_num_threads(threads)
    if not together():
        return 0
    dist.init_process_group("gloo")
    return dist.get_rank()


def agreed(number):
    """What the first process says, so that all decide alike."""
    if not together():
        return number
    said = torch.tensor(number, dtype=torch.float64)
    dist.broadcast(said, 0)
    return said.item()


def average(model):
    for p in model.parameters():
        if p.grad is not None:
            dist.all_reduce(p.grad)
            p.grad /= dist.get_world_size()


def step(model, optimizer, loss):
    """One update down the gradient of `loss`, which is cut to a length of 1."""
    optimizer.zero_grad()
    loss.backward()
    if together():
        average(model)
    torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    optimizer.step()


def save(path, state):
    """Written aside first: what was kept before is never torn."""
    part = path.with_suffix(".part")
    torch.save(state, part)
    part.rename(path)
