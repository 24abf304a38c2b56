"""The Global Legal Entity Identifier Foundation: LEI records and accounting consolidation."""
