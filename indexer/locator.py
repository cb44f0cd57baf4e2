"""How a place in a document is written for a reader: 附件 推进城市安全发展任务分工 第13项; 三、(一)3."""

from collections.abc import Sequence

from indexer.outline import SUBPLAN, Node
from indexer.zones import Zone


def zone_label(zone: Zone) -> str:
    """What names the zone before a place in it: nothing in the body, the annex with its title, the covering letter."""
    if zone.kind == "annex":
        return " ".join(part for part in (f"附件{zone.number or ''}", zone.title) if part)
    return "印发通知" if zone.kind == "cover" else ""


def clause_locator(zone: Zone, node: Node, ancestors: Sequence[Node]) -> str:
    """The labels from the top down as printed, after the zone's name; 正文 where there is neither.

    5.1.3 says by itself under which it stands; what stands in a sub-plan is told by its title.
    """
    whole = node.style.startswith("decimal") and "." in node.label
    above = [part for part in ancestors if not (whole and part.style.startswith("decimal"))]
    titles = [part.heading for part in (*above, node) if part.style == SUBPLAN]
    labels = "".join(part.label for part in (*above, node))
    return " ".join(part for part in (zone_label(zone), *titles, labels) if part) or "正文"


def row_locator(zone: Zone | None, number: str | None, row: str) -> str:
    """The place of a table row: its printed number where it has one, else where the file has the row."""
    label = zone_label(zone) if zone is not None else ""
    place = f"第{number}项" if number else row or "表格"
    return f"{label} {place}".strip()
