"""The models that can count: the shipped one, and those that a person has taught or brought along.

    library = Library(models_folder())
    card = library.import_file(Path("square.safetensors"))
    library.use(card.name)
    open_counter("auto", library.weights())

A model is one file in a folder of the user's; the file's name is the model's name, and what else is known of it stands
in the file's header. Nothing here needs torch.
"""

from core.models.card import Broken, Card, HeldBack, InUse, Parent
from core.models.library import Library

__all__ = ["Broken", "Card", "HeldBack", "InUse", "Library", "Parent"]
