"""What ``make words`` is made of: it collects what people read, and keeps its translations in step."""
