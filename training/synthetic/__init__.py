"""Pictures of crowds drawn from nothing, with every head known exactly."""

from training.synthetic.render import render
from training.synthetic.scene import Scene, random_scene

__all__ = ["Scene", "random_scene", "render"]
