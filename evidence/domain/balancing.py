"""Work evened out between people, when not everybody may do everything. Pure: no database."""

from collections import deque


def even_out(taken, *, free, load):
    """Move tasks until the loads are as even as the rules allow.

    `taken` {task: set of people who have it} and `load` {person: how much they have in all} are
    changed in place; `free` {task: people who may have it} says where a task may go. Every task
    keeps as many people as it has.

    A task handed from one person to a second, another from that one to a third and so on, takes
    one from the first and gives one to the last. While such a chain leads to somebody with at
    least two less to do, the loads can be more even, and once there is none they cannot: neither
    is the largest load smaller nor the smallest larger in any other plan (an optimal
    semi-matching: Harvey, Ladner, Lovász and Tamir, 2006).
    """
    holdings = {person: [] for person in load}
    for task, people in taken.items():
        for person in people:
            holdings[person].append(task)
    while chain := _chain(taken, holdings, free, load):
        for giver, task, receiver in chain:
            taken[task].remove(giver)
            taken[task].add(receiver)
            holdings[giver].remove(task)
            holdings[receiver].append(task)
        load[chain[0][0]] -= 1
        load[chain[-1][2]] += 1


def _chain(taken, holdings, free, load):
    """[(giver, task, receiver)] from the busiest who can be relieved, the shortest; or None."""
    for busy in sorted(load, key=lambda person: -load[person]):
        came = {busy: None}
        waiting = deque([busy])
        while waiting:
            giver = waiting.popleft()
            for task in holdings[giver]:
                for receiver in free[task]:
                    if receiver in came or receiver in taken[task]:
                        continue
                    came[receiver] = (giver, task, receiver)
                    if load[receiver] <= load[busy] - 2:
                        return _back(came, receiver)
                    waiting.append(receiver)
    return None


def _back(came, person):
    """The steps that led to `person`, the first step first."""
    steps = []
    while step := came[person]:
        steps.append(step)
        person = step[0]
    return steps[::-1]
