# SPDX-License-Identifier: MIT
"""A document of planner's whose facts change from month to month."""

import random
from html import escape


def month(chance: random.Random, risks: list[int]) -> str:
    """Return the document of a month: some risks, each with what is known of it today."""
    rows = "".join(
        f'<tr><td class="id">R{n:02}</td><td><p><strong>Risk {n}</strong></p><p>{_fact(chance, n)}</p></td>'
        f'<td class="num">{chance.choice((4, 9))}</td><td>Owner of {n}</td></tr>'
        for n in risks
    )
    sections = "".join(
        f'<h2 id="risk-{n}">R{n:02} Risk {n}</h2><p data-block="cause">{_fact(chance, n)}</p>'
        f'<p data-block="effect">The effect of {n} is known.</p>'
        f'<ul><li data-block="a">Ask {n} &amp; note.</li></ul>'
        for n in risks
    )
    maybe = (
        '<p class="note" data-block="maybe">This month there is a warning.</p>'
        if chance.random() < 0.5
        else ""
    )
    return (
        f'<section><h1 id="top">Summary</h1>{maybe}'
        f'<p class="lead" data-block="lead">There are {len(risks)} risks.</p>'
        f'<p data-block="see">See <a href="#register"></a> and <a href="#detail"></a>.</p></section>'
        f'<section class="landscape"><h1 id="reg">Register</h1><table class="register" id="register">'
        "<caption>All risks</caption>"
        "<thead><tr><th>Id</th><th>Risk</th><th>Score</th><th>Owner</th></tr></thead>"
        f"<tbody>{rows}</tbody></table></section>"
        f'<section><h1 id="detail">Detail</h1><p data-block="d">One by one.</p>{sections}</section>'
    )


def _fact(chance: random.Random, n: int) -> str:
    return escape(f"The fact of {n} is “{chance.choice(('so', 'otherwise', 'not known'))}”.")
