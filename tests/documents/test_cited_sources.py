# SPDX-License-Identifier: MIT
"""Sources: what the catalogue cites is listed; whom the trust asks for its own facts is no source of ours."""

from document_estates import catalogue, plan

from planner.documents.tables.knowledge import used_sources

COUNTED_NOT_WEIGHED = """
systems:
  - id: pacs
    kind: pacs
    in_scope: replace
    archive: {by_modality: {CT: {studies_yr: 9000, mb_mean: 300}}}
    evidence: {grade: declared, source: PACS manager}
holdings: [{id: h, system: pacs, modalities: [CT], years: 2010-2012, studies: 455000, size: unknown}]
"""


def test_whom_the_trust_asked_is_no_source_of_the_catalogue() -> None:
    found = plan(COUNTED_NOT_WEIGHED)
    assumed = {key for one in found.migration.assumptions for key in one.sources}
    assert "PACS manager" in assumed
    cited = used_sources(found, ("migration",))
    assert cited
    assert set(cited) <= set(catalogue().sources)
