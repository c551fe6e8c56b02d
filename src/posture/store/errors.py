"""What can go wrong with what Posture keeps; each error says one clear sentence to the person."""


class StoreError(Exception):
    """Something that could not be kept or read; ``str()`` is a sentence for the person."""


class SecretsError(StoreError):
    """The key that seals what matters cannot be had; the sentence says what to do."""
