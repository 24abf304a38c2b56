"""Officers and shareholders from paid BizFile profiles of Singapore."""
