"""A badge of what was learned, owned by the learner: Open Badges 3.0, made and verified offline."""
