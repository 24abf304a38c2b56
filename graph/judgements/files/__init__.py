"""Judgement files: judgements of this and of other tools, read and written."""
