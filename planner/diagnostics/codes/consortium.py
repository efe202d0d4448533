# SPDX-License-Identifier: MIT
"""PLN6xx: a folder of members who leave together, and what its consortium.yaml says of them."""

from planner.diagnostics.codes.code import Code

CONSORTIUM = (
    Code(
        "PLN601",
        "error",
        "A member of a consortium that is not there",
        "Stores, teams, costs, the lead and what a member pays alone name members of the "
        "consortium by their ids.",
        "correct the id, or add the member under 'members:'",
    ),
    Code(
        "PLN602",
        "error",
        "A consortium that contradicts itself",
        "A member, a store or a cost is said twice, two members have one folder, a price by bands does not "
        "say what it is a price of, or a cost has an amount of a member that does not take part in it.",
        "keep the one that holds",
    ),
    Code(
        "PLN603",
        "error",
        "A consortium where a project is expected",
        "A folder with a consortium.yaml holds a project for each member. Planner build and planner "
        "check take them together.",
        "name one member, as in 'planner lapse consortium/north'",
    ),
    Code(
        "PLN604",
        "warning",
        "A member whose plan is of another day",
        "Plans that are compared must be of one day. In the consortium every member is planned for the day "
        "that consortium.yaml says.",
        "write the same 'as_of:' in both files, or once in a file of the folder 'shared'",
    ),
    Code(
        "PLN605",
        "warning",
        "Something beside consortium.yaml that nobody reads",
        "A folder that is neither a member nor 'shared', or a YAML file outside all folders, is not read.",
        "name the folder under 'members:', or move the file into a member or into the folder 'shared'",
    ),
    Code(
        "PLN606",
        "error",
        "A store that is no system",
        "The stores of a consortium are named by the id of a system that its members see, so that it is "
        "known who leaves them.",
        "describe the store under 'systems:' in the folder 'shared', or correct the id",
    ),
    Code(
        "PLN607",
        "error",
        "A member without a folder",
        "Each member is a project in a folder that lies directly beside consortium.yaml and has the member's "
        "id for its name, or the name under 'folder:'. The others are told without it.",
        "correct the name, or begin the project with planner new; links and hidden folders are no members",
    ),
)
