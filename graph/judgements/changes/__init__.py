"""Parts of what a judgement changes: verdicts, owners, red flags, values that contradict."""
