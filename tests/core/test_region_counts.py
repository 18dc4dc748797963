from core.dots import Dots
from core.history import Marks
from core.region_counts import region_counts
from core.regions import Region

LEFT = ((0.0, 0.0), (50.0, 0.0), (50.0, 100.0), (0.0, 100.0))
TOP = ((0.0, 0.0), (100.0, 0.0), (100.0, 50.0), (0.0, 50.0))


def test_regions_count_what_counts_and_masks_what_they_keep_from_it() -> None:
    dots = Dots.of([(10, 10), (10, 90), (90, 10), (20, 80)], [0.9, 0.9, 0.9, 0.2])
    regions = (Region("left", LEFT), Region("top", TOP, mask=True), Region("corner", LEFT[:2]))
    assert region_counts(Marks(dots, 0.5, regions)) == [1, 2, 0]
    assert region_counts(Marks(dots, 0.1, regions)) == [2, 2, 0]
    assert region_counts(Marks(dots, 0.5, regions[:1])) == [2]
