"""`hipcoach plan`: what it takes, what is written, what is kept."""
