# SPDX-License-Identifier: MIT
"""Facts of contracts and interfaces as one cell tells them."""

from planner.documents.words import FAILURE_WORDS, PROTOCOL_WORDS, UNKNOWN, months, said
from planner.english import capital
from planner.model import Contract, Integration
from planner.rules.usual import is_usual, usual_source

CHARGES = {
    "included": "included",
    "capped": "capped",
    "tbc": "not agreed",
    "per_tb": "per terabyte, without a cap",
    None: UNKNOWN,
}


def extensions(contract: Contract) -> str:
    """Return the extension options of a contract that are left."""
    if contract.extensions is None:
        return capital(UNKNOWN)
    told = []
    for extension in contract.extensions:
        left = (extension.count or 1) - (extension.taken or 0)
        kind = f", {extension.kind}" if extension.kind else ""
        told.append(f"{left} × {months(extension.months)} left{kind}")
    return "; ".join(told) or "None"


def data_return(contract: Contract) -> str:
    """Return what a contract says of the data: whether, how, at what charge and how fast it comes back."""
    held = contract.exit.data_return if contract.exit else None
    if held is None:
        return capital(UNKNOWN)
    parts = [f"clause: {said(held.clause)}", f"form: {said(held.format)}", f"charge: {CHARGES[held.charge]}"]
    if held.rate_limit_tb_month is not None:
        parts.append(f"at most {said(held.rate_limit_tb_month)} TB a month")
    return capital("; ".join(parts))


def marked(link: Integration, text: str, *fields: str) -> str:
    """Return a text about an interface, with a mark where it is only usual and nobody has confirmed it."""
    if text and any(is_usual(link, field) for field in fields):
        return f"{text} ({usual_source(str(link.reference))})"
    return text


def protocol(link: Integration) -> str:
    """Return the protocol and the message of an interface, each marked where it is only usual."""
    carrier, message = PROTOCOL_WORDS[link.protocol], link.message or ""
    if is_usual(link, "protocol") == is_usual(link, "message") or not message:
        return marked(link, "; ".join(filter(None, (carrier, message))), "protocol")
    return "; ".join((marked(link, carrier, "protocol"), marked(link, message, "message")))


def ihe(link: Integration) -> str:
    """Return the IHE profile and transactions of an interface; nothing where none was named."""
    if link.ihe is None:
        return ""
    return " ".join(filter(None, (link.ihe.profile, ", ".join(link.ihe.transactions or ()))))


def codes(link: Integration) -> str:
    """Return the code systems and the kinds of number that an interface carries."""
    codes = [f"{concept}: {system}" for concept, system in (link.code_systems or {}).items()]
    numbers = [f"numbers: {', '.join(link.identifiers)}"] if link.identifiers else []
    return "; ".join([*codes, *numbers]) or capital(UNKNOWN)


def security(link: Integration) -> str:
    """Return how what an interface carries is protected, and whether it names the user."""
    held = link.security
    if held is None:
        return capital(UNKNOWN)
    context = {
        "asserted": "the user is named",
        "shared_account": "a shared account",
        "none": "no user is named",
        None: None,
    }
    return capital("; ".join(filter(None, (_carried_by(held.transport), context[held.user_context]))))


def _carried_by(transport: str | None) -> str:
    """Return how what travels is protected on its way."""
    if transport is None:
        return "protection on the way not known"
    if transport.lower() in ("none", "no"):
        return "not encrypted"
    return transport.upper() if transport.lower().startswith(("vpn", "tls", "ssl")) else said(transport)


def failure(link: Integration) -> str:
    """Return what happens when an interface fails, and for how long a queue holds."""
    words = FAILURE_WORDS[link.failure_mode]
    if link.failure_mode == "queue":
        held = "for a time not known" if link.queue_hours is None else f"for {said(link.queue_hours)} hours"
        return f"{words} {held}"
    return capital(words)
