"""Teaching a model what a person has corrected: hold back, learn, measure, keep or throw away."""
