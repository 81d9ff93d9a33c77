"""A synthetic partnership, lived through the rooms' own actions. Nobody in it exists."""
