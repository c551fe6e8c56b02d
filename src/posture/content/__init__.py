"""Markdown-with-a-form files that people edit without programming."""
