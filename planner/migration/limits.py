# SPDX-License-Identifier: MIT
"""Limits that several archives share: what a contract lets out in a month, and the link to them."""

from collections.abc import Sequence

from planner.migration import arithmetic as sums
from planner.migration.choosing import BY_HAND, allowances
from planner.migration.gathering import Sourcing
from planner.migration.plan import Pool, Source


def pools_of(sources: Sequence[Source], sourcing: Sourcing) -> tuple[Pool, ...]:
    """Return the limits of the sources that are read over a network; portable disks know none."""
    over_network = [source for source in sources if source.remote and source.approach != BY_HAND]
    return (*_allowance_pools(over_network, sources, sourcing), *_link_pool(over_network, sourcing))


def _allowance_pools(
    over_network: Sequence[Source], sources: Sequence[Source], sourcing: Sourcing
) -> list[Pool]:
    members: dict[str, list[Source]] = {}
    limits: dict[str, float] = {}
    for source in sources:
        for contract, tb_month in allowances(sourcing.facts.systems[source.system], sourcing.facts):
            members.setdefault(contract, [])
            limits[contract] = tb_month
            if source in over_network:
                members[contract].append(source)
            elif source.approach != BY_HAND:
                _note_local(source, contract, tb_month, sourcing)
    pools = []
    for contract, held in members.items():
        if held:
            name = sourcing.facts.contracts[contract].name_in_print
            title = f"The {limits[contract]:g} TB a month that the contract {name} lets out"
            key = sourcing.parameter("allowance-share")
            rate = sums.monthly_rate(limits[contract])
            pools.append(Pool(f"allowance:{contract}", title, key, rate, tuple(one.system for one in held)))
    return pools


def _note_local(source: Source, contract: str, tb_month: float, sourcing: Sourcing) -> None:
    size = sourcing.drivers[source.size].range.typical
    if not size:
        return
    days = sums.copy_days(size, sums.monthly_rate(tb_month))
    name = sourcing.facts.contracts[contract].name_in_print
    sourcing.assume(
        f"allowance-{source.system}",
        f"The {tb_month:g} TB a month of {name} are taken to hold for what comes over the network and not "
        f"for {source.name}, which stands on site; if they hold there too, its {size:,.0f} TB "
        f"add {days:,.0f} days",
    )


def _link_pool(over_network: Sequence[Source], sourcing: Sourcing) -> list[Pool]:
    if not over_network:
        return []
    link = sourcing.facts.project.programme.link
    if link is None:
        names = ", ".join(source.name for source in over_network)
        sourcing.assume(
            "link", f"The network is taken not to hold back {names}: the speed of the link is not stated"
        )
        return []
    title = f"The {link:,.0f} Mbit/s of the link to the old archive"
    key = sourcing.parameter("link-share")
    return [Pool("link", title, key, sums.line_rate(link, 1.0), tuple(one.system for one in over_network))]
