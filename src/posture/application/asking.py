"""Asking a person for the passphrase of their key, as the window and the terminal do."""

from posture.store.asking import SHORTEST as SHORTEST
from posture.store.asking import Asker as Asker
from posture.store.asking import Wrong as Wrong
