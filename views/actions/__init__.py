"""Actions on a party or finding: add, note, judge, remove, export."""
