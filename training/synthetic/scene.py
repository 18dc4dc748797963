"""What a picture shall show: the scene's few numbers, scenes drawn at random, and the camera they imply."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from training.synthetic.light import LIGHTS

KINDS = ("plaza", "street", "concert", "hall", "stand")
DAYLIGHT = ("morning", "noon", "cloudy", "golden", "dusk", "night")


@dataclass(frozen=True)
class Scene:
    """A crowd to draw.

    Attributes:
        width, height: the picture, in pixels.
        heads: how many heads shall be visible; the picture comes close to it.
        kind: one of `KINDS`.
        light: a name in `training.synthetic.light.LIGHTS`; concerts and halls bring their own.
        horizon: where eye level lies, as a share of the height from the top.
        camera_height: metres above the ground.
        focal: focal length in picture widths; 0.9 is about a normal lens.
        far: metres to the crowd's far end.
        falloff: how much thinner the crowd is far away; 0 is even on the ground, 3 even in the picture.
        clutter: how many trees, lamps, stalls and banners there are, 0 to 1.
        umbrellas: share of people who hold one up.
        mirrored: whether the light comes from the other side.
        grain: camera noise as a share of white.
    """

    width: int = 1024
    height: int = 768
    heads: int = 300
    kind: str = "plaza"
    light: str = "golden"
    horizon: float = 0.36
    camera_height: float = 3.4
    focal: float = 0.95
    far: float = 55.0
    falloff: float = 1.6
    clutter: float = 0.6
    umbrellas: float = 0.0
    mirrored: bool = False
    grain: float = 0.007

    def __post_init__(self) -> None:
        if self.kind not in KINDS or self.light not in LIGHTS:
            raise ValueError(f"no scene is of kind {self.kind!r} in light {self.light!r}")


def random_scene(rng: np.random.Generator, width: int, height: int) -> Scene:
    """Draw a scene for a picture of `width` by `height` pixels."""
    kind = str(rng.choice(KINDS, p=(0.3, 0.22, 0.2, 0.16, 0.12)))
    light = str(rng.choice(DAYLIGHT, p=(0.2, 0.22, 0.18, 0.22, 0.1, 0.08)))
    most = 1500.0 * min(1.0, (width * height) / (1024 * 768))
    return Scene(
        width=width,
        height=height,
        heads=int(np.exp(rng.uniform(np.log(20.0), np.log(max(most, 60.0))))),
        kind=kind,
        light=light,
        horizon=float(rng.uniform(0.4, 0.6) if kind == "stand" else rng.uniform(0.12, 0.42)),
        camera_height=float(rng.uniform(3.0, 7.0) if kind == "stand" else rng.uniform(2.6, 8.0)),
        focal=float(rng.uniform(0.75, 1.5)),
        far=float(rng.uniform(25.0, 80.0)),
        falloff=float(rng.uniform(0.8, 2.4)),
        clutter=float(rng.uniform(0.0, 1.0)),
        umbrellas=float(rng.uniform(0.1, 0.5)) if light == "cloudy" and rng.random() < 0.4 else 0.0,
        mirrored=bool(rng.random() < 0.5),
        grain=float(rng.uniform(0.004, 0.03)),
    )


@dataclass(frozen=True)
class Camera:
    """A level camera whose picture is shifted up or down, so that uprights stay upright.

    World axes are metres: x to the right, y up from the ground, z away from the camera. The ground may climb in steps
    from `rise_from` on, as the tiers of a stand do.

    Attributes:
        centre: the picture's middle column; horizon: eye level; focal: focal length; all in pixels.
        height: metres above the ground.
        rise_from, step_depth, step_height: where tiers begin, and their size; no tiers where `step_height` is 0.
    """

    centre: float
    horizon: float
    focal: float
    height: float
    rise_from: float = 0.0
    step_depth: float = 0.85
    step_height: float = 0.0

    @classmethod
    def of(cls, scene: Scene) -> Camera:
        """The camera of a scene."""
        tiers = 0.42 if scene.kind == "stand" else 0.0
        return cls(
            scene.width / 2,
            scene.height * scene.horizon,
            scene.focal * scene.width,
            scene.camera_height,
            rise_from=12.0,
            step_height=tiers,
        )

    def project(self, points: ArrayLike) -> NDArray[np.float64]:
        """World points (..., 3) to pixels (..., 2)."""
        place = np.asarray(points, np.float64)
        scale = self.focal / np.maximum(place[..., 2], 0.3)
        return np.stack(
            [self.centre + scale * place[..., 0], self.horizon + scale * (self.height - place[..., 1])], axis=-1
        )

    def scale(self, z: float) -> float:
        """Pixels to a metre at distance `z`."""
        return self.focal / z

    def floor(self, z: float) -> float:
        """The ground's height at distance `z`."""
        if not self.step_height or z < self.rise_from:
            return 0.0
        return (1 + np.floor((z - self.rise_from) / self.step_depth)) * self.step_height

    def nearest(self, picture_height: int, above: float) -> float:
        """The distance at which a point `above` metres up leaves the picture at its lower edge."""
        if self.step_height:
            z = self.rise_from + self.step_depth / 2
            while self.project([0.0, self.floor(z) + above, z])[1] > picture_height and z < 1e3:
                z += self.step_depth
            return z - self.step_depth / 2
        return self.focal * max(self.height - above, 0.2) / max(picture_height - self.horizon, 1.0)
