# SPDX-License-Identifier: MIT
"""PLN2xx: ids that are repeated, names that lead nowhere, and facts that cannot both be true."""

from planner.diagnostics.codes.code import Code

REFERENCES = (
    Code(
        "PLN201",
        "error",
        "A name that leads nowhere",
        "A field names a system, contract, organisation or other thing by its id, and nothing has that id.",
        "correct the id, or describe the thing under its noun",
    ),
    Code(
        "PLN202",
        "error",
        "An id is used twice",
        "Two items of one noun have the same id, in one file or in two. Everything that refers to it would "
        "be unclear.",
        "rename one of the two, or delete it if it is the same thing",
    ),
    Code(
        "PLN203",
        "error",
        "A thing that refers to itself",
        "An integration joins two different systems; another copy of a holding lies in another system.",
        "name the other end, or write unknown",
    ),
    Code(
        "PLN204",
        "error",
        "A ring that cannot be",
        "Systems succeed one another, or options build on one another, in a circle, so that none is "
        "the last.",
        "break the ring: something must stand by itself",
    ),
    Code(
        "PLN205",
        "error",
        "Absent and present",
        "'programme.absent' says that the estate has no system of a kind, and the estate describes one.",
        "take the kind off the list, or correct the kind of the system",
    ),
    Code(
        "PLN206",
        "error",
        "Fewer copies than places",
        "A holding names more places where copies lie than it has copies.",
        "count every copy under 'copies', the one in 'system' included",
    ),
    Code(
        "PLN207",
        "note",
        "A covered name is read as a service",
        "A contract covers something that is no system, integration or holding. It is taken for a service, "
        "such as a support desk.",
        "list it under 'services:' to say so",
    ),
    Code(
        "PLN209",
        "error",
        "Progress of an activity that does not exist",
        "'programme.progress' records work on an activity by its id in the timeline, and none has that id.",
        "correct the id; 'planner catalogue list --kind activity' shows them",
    ),
    Code(
        "PLN211",
        "error",
        "A reference integration that does not exist",
        "'reference:' names one of the interfaces that nearly every department has, so that what is left "
        "blank can be taken as usual.",
        "'planner catalogue list --kind reference' shows them",
    ),
    Code(
        "PLN212",
        "warning",
        "A reference integration of another time",
        "The interface did not exist, or exists no longer, on the day of the plan. Nothing is taken from it.",
        "correct the reference, or leave it out and describe the interface",
    ),
    Code(
        "PLN213",
        "warning",
        "A reference that does not fit",
        "The purpose or an end of the interface is not what is usual for the reference it names. What the "
        "estate says stands.",
        "check whether another reference was meant",
    ),
    Code(
        "PLN214",
        "error",
        "A benefit that hangs on nothing",
        "A benefit names a benefit or a requirement of the catalogue by its id, and none has that id.",
        "correct the id; 'planner catalogue list' shows them",
    ),
    Code(
        "PLN215",
        "error",
        "An option that names what is not in the catalogue",
        "An option names the route by which it buys, and activities of the timeline that take another time "
        "under it. None has that id.",
        "correct the id; 'planner catalogue list --kind activity' shows the activities",
    ),
    Code(
        "PLN216",
        "error",
        "A comparison of options that names what is not there",
        "An option is scored on a criterion that nobody has named, or goes without a line of cost that the "
        "option it is based on does not have.",
        "correct the id",
    ),
    Code(
        "PLN217",
        "error",
        "A comparison of options that contradicts itself",
        "The amounts of a line are said in two ways, its years run backwards, two lines of an option have "
        "one id, a weight lies outside its own range, or a score is above the highest.",
        "keep the one that holds",
    ),
)
