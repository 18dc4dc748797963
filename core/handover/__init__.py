"""Handing a project's work over: as annotations, as pictures with dots, as training data; and taking annotations in."""
