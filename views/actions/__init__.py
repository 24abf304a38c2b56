"""Actions on a party or finding: add, note, judge, dismiss, remove, export."""
