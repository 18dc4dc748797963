"""What lies over the picture besides the dots: images of a run, heat, blocks, regions, comparison, the ground."""
